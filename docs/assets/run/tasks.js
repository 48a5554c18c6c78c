/* When a task is due and whether it is done, given the log. Pure: the time is given.
   A task is what its `data-*` say: `task` is its name; `due` and `every` are times of our own, `limit` is that of a rule. */
(function (handbook) {
  "use strict";

  var LATER = ["notification", "intermediate-report", "end-of-handling"];

  /**
   * @typedef {{task?: string, due?: string, every?: string, limit?: string, calendar?: string, zone?: string,
   *   begins?: string, rule?: string}} Task
   * @typedef {{log: object, ticks: Record<string, {at: string}>, calendars: object}} Known
   */

  /** Under which name the log keeps when a rule's time began to run. @param {Task} task */
  function startOf(task) { return "start-" + task.rule + "-" + task.begins; }

  /**
   * When it is due; null as long as T0 is not known, and for what has no time.
   * @param {Task} task @param {Known} known
   */
  function due(task, known) {
    var clock = handbook.clock, tick = task.every && task.task && known.ticks[task.task];
    if (tick) { return clock.planned(Date.parse(tick.at), clock.limit(task.every), known.calendars); }
    var begins = task.rule ? handbook.log.start(known.log, startOf(task)) : null;
    var from = begins === null ? handbook.log.start(known.log, "") : begins;
    if (from === null) { return null; }
    if (task.due) { return clock.planned(from, clock.limit(task.due), known.calendars); }
    if (!task.limit) { return null; }
    return clock.legal(from, {
      within: clock.limit(task.limit), calendar: task.calendar, zone: task.zone, later: begins === null && LATER.indexOf(task.begins) >= 0
    }, known.calendars);
  }

  /** The moment after which it is late; null when there is none that we know. @param {Task} task @param {Known} known */
  function lateFrom(task, known) {
    var found = due(task, known);
    return found && found.unknownYear === undefined ? handbook.clock.lateFrom(found) : null;
  }

  /** The entry that ticked it; null while it is open, and again when what repeats is soon due again. */
  function done(task, known, now) {
    var tick = known.ticks[task.task] || null, next = tick && task.every ? lateFrom(task, known) : null;
    return next !== null && now >= handbook.clock.opens(Date.parse(tick.at), next) ? null : tick;
  }

  /**
   * What is late, the longest first, and what comes next.
   * @template {{done: object | null, due: number | null}} Open
   * @param {Open[]} tasks @param {number} now @returns {{late: Open[], next: Open | null}}
   */
  function ahead(tasks, now) {
    var open = tasks.filter(function (task) { return !task.done && task.due !== null; });
    open.sort(function (a, b) { return a.due - b.due; });
    return {
      late: open.filter(function (task) { return task.due <= now; }),
      next: open.filter(function (task) { return task.due > now; })[0] || null
    };
  }

  /* `of`: the tasks of a playbook by its id, as `run/tasks/<id>.js` tells them. */
  handbook.tasks = { startOf: startOf, due: due, lateFrom: lateFrom, done: done, ahead: ahead, of: {} };
})(globalThis.handbook = globalThis.handbook || {});
