/* When something is due, given T0: as `due` of the generator works it out. Pure: nothing here asks for the time.
   A moment is in milliseconds since 1970; a time limit is `{amount, unit}` with the units of the files. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, DAY = 86400000;
  /* How long what is due at once is to be done now, before it is overdue: the time in which a war room meets. */
  var AT_ONCE = 15 * MINUTE;
  var MINUTES = { min: 1, h: 60, d: 1440 };
  var formats = {};

  /**
   * @typedef {{amount: number, unit: "min" | "h" | "d" | "wd" | "mo"}} Limit
   * @typedef {{within: Limit, calendar: string, zone: string, later: boolean}} LegalClock
   * @typedef {{first: number, last: number, zone: string, later: boolean, atOnce?: boolean} | {unknownYear: number}} Due
   * `first` and `last` differ where it is not known which days are worked; with a zone they are days of it, and the
   * moment is where the day begins; `later` says that it runs from something that may come after the moment given.
   */

  /** @param {string} written `T+30min`, `T-1d`, `4wd` @returns {Limit} */
  function limit(written) {
    var found = /^(?:T([+-]))?(\d+)(min|h|d|wd|mo)$/.exec(written);
    return { amount: Number(found[2]) * (found[1] === "-" ? -1 : 1), unit: /** @type {any} */ (found[3]) };
  }

  /** The same day so many months later; a month too short for it ends on its last day. Days as in workdays.js. */
  function monthsAfter(day, months) {
    var from = new Date(day * DAY), year = from.getUTCFullYear(), month = from.getUTCMonth() + months;
    var last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / DAY;
  }

  /** Milliseconds that a zone is ahead of UTC at a moment. */
  function ahead(zone, moment) {
    var format = formats[zone] = formats[zone] || new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric"
    });
    var part = {};
    format.formatToParts(new Date(moment)).forEach(function (one) { part[one.type] = Number(one.value); });
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(moment / 1000) * 1000;
  }

  /** The day that it is in a zone. */
  function dayIn(zone, moment) { return Math.floor((moment + ahead(zone, moment)) / DAY); }

  /**
   * The moment at which the clocks of a zone show a time, in milliseconds as if it were UTC. Of two, the first; a time
   * that they leap over counts as if they had not.
   */
  function momentOf(zone, shown) {
    var before = shown - ahead(zone, shown - DAY), after = shown - ahead(zone, shown + DAY);
    return before + ahead(zone, before) === shown || after + ahead(zone, after) !== shown ? before : after;
  }

  /** The moment at which a day begins in a zone. */
  function begins(zone, day) { return momentOf(zone, day * DAY); }

  function guarded(work) {
    try {
      return work();
    } catch (missing) {
      if (missing instanceof handbook.workdays.UnknownYear) { return { unknownYear: missing.year }; }
      throw missing;
    }
  }

  /**
   * When something of our own is due: so much later, or at the same time of day on the day meant, where we are.
   * @param {number} t0 @param {Limit} at @param {{zone: string, table: object}} here our zone and working days
   * @returns {Due}
   */
  function planned(t0, at, here) {
    return guarded(function () {
      var shown = t0 + ahead(here.zone, t0), day = Math.floor(shown / DAY), time = shown - day * DAY, days;
      if (at.unit === "wd") { days = handbook.workdays.after(here.table || {}, day, at.amount); }
      else if (at.unit === "mo") { days = { first: monthsAfter(day, at.amount), last: monthsAfter(day, at.amount) }; }
      else {
        var moment = t0 + at.amount * MINUTES[at.unit] * MINUTE;
        return { first: moment, last: moment, zone: "", later: false, atOnce: at.amount === 0 };
      }
      return {
        first: momentOf(here.zone, days.first * DAY + time), last: momentOf(here.zone, days.last * DAY + time), zone: "", later: false
      };
    });
  }

  /**
   * When the time limit of a rule is over that starts to run at `start`.
   * @param {number} start @param {LegalClock} clock @param {object} calendars @returns {Due}
   */
  function legal(start, clock, calendars) {
    return guarded(function () {
      var within = clock.within;
      if (MINUTES[within.unit] && within.unit !== "d") {
        var moment = start + within.amount * MINUTES[within.unit] * MINUTE;
        return { first: moment, last: moment, zone: "", later: clock.later, atOnce: within.amount === 0 };
      }
      var day = dayIn(clock.zone, start), ends;
      if (within.unit === "wd") { ends = handbook.workdays.after(calendars[clock.calendar] || {}, day, within.amount); }
      else if (within.unit === "mo") { ends = { first: monthsAfter(day, within.amount) }; }
      else { ends = { first: day + within.amount }; }
      var last = ends.last === undefined ? ends.first : ends.last;
      return { first: begins(clock.zone, ends.first), last: begins(clock.zone, last), zone: clock.zone, later: clock.later };
    });
  }

  /** The moment by which it is to be done: the moment itself, or the end of the first day that it may end on. */
  function by(due) {
    return due.zone ? begins(due.zone, dayIn(due.zone, due.first + DAY / 2) + 1) : due.first;
  }

  /** The moment from which it is late: that by which it is to be done, or a while after where that is at once. */
  function lateFrom(due) { return by(due) + (due.atOnce ? AT_ONCE : 0); }

  /** The moment from which what repeats is to be done again: a quarter of an hour before, of a short time half of it. */
  function opens(done, next) { return next - Math.min(15 * MINUTE, (next - done) / 2); }

  handbook.clock = { limit: limit, planned: planned, legal: legal, by: by, lateFrom: lateFrom, opens: opens, dayIn: dayIn, ahead: ahead, momentOf: momentOf, begins: begins };
})(globalThis.handbook = globalThis.handbook || {});
