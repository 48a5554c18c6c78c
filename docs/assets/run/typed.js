/* What is heard of a time that somebody typed: the moment, told back with its day and how long ago it is, or why it is
   none. Pure: the time of day is given. */
(function (handbook) {
  "use strict";

  /** Whether a moment is of the day before, where we are. */
  function isYesterday(moment, now, words) {
    var zone = words.zones[0].id;
    return handbook.clock.dayIn(zone, moment) === handbook.clock.dayIn(zone, now) - 1;
  }

  /** What is said of a moment, the day in words where one may have meant another. */
  function told(moment, now, words) {
    var fill = handbook.times.fill, said = fill(words.t0_is, { time: handbook.times.full(moment, words), zone: words.zones[0].title });
    if (moment > now) { return said + " · " + words.t0_ahead; }
    return [said, isYesterday(moment, now, words) ? words.t0_yesterday : "", fill(words.t0_ago, { passed: handbook.times.span(now - moment, words) })]
      .filter(Boolean).join(" · ");
  }

  /**
   * The moment that was typed, and what is said of it; without a moment, why it is none.
   * @param {string} text @param {object} words of the page @param {Date} now
   * @returns {{moment: Date | null, heard: string}}
   */
  function read(text, words, now) {
    var found = handbook.moment.read(text, now, words.zones);
    if (!found) { return { moment: null, heard: words["t0_" + handbook.moment.why(text, now, words.zones)] }; }
    if (handbook.moment.isFar(found.getTime(), now.getTime())) {
      return { moment: null, heard: handbook.times.fill(words.t0_far, { left: handbook.times.span(found - now, words) }) };
    }
    return { moment: found, heard: told(found.getTime(), now.getTime(), words) };
  }

  handbook.typed = { read: read, isYesterday: isYesterday };
})(globalThis.handbook = globalThis.handbook || {});
