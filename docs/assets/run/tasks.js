/* When a task is due and whether it is done, given the log. Pure: the time is given.
   A task is what its `data-*` say: `task` is its name; `due` and `every` are times of our own, `limit` is that of a rule. */
(function (handbook) {
  "use strict";

  var LATER = ["notification", "intermediate-report", "end-of-handling"];

  /**
   * @typedef {{task?: string, due?: string, every?: string, limit?: string, calendar?: string, zone?: string,
   *   begins?: string, rule?: string}} Task
   * @typedef {{log: object, ticks: Record<string, {at: string}>, calendars: object, here: object}} Known
   */

  /** Under which name the log keeps when a rule's time began to run. @param {Task} task */
  function startOf(task) { return "start-" + task.rule + "-" + task.begins; }

  /**
   * When it is due; null as long as T0 is not known, and for what has no time.
   * @param {Task} task @param {Known} known
   */
  function due(task, known) {
    var clock = handbook.clock, tick = task.every && task.task && known.ticks[task.task];
    if (tick) { return clock.planned(Date.parse(tick.at), clock.limit(task.every), known.here); }
    var begins = task.rule ? handbook.log.start(known.log, startOf(task)) : null;
    var from = begins === null ? handbook.log.start(known.log, "") : begins;
    if (from === null) { return null; }
    if (task.due) { return clock.planned(from, clock.limit(task.due), known.here); }
    if (!task.limit) { return null; }
    return clock.legal(from, {
      within: clock.limit(task.limit), calendar: task.calendar, zone: task.zone, later: begins === null && LATER.indexOf(task.begins) >= 0
    }, known.calendars);
  }

  /**
   * By when it is to be done and from when it is late; null where we know neither, as of what begins with an event to come.
   * @param {Task} task @param {Known} known @returns {{by: number, late: number} | null}
   */
  function moments(task, known) {
    var found = due(task, known);
    if (!found || found.unknownYear !== undefined || found.later) { return null; }
    return { by: handbook.clock.by(found), late: handbook.clock.lateFrom(found) };
  }

  /** The entry that ticked it; null while it is open, and again when what repeats is soon due again. */
  function done(task, known, now) {
    var tick = known.ticks[task.task] || null, next = tick && task.every ? moments(task, known) : null;
    return next && now >= handbook.clock.opens(Date.parse(tick.at), next.by) ? null : tick;
  }

  /**
   * What is to be done first: the first line of the first hour that is open, whatever else is due, because that is
   * where lives are. Then what is late, in the same order and then the longest first, and what comes next by its time.
   * @template {{first: boolean, done: object | null, due: {by: number, late: number} | null}} Open
   * @param {Open[]} tasks in the order of the page @param {number} now
   * @returns {{lead: Open | null, late: Open[], next: Open | null}}
   */
  function ahead(tasks, now) {
    var open = tasks.filter(function (task) { return !task.done && task.due; }), lines = open.filter(function (task) { return task.first; });
    var others = open.filter(function (task) { return !task.first; }), lead = lines[0] || null;
    function sooner(a, b) { return a.due.by - b.due.by; }
    return {
      lead: lead,
      late: lines.concat(others.sort(sooner)).filter(function (task) { return task.due.late <= now; }),
      next: open.sort(sooner).filter(function (task) { return task !== lead && task.due.late > now; })[0] || null
    };
  }

  /**
   * What of it is told, in words, the first first: what leads, and what comes next where nothing leads, what leads is
   * late, or it is due before that.
   * @param {{lead: object | null, next: object | null}} found @param {number} now
   * @param {object} words with `first_by`, `first_late`, `next` and `now` as of the place where it is told
   * @returns {{text: string, task: object}[]}
   */
  function told(found, now, words) {
    var fill = handbook.times.fill, lead = found.lead, next = found.next, lines = [];
    function line(form, task) {
      return { task: task, text: fill(form, { time: handbook.times.short(task.due.by, now, words), what: task.what }) };
    }
    if (lead) { lines.push(line(lead.due.late <= now ? words.first_late : words.first_by, lead)); }
    if (next && (!lead || lead.due.late <= now || next.due.by < lead.due.by)) {
      lines.push(line(next.due.by <= now ? words.now : words.next, next));
    }
    return lines;
  }

  /* `of`: the tasks of a playbook by its id, as `run/tasks/<id>.js` tells them. */
  handbook.tasks = { startOf: startOf, due: due, moments: moments, done: done, ahead: ahead, told: told, of: {} };
})(globalThis.handbook = globalThis.handbook || {});
