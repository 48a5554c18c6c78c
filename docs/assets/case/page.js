/* The pack of a case: what is chosen goes into the address, what cannot hold then is left out, the rest is printed. */
(function (handbook) {
  "use strict";

  const { mayHold, typed } = handbook.caseConditions;
  const form = document.getElementById("ask-case"), pack = document.getElementById("pack");
  const command = document.getElementById("command");
  const inputs = [...form.querySelectorAll("input")];

  /* A level may be given by its id too, as the home page does. */
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    inputs.forEach((input) => {
      const value = given.get(input.name) || "";
      input.checked = value === input.value || (Boolean(value) && value === input.dataset.id);
    });
  }

  function asked() {
    const chosen = inputs.filter((input) => input.checked && input.value);
    const level = chosen.find((input) => input.name === "level");
    const answers = chosen.filter((input) => input !== level).map((input) => [input.name, input.value]);
    return { level: level ? level.value : "", answers: Object.fromEntries(answers) };
  }

  /* A line is broken between the words of a command, not within one: a hyphen in it may be the sign of an option. */
  function words(line) {
    return line.split(" ").flatMap((text, at) => {
      const word = document.createElement("span");
      word.textContent = text;
      return at ? [" ", word] : [word];
    });
  }

  function draw() {
    const now = asked();
    pack.querySelectorAll("[data-case]").forEach((part) => { part.hidden = !mayHold(part.dataset.case, now); });
    pack.querySelectorAll("[data-open]").forEach((part) => { part.hidden = part.dataset.open in now.answers; });
    pack.querySelectorAll("[data-answered]").forEach((part) => {
      const answer = now.answers[part.dataset.answered];
      part.hidden = !answer;
      part.querySelectorAll("[data-reply]").forEach((one) => { one.hidden = one.dataset.reply !== answer; });
    });
    const none = (parts) => [...pack.querySelectorAll(parts)].every((part) => part.hidden);
    pack.querySelectorAll("p.answered").forEach((part) => { part.hidden = none("[data-answered]"); });
    pack.querySelectorAll("p.open").forEach((part) => { part.hidden = none("[data-open]"); });
    command.replaceChildren(...words(typed(command.dataset.command, now)));
  }

  form.addEventListener("change", () => {
    const now = asked(), given = new URLSearchParams({ ...(now.level && { level: now.level }), ...now.answers });
    history.replaceState(history.state, "", `#${given}`);
    draw();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.print();
  });
  window.addEventListener("hashchange", () => { read(); draw(); });
  read();
  draw();
})(globalThis.handbook = globalThis.handbook || {});
