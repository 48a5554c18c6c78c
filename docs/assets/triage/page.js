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

  /* A playbook with what is to be printed of it at this level. Only its button begins an incident. */
  function found(id, outcome, leads) {
    const node = copy("playbook", id);
    node.querySelector(".found-leads").hidden = !leads;
    const papers = outcome.print.map((name) => node.querySelector(`[data-paper="${name}"]`)).filter(Boolean);
    node.querySelector(".papers").replaceChildren(...papers.flatMap((link) => [link, " "]));
    node.querySelector(".for-case").hash = `level=${outcome.level}`;
    const start = node.querySelector(".start");
    start.addEventListener("click", () => {
      const told = handbook.store.begin({ playbook: id, level: outcome.level, started: new Date().toISOString() });
      if (told) { start.hash = told; }
    });
    return node;
  }

  function reason(answer) {
    const node = copy("reason", answer);
    const question = answer.slice(0, answer.lastIndexOf("."));
    node.querySelector(".counted-as").hidden = answers[question] !== UNKNOWN;
    return node;
  }

  function fill(outcome) {
    show("life", outcome.life);
    list("level", [copy("level", outcome.level)]);
    list("reason", outcome.reasons.map(reason));
    show("not-worse", !outcome.reasons.length);
    show("playbooks", outcome.playbooks.length);
    show("several", outcome.playbooks.length > 1);
    list("playbook", outcome.playbooks.map((id, n, all) => found(id, outcome, n === 0 && all.length > 1)));
    show("maybe", outcome.maybe.length);
    list("maybe", outcome.maybe.map((id, n, all) => found(id, outcome, n === 0 && all.length > 1 && !outcome.playbooks.length)));
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
    status.replaceChildren(`${word("so-far")} `, level, ...parts.filter(Boolean).map((one) => ` · ${one}`));
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

  function keep() {
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
    result.focus();
  });
  root.querySelector("[data-do=clear]").addEventListener("click", () => {
    answers = {};
    keep();
    root.querySelector("input").focus();
  });
  window.addEventListener("hashchange", () => {
    const given = read(location.hash, questions);
    if (Object.keys(given).length) { answers = given; draw(); result.scrollIntoView(); }
  });

  root.querySelectorAll(".replies, .triage-buttons").forEach((part) => { part.hidden = false; });
  root.querySelectorAll(".means").forEach((part) => { part.hidden = true; });
  draw();
  if (Object.keys(answers).length) { result.scrollIntoView(); }
})(globalThis.handbook = globalThis.handbook || {});
