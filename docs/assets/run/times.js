/* Times in words. Pure: the words are given. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, BEIJING = 480 * MINUTE;

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function date(at) { return at.getUTCFullYear() + "-" + two(at.getUTCMonth() + 1) + "-" + two(at.getUTCDate()); }

  function time(at) { return two(at.getUTCHours()) + ":" + two(at.getUTCMinutes()); }

  function fill(words, parts) {
    return words.replace(/\{(\w+)\}/g, function (sign, name) { return name in parts ? parts[name] : sign; });
  }

  /** `2026-11-28 Sat 14:30` */
  function beijing(moment, words) {
    var at = new Date(moment + BEIJING);
    return date(at) + " " + words["weekday_" + (at.getUTCDay() || 7)] + " " + time(at);
  }

  /** The same without the year, or the day, where it is that of `beside`. */
  function short(moment, beside, words) {
    var at = new Date(moment + BEIJING), day = date(at), there = date(new Date(beside + BEIJING));
    if (day === there) { return time(at); }
    return (day.slice(0, 4) === there.slice(0, 4) ? day.slice(5) : day) + " " + words["weekday_" + (at.getUTCDay() || 7)] + " " + time(at);
  }

  /** `2026-11-28 06:30` */
  function utc(moment) { return date(new Date(moment)) + " " + time(new Date(moment)); }

  /** UTC beside a time of Beijing: without its day where the two have the same. */
  function utcBeside(moment) {
    var there = new Date(moment);
    return date(there) === date(new Date(moment + BEIJING)) ? time(there) : date(there).slice(5) + " " + time(there);
  }

  /** A day of a zone, given the moment at which it begins. */
  function day(moment, zone, words) {
    var at = new Date(handbook.clock.dayIn(zone, moment) * 86400000);
    return date(at) + " " + words["weekday_" + (at.getUTCDay() || 7)];
  }

  /** An amount of time in words, whole minutes, two units at most; what is left of a minute counts as none. */
  function span(milliseconds, words) {
    var minutes = Math.floor(milliseconds / MINUTE), days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24;
    var parts = days ? [["d", days], ["h", hours]] : [["h", hours], ["min", minutes % 60]];
    var told = parts.filter(function (part) { return part[1]; }).map(function (part) { return fill(words["unit_" + part[0]], { n: part[1] }); });
    if (told.length === 2) { return fill(words.two_units, { a: told[0], b: told[1] }); }
    return told[0] || fill(words.unit_min, { n: 0 });
  }

  handbook.times = { beijing: beijing, short: short, utc: utc, utcBeside: utcBeside, day: day, span: span, fill: fill };
})(globalThis.handbook = globalThis.handbook || {});
