/* Times in words, by the clocks of the handbook's zones. Pure: the words are given, and the zones with them. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000;

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function date(at) { return at.getUTCFullYear() + "-" + two(at.getUTCMonth() + 1) + "-" + two(at.getUTCDate()); }

  function time(at) { return two(at.getUTCHours()) + ":" + two(at.getUTCMinutes()); }

  function fill(words, parts) {
    return words.replace(/\{(\w+)\}/g, function (sign, name) { return name in parts ? parts[name] : sign; });
  }

  /** What the clocks of a zone show, as if it were UTC. */
  function shown(moment, zone) { return new Date(moment + handbook.clock.ahead(zone.id, moment)); }

  /** `2026-11-28 Sat 14:30`, where we are. */
  function full(moment, words) {
    var at = shown(moment, words.zones[0]);
    return date(at) + " " + words["weekday_" + (at.getUTCDay() || 7)] + " " + time(at);
  }

  /** To the second, in a zone: what tells entries of one minute apart. */
  function exact(moment, zone) { return shown(moment, zone).toISOString().slice(0, 19).replace("T", " "); }

  /** The same without the year, or the day, where it is that of `beside`. */
  function short(moment, beside, words) {
    var at = shown(moment, words.zones[0]), day = date(at), there = date(shown(beside, words.zones[0]));
    if (day === there) { return time(at); }
    return (day.slice(0, 4) === there.slice(0, 4) ? day.slice(5) : day) + " " + words["weekday_" + (at.getUTCDay() || 7)] + " " + time(at);
  }

  /** The time of the second zone beside ours, if there is one: without its day where the two have the same. */
  function beside(moment, words) {
    if (words.zones.length < 2) { return ""; }
    var there = shown(moment, words.zones[1]), same = date(there) === date(shown(moment, words.zones[0]));
    return fill(words.beside, { zone: words.zones[1].title, time: same ? time(there) : date(there).slice(5) + " " + time(there) });
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

  handbook.times = { full: full, exact: exact, short: short, beside: beside, day: day, span: span, fill: fill };
})(globalThis.handbook = globalThis.handbook || {});
