/* The first questions on the home page: answers go into the address, and what follows from them is shown and told. */
(function (handbook) {
  "use strict";

  const root = document.getElementById("first-questions");
  if (!root) { return; }
  const { evaluate, UNKNOWN } = handbook.triage;
  const { read, write } = handbook.triageAddress;
  const table = JSON.parse(document.getElementById("triage-table").textContent);
  const questions = table.asks.map((ask) => ask.id);
  const items = document.getElementById("result-items").content;
  const result = document.getElementById("result");
  const bar = root.querySelector(".so-far");
  const status = bar.querySelector("[role=status]");

  let answers = read(location.hash, questions);

  const copy = (kind, id) => items.querySelector(`[data-${kind}="${CSS.escape(id)}"]`).cloneNode(true);
  const word = (name) => items.querySelector(`[data-word="${name}"]`).textContent;
  const show = (name, shown) => { result.querySelector(`[data-show="${name}"]`).hidden = !shown; };
  const list = (name, nodes) => result.querySelector(`[data-list="${name}"]`).replaceChildren(...nodes);

  /* A playbook with what is to be printed of it at this level. Only its button begins an incident. Where no playbook is
   * sure, the first of those that are not ruled out still says what to do first. */
  function found(id, outcome, leads, opens) {
    const node = copy("playbook", id);
    node.classList.toggle("opens", opens);
    node.querySelector(".found-leads").hidden = !leads;
    const papers = outcome.print.map((name) => node.querySelector(`[data-paper="${name}"]`)).filter(Boolean);
    node.querySelector(".papers")?.replaceChildren(...papers.flatMap((link) => [link, " "])); // of many playbooks it leads to the list
    node.querySelector(".for-case").hash = `level=${outcome.level}`;
    const start = node.querySelector(".start");
    start.addEventListener("click", () => {
      const told = handbook.store.begin({ playbook: id, level: outcome.level, started: new Date().toISOString() });
      if (told) { start.hash = told; }
    });
    return node;
  }

  /** @param {string} answer @param {boolean} assumed whether what is not answered counts as unknown */
  function reason(answer, assumed) {
    const node = copy("reason", answer);
    const said = answers[answer.slice(0, answer.lastIndexOf("."))] || (assumed ? UNKNOWN : "");
    node.querySelector(".counted-as").hidden = said !== UNKNOWN;
    return node;
  }

  /* What is not answered may be worse: the result says so itself, because it is read and sent on without the questions. */
  function warn(worst, open, worsens) {
    result.classList.toggle("provisional", open > 0);
    show("at-worst", worsens);
    show("same-at-worst", !worsens);
    ["whole", "start-here"].forEach((name) => { show(name, !open); });
    ["provisional", "at-least", "part"].forEach((name) => { show(name, open); });
    list("open", [word("open").replace("{n}", String(open))]);
    list("worst", [copy("level", worst.level)]);
    list("worst-reason", worsens ? worst.reasons.map((answer) => reason(answer, true)) : []);
  }

  function fill(outcome) {
    const worst = outcome.worst || outcome, sure = outcome.playbooks, opens = !sure.length;
    const maybe = [...worst.playbooks, ...worst.maybe].filter((id) => !sure.includes(id));
    const fits = sure.length > 0 || maybe.length > 0;
    warn(worst, outcome.open.length, worst.level !== outcome.level);
    show("life", outcome.life);
    show("no-fit", !fits);
    show("graded", fits);
    list("level", [copy("level", outcome.level)]);
    list("reason", outcome.reasons.map((answer) => reason(answer, false)));
    show("not-worse", !outcome.reasons.length);
    show("playbooks", sure.length);
    show("several", sure.length > 1);
    list("playbook", sure.map((id, n, all) => found(id, outcome, n === 0 && all.length > 1, false)));
    show("maybe", maybe.length);
    list("maybe", maybe.map((id, n) => found(id, outcome, false, n === 0 && opens)));
    list("call", outcome.call.map((id) => copy("role", id)));
    show("clocks", outcome.clocks.length);
    list("clock", outcome.clocks.map((id) => copy("clock", id)));
    show("judged", outcome.cluster);
    list("cluster", outcome.cluster ? [copy("cluster", outcome.cluster)] : []);
    list("allowed", outcome.allowed.map((id) => copy("strategy", id)));
    list("forbidden", outcome.forbidden.map((id) => copy("strategy", id)));
    result.querySelector(".address").href = location.href;
  }

  /* In one line, for who sees the questions and for who hears the page. */
  function tell(outcome) {
    const level = copy("level", outcome.level).querySelector(".level");
    const first = outcome.playbooks[0] || outcome.maybe[0];
    const parts = [first && copy("playbook", first).querySelector(".found-title").textContent,
      outcome.open.length && word("left").replace("{n}", String(outcome.open.length))];
    const said = first || outcome.open.length ? level : word("none");
    status.replaceChildren(`${word("so-far")} `, said, ...parts.filter(Boolean).map((one) => ` · ${one}`));
  }

  function draw() {
    const outcome = evaluate(table, answers);
    const begun = Object.keys(answers).length > 0;
    root.querySelectorAll("[data-question]").forEach((field) => {
      const id = field.dataset.question;
      field.hidden = !outcome.asked.includes(id);
      field.querySelectorAll("input").forEach((input) => { input.checked = input.value === answers[id]; });
    });
    root.querySelector("[data-do=rest]").hidden = !outcome.open.length;
    result.hidden = bar.hidden = !begun;
    if (begun) { fill(outcome); tell(outcome); }
  }

  /* The answers as they count: what an earlier answer no longer brings up is forgotten, and the address keeps the rest. */
  function keep() {
    const { asked } = evaluate(table, answers);
    answers = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id)));
    const hash = write(answers, questions);
    history.replaceState(history.state, "", hash || location.pathname + location.search);
    draw();
  }

  root.addEventListener("change", (event) => {
    if (!questions.includes(event.target.name)) { return; }
    answers = { ...answers, [event.target.name]: event.target.value };
    keep();
  });
  root.querySelector("[data-do=rest]").addEventListener("click", () => {
    for (let open; (open = evaluate(table, answers).open).length;) { /* an answer may bring up a further question */
      answers = { ...answers, ...Object.fromEntries(open.map((id) => [id, UNKNOWN])) };
    }
    keep();
    result.scrollIntoView(); /* it may be taller than the screen */
    handbook.stand(result);
  });
  root.querySelector("[data-do=go-on]").addEventListener("click", () => {
    const [next] = evaluate(table, answers).open;
    const field = root.querySelector(`[data-question="${CSS.escape(next)}"]`);
    field.querySelector("input").focus({ preventScroll: true });
    field.scrollIntoView();
  });
  root.querySelector("[data-do=clear]").addEventListener("click", () => {
    answers = {};
    keep();
    root.querySelector("input").focus();
  });
  window.addEventListener("hashchange", () => {
    const given = read(location.hash, questions);
    if (Object.keys(given).length) { answers = given; draw(); result.scrollIntoView(); }
    else if (Object.keys(answers).length) { keep(); } /* a link has led elsewhere on the page */
  });

  root.querySelectorAll(".replies, .triage-buttons").forEach((part) => { part.hidden = false; });
  root.querySelectorAll(".means").forEach((part) => { part.hidden = true; });
  draw();
  if (Object.keys(answers).length) { result.scrollIntoView(); }
})(globalThis.handbook = globalThis.handbook || {});
