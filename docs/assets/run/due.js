/* Writes beside everything that has its time when it is due, in Beijing and UTC, and what is left; marks what is late. */
(function (handbook) {
  "use strict";

  function element(name, kind, text) {
    var made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  }

  /** A due time in words: `{told, utc, left, late}`. Pure. */
  function tell(due, now, words, zone) {
    var times = handbook.times, fill = times.fill;
    if (due.unknownYear !== undefined) { return { told: fill(words.no_year, { year: due.unknownYear }), utc: "", left: "", late: false }; }
    function moment(at) { return due.zone ? times.day(at, due.zone, words) : times.short(at, now, words); }
    var told = moment(due.first), end = handbook.clock.lateFrom(due), late = now >= end;
    if (due.first !== due.last) { told = fill(words.from_to, { first: told, last: moment(due.last) }); }
    if (due.zone) { told = fill(words.day_in, { day: told, zone: zone }); }
    told = fill(due.later ? words.not_before : words.due, { time: told });
    var amount = late ? now - (due.zone ? end : due.first) : end - now;
    var left = late ? fill(words.over, { time: times.span(amount, words) }) : fill(words.left, { time: times.span(amount, words) });
    return {
      told: told, utc: due.zone || due.first !== due.last ? "" : fill(words.utc, { time: times.utcBeside(due.first) }),
      left: due.later ? "" : left, late: late && !due.later
    };
  }

  /** A field for the moment from which a legal clock runs, which is seldom T0. */
  function startField(run, place) {
    var part = element("details", "rule-start", ""), form = document.createElement("form"), input = document.createElement("input");
    var button = element("button", "", run.words.set_start);
    input.type = "text";
    input.autocomplete = "off";
    input.placeholder = run.words.t0_example;
    button.type = "submit";
    input.setAttribute("aria-label", run.words.starts_at);
    form.append(input, " ", button);
    part.append(element("summary", "", run.words.starts_at), form);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var moment = input.value.trim() ? handbook.moment.read(input.value, new Date()) : null;
      input.setAttribute("aria-invalid", String(Boolean(input.value.trim()) && !moment));
      if (input.value.trim() && !moment) { return; }
      part.open = false;
      run.write("start", run.startOf(place), moment ? moment.toISOString() : "", place.closest("[data-task]").dataset.what);
      input.value = "";
    });
    place.after(part);
  }

  handbook.run.onChange(function (run) {
    var now = Date.now();
    run.each(document.querySelectorAll("main .when"), function (place) {
      var due = run.due(place), task = place.closest("[data-task]"), done = task && run.ticks[task.dataset.task];
      place.textContent = "";
      if (place.dataset.rule && !place.nextElementSibling) { startField(run, place); }
      if (task) { task.classList.toggle("is-done", Boolean(done)); }
      if (task && task.previousElementSibling && task.previousElementSibling.matches("h3")) {
        task.previousElementSibling.classList.toggle("is-done", Boolean(done));
      }
      if (!due) { place.classList.remove("late"); return; }
      var words = tell(due, now, run.words, place.dataset.zoneWords || "");
      place.classList.toggle("late", words.late && !done);
      place.append(element("b", "at", words.told), " ");
      if (words.utc) { place.append(element("span", "utc", words.utc), " "); }
      if (place.dataset.rule && handbook.log.start(run.log, run.startOf(place)) === null) { place.append(element("small", "", run.words.if_t0), " "); }
      if (done) {
        place.append(element("span", "left", handbook.times.fill(run.words.ticked_at, { time: handbook.times.short(Date.parse(done.at), now, run.words) })));
      } else if (words.left) { place.append(element("span", "left", words.left)); }
    });
  });

  handbook.due = { tell: tell };
})(globalThis.handbook = globalThis.handbook || {});
