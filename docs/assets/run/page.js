/* What the run of a playbook is on a page: its log, its tasks and when they are due. Other parts are told of changes. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000;
  var heard = [];

  function each(list, work) { Array.prototype.forEach.call(list, work); }

  /** What the home page has begun with a press of "start now": T0 and the level, unless a clock runs here already. */
  function start(run) {
    var begun = handbook.store.begun(run.data.playbook);
    if (!begun) { return; }
    run.running = run.t0() !== null;
    if (run.running) { return; }
    var option = run.panel.querySelector('.run-level option[value="' + CSS.escape(begun.level) + '"]');
    run.begun = true;
    run.write("start", "", new Date(Math.floor(Date.parse(begun.started) / MINUTE) * MINUTE).toISOString(), "");
    if (option && begun.level) { run.write("level", option.value, option.textContent, ""); }
  }

  function begin() {
    var panel = document.querySelector("section.run");
    if (!panel) { return; }
    var data = { playbook: panel.dataset.playbook, title: panel.dataset.title, calendars: handbook.calendars, here: handbook.here };
    var run = handbook.run, limit = handbook.clock.limit;
    run.panel = panel;
    run.data = data;
    run.words = handbook.words;
    run.log = handbook.store.log(data.playbook);
    run.unkept = "";

    /* Another window may have written meanwhile: what is kept is read anew before each addition. */
    run.write = function (kind, of, what, text) {
      var log = handbook.store.log(data.playbook), at = handbook.log.nextAt(log, Date.now());
      var old = kind === "start" ? handbook.log.starts(log, of) : kind === "level" ? handbook.log.levels(log) : [];
      run.take(handbook.log.add(log, [{
        id: handbook.log.instead(handbook.store.freshId(), old), at: at, kind: kind, of: of, what: what, text: text, who: handbook.store.name()
      }]));
    };
    run.take = function (log) {
      run.log = log;
      run.unkept = handbook.store.keep(log);
      run.changed();
    };
    run.t0 = function () { return handbook.log.start(run.log, ""); };

    /* A level by its id or, as an older log has it, by its numeral, which is the same in every language. */
    var levels = Array.from(panel.querySelector(".run-level").level.options).slice(1);
    function severity(entry) {
      return levels.findIndex(function (one) { return one.value === entry.of || one.textContent.split(" ")[0] === entry.what.split(" ")[0]; });
    }
    /** The level that a log sets, as its entry and the option for it; null as long as nobody set one. */
    run.level = function (log) {
      var entry = handbook.log.level(log, severity);
      return entry && { entry: entry, option: levels[severity(entry)] };
    };
    function repeating() {
      return Array.from(document.querySelectorAll("main [data-task][data-every]"), function (item) { return item.dataset.task; });
    }
    function ticked() { return handbook.log.ticked(run.log, repeating()); }

    function known() { return { log: run.log, ticks: run.ticks, calendars: data.calendars, here: data.here }; }

    function timed(place) {
      var task = place.closest("[data-task]");
      return Object.assign({}, task && { task: task.dataset.task, every: task.dataset.every, due: task.dataset.due }, place.dataset);
    }

    /** When something of the page is due; null as long as T0 is not known, and for what has no time. */
    run.due = function (place) { return handbook.tasks.due(timed(place), known()); };
    run.startOf = function (place) { return handbook.tasks.startOf(place.dataset); };

    /** What a task is in words: as it says, or as the heading before it does. */
    run.what = function (item) { return item.dataset.what || item.previousElementSibling.textContent; };

    /** The entry that ticked a task; null while it is open, and again when what repeats is soon due again. */
    run.done = function (item) { return handbook.tasks.done(item.dataset, known(), Date.now()); };

    /** A task as it stands now. */
    run.task = function (item) {
      var clocked = item.dataset.due ? item : item.querySelector(".when[data-limit]"), t0 = run.t0();
      var starts = item.dataset.start && t0 !== null ? handbook.clock.planned(t0, limit(item.dataset.start), data.here) : null;
      return {
        id: item.dataset.task, what: run.what(item), item: item, first: item.hasAttribute("data-first"), done: run.done(item),
        due: clocked ? handbook.tasks.moments(timed(clocked), known()) : null, start: starts && starts.unknownYear === undefined ? starts.first : null
      };
    };
    run.tasks = function () { return Array.from(document.querySelectorAll("main [data-task]"), run.task); };
    run.changed = function () {
      run.ticks = ticked();
      heard.forEach(function (work) { work(run); });
      handbook.filters.apply();
    };
    panel.hidden = false;
    run.ticks = ticked();
    start(run);
    run.changed();

    handbook.store.onChange(function () {
      run.log = handbook.store.log(data.playbook);
      run.changed();
    });
    window.addEventListener("beforeprint", run.changed);
    (function again() {
      setTimeout(function () { run.changed(); again(); }, MINUTE - Date.now() % MINUTE + 50);
    })();
  }

  /* `onChange` calls `work` once the page is known and whenever anything has changed, each minute too. */
  handbook.run = { onChange: function (work) { heard.push(work); }, each: each, ticks: {} };
  document.addEventListener("DOMContentLoaded", begin);
})(globalThis.handbook = globalThis.handbook || {});
