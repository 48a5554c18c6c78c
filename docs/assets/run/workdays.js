/* Which days are worked, and how they are counted: as `workdays` does in Python, from the table that
   the page gives.
   A day is a number, of days since 1970-01-01. Pure. */
(function (handbook) {
  "use strict";

  /**
   * What differs from five working days a week: `MMDD` of days off, of weekend days worked, and of days of which it is
   * not known; by year. A year that is not there is not known at all.
   * @typedef {Record<string, {off: string, worked: string, unknown: string}>} Table
   */

  /** @param {string} iso */
  function dayOf(iso) { return Math.round(Date.parse(iso + "T00:00Z") / 86400000); }

  /** @param {number} day */
  function isoOf(day) { return new Date(day * 86400000).toISOString().slice(0, 10); }

  /** Thrown where no table reaches: nothing can be said of a working day in this year. */
  function UnknownYear(year) { this.year = year; }

  /**
   * Whether people work on a day; null when that is not known.
   * @param {Table} table
   */
  function works(table, day) {
    var iso = isoOf(day), year = table[iso.slice(0, 4)], name = iso.slice(5, 7) + iso.slice(8);
    if (!year) { throw new UnknownYear(Number(iso.slice(0, 4))); }
    if (year.unknown.split(" ").indexOf(name) >= 0) { return null; }
    if (year.off.split(" ").indexOf(name) >= 0) { return false; }
    if (year.worked.split(" ").indexOf(name) >= 0) { return true; }
    return (day + 3) % 7 < 5;
  }

  function walk(table, day, count, unknown) {
    var step = count > 0 ? 1 : -1, answer;
    for (var left = Math.abs(count); left > 0; left -= 1) {
      do {
        day += step;
        answer = works(table, day);
      } while (!(answer === null ? unknown : answer));
    }
    return day;
  }

  /** The earliest and the latest that working day number `count` after `day`, or before it, can be. */
  function after(table, day, count) {
    var ends = [walk(table, day, count, true), walk(table, day, count, false)];
    return { first: Math.min(ends[0], ends[1]), last: Math.max(ends[0], ends[1]) };
  }

  handbook.workdays = { after: after, dayOf: dayOf, isoOf: isoOf, UnknownYear: UnknownYear };
})(globalThis.handbook = globalThis.handbook || {});
