/* Writes beside everything that has its time when it is due, in our zones, and what is left; marks what is late. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, element = handbook.element;

  /** A due time in words: `{told, beside, left, late, now}`; `now` is what is due and not yet late. Pure. */
  function tell(due, now, words, zone) {
    var times = handbook.times, fill = times.fill;
    if (due.unknownYear !== undefined) { return { told: fill(words.no_year, { year: due.unknownYear }), beside: "", left: "", late: false, now: false }; }
    function moment(at) { return due.zone ? times.day(at, due.zone, words) : times.short(at, now, words); }
    var told = moment(due.first), by = handbook.clock.by(due), late = now >= handbook.clock.lateFrom(due), here = now >= by && !late;
    if (due.first !== due.last) { told = fill(words.from_to, { first: told, last: moment(due.last) }); }
    if (due.zone) { told = fill(words.day_in, { day: told, zone: zone }); }
    told = fill(due.later ? words.not_before : words.due, { time: told });
    var amount = Math.abs(now - by);
    var left = late && amount < MINUTE ? words.due_now : fill(late ? words.over : words.left, { time: times.span(amount, words) });
    return {
      told: told, beside: due.zone || due.first !== due.last ? "" : times.beside(due.first, words),
      left: due.later ? "" : here ? words.now : left, late: late && !due.later, now: here && !due.later
    };
  }

  /** A field for the moment from which a legal clock runs, which is seldom T0. */
  function startField(run, place) {
    var part = element("details", "rule-start", ""), form = document.createElement("form"), input = document.createElement("input");
    var button = element("button", "", run.words.set_start), heard = element("p", "run-heard", "");
    input.type = "text";
    input.autocomplete = "off";
    input.placeholder = run.words.t0_example;
    button.type = "submit";
    input.setAttribute("aria-label", run.words.starts_at);
    heard.setAttribute("role", "status");
    heard.id = "heard-" + place.closest("[data-task]").dataset.task;
    input.setAttribute("aria-describedby", heard.id);
    form.append(input, " ", button, heard);
    part.append(element("summary", "", run.words.starts_at), form);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var typed = input.value.trim() ? handbook.typed.read(input.value, run.words, new Date()) : null;
      input.setAttribute("aria-invalid", String(Boolean(typed) && !typed.moment));
      heard.textContent = typed && !typed.moment ? typed.heard : "";
      if (typed && !typed.moment) { return; }
      part.open = false;
      run.write("start", run.startOf(place), typed ? typed.moment.toISOString() : "", run.what(place.closest("[data-task]")));
      input.value = "";
    });
    input.addEventListener("input", function () {
      var typed = input.value.trim() ? handbook.typed.read(input.value, run.words, new Date()) : { moment: null };
      heard.textContent = typed.moment ? typed.heard : "";
    });
    place.closest("[data-task]").append(part);
  }

  /** What stands beside something: pieces of text with the kind of each. Pure but for the words. */
  function pieces(run, place, task, due, now) {
    var tick = task && run.ticks[task.dataset.task], again = Boolean(tick && task.dataset.every), told = [];
    var words = due && tell(due, now, run.words, place.dataset.zoneWords || "");
    if (tick) { told.push(["ticked", handbook.times.fill(run.words.ticked_at, { time: handbook.times.short(Date.parse(tick.at), now, run.words) })]); }
    if (!words) { return told; }
    told.push(["at", again ? handbook.times.fill(run.words.again, { due: words.told }) : words.told]);
    if (words.beside) { told.push(["beside", words.beside]); }
    if (place.dataset.rule && handbook.log.start(run.log, run.startOf(place)) === null) { told.push(["supposed", run.words.if_t0]); }
    if (words.left && (!tick || again)) { told.push([words.late ? "left over" : words.now ? "left now" : "left", words.left]); }
    return told;
  }

  handbook.run.onChange(function (run) {
    var now = Date.now();
    run.each(document.querySelectorAll("main .when"), function (place) {
      var task = place.closest("[data-task]"), done = Boolean(task && run.done(task)), told = pieces(run, place, task, run.due(place), now);
      if (place.dataset.rule && !task.querySelector(".rule-start")) { startField(run, place); }
      if (task) {
        var struck = done && !task.dataset.every, heading = task.previousElementSibling;
        task.classList.toggle("is-done", struck);
        if (heading && heading.matches("h3")) { heading.classList.toggle("is-done", struck); }
      }
      /* What says the same stays as it is: nothing is laid out anew, and nothing selected is lost. */
      var said = JSON.stringify(told);
      if (place.dataset.told === said) { return; }
      place.dataset.told = said;
      place.classList.toggle("late", !done && told.some(function (piece) { return piece[0] === "left over"; }));
      place.textContent = "";
      var times = element("span", "clock", "");
      told.forEach(function (piece) {
        var isTime = piece[0] === "at" || piece[0] === "beside";
        if (piece[0] === "at") { place.append(times, " "); }
        (isTime ? times : place).append(element(piece[0] === "at" ? "b" : "span", piece[0], piece[1]), " ");
      });
    });
  });

  handbook.due = { tell: tell };
})(globalThis.handbook = globalThis.handbook || {});
