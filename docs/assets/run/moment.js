/* The moment that somebody means who types a time in a hurry: the same forms as `typed_moment` in Python, in the
   same order.
   tests/data/vectors/clock.json holds both to it. Pure: `now` is given. */
(function (handbook) {
  "use strict";

  var words = handbook.momentWords;
  var MINUTE = 60000, DAY = 1440 * MINUTE;
  var FIRST = 2000, LAST = 2199, AHEAD = 31 * DAY, NOON = 12, MONTHS = 12;
  var NOW = ["now", "just now", "right now", "现在", "此刻", "刚刚", "刚才"];
  var DAYS_BACK = { "today": 0, "今天": 0, "今日": 0, "the day before yesterday": 2, "day before yesterday": 2,
    "yesterday": 1, "昨天": 1, "昨日": 1, "大前天": 3, "前天": 2,
    "the day after tomorrow": -2, "day after tomorrow": -2, "tomorrow": -1, "明天": -1, "明日": -1, "后天": -2 };
  var DAYS_AGO = "\\d{1,2} ?(?:days? ago|天(?:以|之)?前)";
  var WEEKDAY = new RegExp("(^|[^a-z])(?:on )?\\(? ?(?:(mon)(?:day)?|(tue)(?:s|sday)?|(wed)(?:s|nesday)?|(thu)(?:r|rs|rsday)?" +
    "|(fri)(?:day)?|(sat)(?:urday)?|(sun)(?:day)?)(?![a-z])\\.?(?: (?:of )?(last week|this week|last))? ?\\)?,?");
  var HALVES = {
    "上午": "morning", "早上": "morning", "早晨": "morning", "清晨": "morning", "凌晨": "morning", "中午": "noon",
    "下午": "afternoon", "傍晚": "evening", "晚上": "evening", "夜里": "evening", "am": "morning", "pm": "afternoon",
    "in the morning": "morning", "in the afternoon": "afternoon", "in the evening": "evening", "at night": "evening"
  };
  var DAY_WORDS = "(?:(\\d{4})(?:([-/.]) ?(\\d{1,2})\\2 ?(\\d{1,2})| ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2})(?: ?[日号])?)" +
    "|(\\d{1,2}) ?月 ?(\\d{1,2})(?: ?[日号])?" +
    "|(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of |[ -])" + words.MONTH + "(?:(?:,? |-)(\\d{4}))?" +
    "|" + words.MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?" +
    "|(" + Object.keys(DAYS_BACK).join("|") + "|" + DAYS_AGO + ")" +
    "|(?:the )?(\\d{1,2})(?:st|nd|rd|th| ?[日号]))";
  /* As the site writes a day of this year, with its name: 11-28 Sat. Without the name nobody can tell day from month. */
  var DAY_SHOWN = /^(\d\d)-(\d\d)(?= )/;
  /* 11/29, 29/11/2026: taken where only one of the numbers can be the month. */
  var TWO_NUMBERS = /(^|[^\d/:-])(\d{1,2})([/-])(\d{1,2})(?:\3(\d{4}))?(?![\d/:-])/;
  var DAY_FIRST = new RegExp("^" + DAY_WORDS + "(?:,? ?at |[ ,t]*)(?=\\D|\\d{1,2}\\D)");
  var DAY_LAST = new RegExp("(?:,? on |[ ,]+)" + DAY_WORDS + "$");
  var TIME = new RegExp("^(上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|夜里)? ?" +
    "(\\d{1,2}) ?(?:: ?(\\d\\d)(?: ?: ?\\d\\d(?:\\.\\d+)?)?|h(\\d\\d)|[点时] ?(?:(\\d{1,2})(?: ?分(?: ?\\d{1,2} ?秒)?)?|(半)|([13])刻|整|钟)?)?" +
    " ?(am|pm|in the morning|in the afternoon|in the evening|at night)?" +
    " ?(z|utc|gmt|(?:utc|gmt)?[+-]\\d{1,2}(?::?\\d\\d)?)?$");
  var AGO = new RegExp("^(?:t ?\\+ ?)?(?:(half an |半个?)(?:hour|小时)" +
    "|(an?|\\d{1,3}(?:\\.5)?|\\d{1,3} ?个半) ?(?:hours?|hrs?|h|个?小时)(?:(?: and)? ?(\\d{1,4}) ?(?:minutes?|mins?|m|分钟|分)?)?" +
    "|(\\d{1,5}) ?(?:minutes?|mins?|m|分钟|分)" +
    "|(a|\\d{1,2}) ?(?:days?|天)) ?(?:ago|以前|之前|前)$");

  /** Minutes that a zone is ahead of UTC; null for one that is nowhere. */
  function zone(name) {
    var found = /([+-])(\d{1,2}):?(\d\d)?/.exec(name);
    if (!found) { return 0; }
    var ahead = Number(found[2]) * 60 + Number(found[3] || 0);
    return ahead < 1440 ? (found[1] === "+" ? ahead : -ahead) : null;
  }

  /** The hour of 24; null when half of the day and hour cannot both be right. */
  function hourOf(hour, half) {
    var part = HALVES[half];
    if (!part) { return hour < 24 ? hour : null; }
    if (part === "evening") {
      if (hour % NOON < 5 || hour > NOON && hour < 17 || hour > 23) { return null; }
      return hour % NOON + NOON;
    }
    if (hour > NOON) { return part === "afternoon" && hour < 24 ? hour : null; }
    if (part === "noon") { return hour > NOON - 2 ? hour : hour + NOON; }
    return hour % NOON + (part === "afternoon" ? NOON : 0);
  }

  /** Milliseconds of the beginning of a day as if it were UTC; null for one that no calendar has. */
  function dayOf(year, month, day) {
    if (year < 1000) { return null; }
    var at = new Date(Date.UTC(year, month - 1, day));
    return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() : null;
  }

  /** Of a day of the week, from 0 on Monday. */
  function numberOf(weekday) {
    return [2, 3, 4, 5, 6, 7, 8].findIndex(function (group) { return weekday[group]; });
  }

  /** The last day of that name, today if it is called so or none is named, of the local `now`; null where it may be two. */
  function dayOfWeek(found, now) {
    var today = Math.floor(now / DAY) * DAY, here = (new Date(now).getUTCDay() + 6) % 7;
    if (!found) { return today; }
    if (found[9] === "last" && here > numberOf(found)) { return null; } // of this week, or of the one before it
    var back = found[9] ? here - numberOf(found) + (found[9].startsWith("last") ? 7 : 0) : (here - numberOf(found) + 7) % 7;
    return today - back * DAY;
  }

  /** The day meant, of the local `now`; milliseconds as if it were UTC. */
  function dayNamed(found, now) {
    var today = Math.floor(now / DAY) * DAY;
    if (found[15]) {
      return today - (found[15] in DAYS_BACK ? DAYS_BACK[found[15]] : Number(/\d+/.exec(found[15])[0])) * DAY;
    }
    if (found[16]) {
      var on = new Date(now), back = Number(found[16]) > on.getUTCDate() ? 1 : 0;
      return dayOf(on.getUTCFullYear() - (back && !on.getUTCMonth() ? 1 : 0), (on.getUTCMonth() + 12 - back) % 12 + 1, Number(found[16]));
    }
    var year = Number(found[1] || found[11] || found[14] || 0), named = found[10] || found[12];
    var month = named ? words.MONTHS.indexOf(named) + 1 : Number(found[3] || found[5] || found[7]);
    var number = Number(found[4] || found[6] || found[8] || found[9] || found[13]);
    if (year) { return dayOf(year, month, number); }
    var here = new Date(now).getUTCFullYear(), at = dayOf(here, month, number);
    return at !== null && at - today > AHEAD ? dayOf(here - 1, month, number) : at;
  }

  /** The time of the day that it is by the `now` of its zone, `here` if it names none; null if it is none. */
  function at(time, day, now, here) {
    time = time.trim();
    var found = TIME.exec(time.replace(/^at |,$/g, ""));
    if (!found) { return null; }
    var half = found[1], behind = found[8], ahead = found[9] ? zone(found[9]) : handbook.clock.ahead(here, now) / MINUTE;
    if (!(behind || time.indexOf(":") > 0 || found[4] || /[点时]/.test(time)) || ahead === null) { return null; }
    var past = found[6] ? 30 : 15 * Number(found[7] || 0) || Number(found[3] || found[4] || found[5] || 0);
    var ends = Number(found[2]) === 24 && past === 0 && !half && !behind;
    var hour = ends ? 24 : hourOf(Number(found[2]), half || behind), begins = day(now + ahead * MINUTE);
    if (hour === null || half && behind && hour !== hourOf(Number(found[2]), behind) || begins === null || past > 59) { return null; }
    var shown = begins + (hour * 60 + past) * MINUTE;
    return { moment: found[9] ? shown - ahead * MINUTE : handbook.clock.momentOf(here, shown), day: begins + (ends ? DAY : 0) };
  }

  /** How long ago, in milliseconds. */
  function length(ago) {
    if (ago[1]) { return 30 * MINUTE; }
    if (ago[4]) { return Number(ago[4]) * MINUTE; }
    if (ago[5]) { return (ago[5] === "a" ? 1 : Number(ago[5])) * DAY; }
    var hours = ago[2].charAt(0) === "a" ? 1 : Number(ago[2].replace(" ", "").replace("个半", ".5"));
    return (Math.floor(hours * 60) + Number(ago[3] || 0)) * MINUTE;
  }

  /** The day and the month of two numbers as a Chinese date says them; null where either may be the month. */
  function ordered(said) {
    var found = TWO_NUMBERS.exec(said), one = found && Number(found[2]), other = found && Number(found[4]);
    if (!found) { return said; }
    if (one <= MONTHS && other <= MONTHS && one !== other) { return null; }
    var date = (found[5] ? found[5] + "年" : "") + (one > MONTHS ? other + "月" + one : one + "月" + other) + "日";
    return said.slice(0, found.index) + found[1] + date + said.slice(found.index + found[0].length);
  }

  /** The time of a day, which its date, its name or both say; null if it is none. Without a date it is the last of that time. */
  function dated(said, now, here) {
    var weekday = WEEKDAY.exec(said), found;
    if (weekday) {
      said = (said.slice(0, weekday.index) + weekday[1] + " " + said.slice(weekday.index + weekday[0].length)).trim();
      said = said.replace(DAY_SHOWN, "$1月$2日");
    }
    said = ordered(said);
    if (said === null) { return null; }
    function named(local) { return dayNamed(found, local); }
    function past(days) {
      return at(said, function (local) {
        var day = dayOfWeek(weekday, local);
        return day === null ? null : day - days * DAY;
      }, now, here);
    }
    var told = (found = DAY_FIRST.exec(said)) ? at(said.slice(found[0].length), named, now, here)
      : (found = DAY_LAST.exec(said)) ? at(said.slice(0, found.index), named, now, here)
      : past(0);
    if (told && !found && told.moment > now && !(weekday && weekday[9])) { told = past(weekday ? 7 : 1); }
    if (told === null || found && weekday && (weekday[9] || (new Date(told.day).getUTCDay() + 6) % 7 !== numberOf(weekday))) { return null; }
    return told.moment;
  }

  /** What is said without the name of the zone that it is said in, and that zone; the first where none is named. */
  function namedZone(said, zones) {
    var called = [];
    [false, true].forEach(function (short) { // 22:15 Beijing, once it is no 22:15 Beijing time
      zones.forEach(function (one) {
        one.names.forEach(function (name) {
          var full = words.halfWidth(name);
          called.push([short ? full.replace(/ ?(?:time|时间)$/, "") : full, one.id]);
        });
      });
    });
    for (var one of called) {
      var found = one[0] && new RegExp("(^|[^a-z])" + one[0].replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") + "(?![a-z+-])").exec(said);
      if (found) { return [said.slice(0, found.index) + found[1] + said.slice(found.index + found[0].length), one[1]]; }
    }
    return [said, zones[0].id];
  }

  /**
   * The moment that `text` says, seconds cut off; null when nobody can tell which is meant.
   * @param {string} text
   * @param {Date} now
   * @param {{id: string, names: string[]}[]} zones whose time it is in: the first one's, where it names none
   * @returns {Date | null}
   */
  function read(text, now, zones) {
    var named = namedZone(words.halfWidth(text), zones), said = words.plain(named[0]), ago;
    if (said === null) { return null; }
    var moment = NOW.indexOf(said) >= 0 ? now.getTime()
      : (ago = AGO.exec(said)) ? now.getTime() - length(ago)
      : dated(said, now.getTime(), named[1]);
    if (moment === null) { return null; }
    moment = Math.floor(moment / MINUTE) * MINUTE;
    var year = new Date(moment + handbook.clock.ahead(zones[0].id, moment)).getUTCFullYear();
    return year >= FIRST && year <= LAST ? new Date(moment) : null;
  }

  /**
   * Why nobody can tell which moment a text means: a day without its time, two numbers of which either may be the month,
   * a last Friday that may be of two weeks.
   * @returns {"no_time" | "two_days" | "two_weeks" | "wrong"}
   */
  function why(text, now, zones) {
    var said = words.plain(namedZone(words.halfWidth(text), zones)[0]);
    if (said !== null && ordered(said) === null) { return "two_days"; }
    var weekday = said === null ? null : WEEKDAY.exec(said);
    if (weekday && weekday[9] === "last") { return "two_weeks"; }
    return read(text + " 12:00", now, zones) ? "no_time" : "wrong";
  }

  /** Whether a moment is so far ahead that nobody means it: as far as a day without a year is taken for one to come. */
  function isFar(moment, now) { return moment - now > AHEAD; }

  handbook.moment = { read: read, why: why, isFar: isFar };
})(globalThis.handbook = globalThis.handbook || {});
