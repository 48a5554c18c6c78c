/* The moment that somebody means who types a time in a hurry: the same forms as `typed_moment` in Python, in the
   same order.
   tests/data/vectors/clock.json holds both to it. Pure: `now` is given. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, DAY = 1440 * MINUTE, BEIJING = 480;
  var FIRST = 2000, LAST = 2199, AHEAD = 31 * DAY, NOON = 12;
  var NOW = ["now", "just now", "right now", "现在", "此刻", "刚刚", "刚才"];
  var DIGITS = { "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  var NUMERAL = /[零〇一二两三四五六七八九十]+(?=[点时分刻月日号]|个?半?小时|个半)/g;
  var DAYS_BACK = { "today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1, "前天": 2 };
  var DAY_AND_HALF = [
    ["last night", "昨天晚上"], ["yesterday evening", "昨天晚上"], ["yesterday afternoon", "昨天下午"],
    ["yesterday morning", "昨天上午"], ["this evening", "今天晚上"], ["tonight", "今天晚上"],
    ["this afternoon", "今天下午"], ["this morning", "今天上午"], ["昨晚", "昨天晚上"], ["昨夜", "昨天晚上"],
    ["今晚", "今天晚上"], ["今夜", "今天晚上"], ["今早", "今天早上"], ["今晨", "今天早上"]
  ];
  var HALVES = {
    "上午": "morning", "早上": "morning", "早晨": "morning", "清晨": "morning", "凌晨": "morning", "中午": "noon",
    "下午": "afternoon", "傍晚": "evening", "晚上": "evening", "夜里": "evening", "am": "morning", "pm": "afternoon",
    "in the morning": "morning", "in the afternoon": "afternoon", "in the evening": "evening", "at night": "evening"
  };
  var MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  var MONTH = "(" + MONTHS.join("|") + ")[a-z]*\\.?";
  var DAY_WORDS = "(?:(\\d{4})(?:([-/.]) ?(\\d{1,2})\\2 ?(\\d{1,2})|年 ?(\\d{1,2})月 ?(\\d{1,2})[日号]?)" +
    "|(\\d{1,2})月 ?(\\d{1,2})[日号]?" +
    "|(\\d{1,2})(?:st|nd|rd|th)? " + MONTH + "(?:,? (\\d{4}))?" +
    "|" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?" +
    "|(" + Object.keys(DAYS_BACK).join("|") + "))";
  var DAY_FIRST = new RegExp("^" + DAY_WORDS + "(?:,? ?at |[ ,t]*)(?=\\D|\\d{1,2}\\D)");
  var DAY_LAST = new RegExp("(?:,? on |[ ,]+)" + DAY_WORDS + "$");
  var TIME = new RegExp("^(上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|夜里)? ?" +
    "(\\d{1,2}) ?(?:: ?(\\d\\d)(?: ?: ?\\d\\d(?:\\.\\d+)?)?|h(\\d\\d)|[点时] ?(?:(\\d{1,2})分?|(半)|([13])刻|整|钟)?)?" +
    " ?(am|pm|in the morning|in the afternoon|in the evening|at night)?" +
    " ?(z|utc|gmt|(?:utc|gmt)?[+-]\\d{1,2}(?::?\\d\\d)?)?$");
  var AGO = new RegExp("^(?:t ?\\+ ?)?(?:(half an |半个?)(?:hour|小时)" +
    "|(an?|\\d{1,3}(?:\\.5)?|\\d{1,3}个半) ?(?:hours?|hrs?|h|个?小时)(?:(?: and)? ?(\\d{1,4}) ?(?:minutes?|mins?|m|分钟|分)?)?" +
    "|(\\d{1,5}) ?(?:minutes?|mins?|m|分钟|分)) ?(?:ago|以前|之前|前)$");

  /** The number of a Chinese numeral below 100, NaN for one that is none. */
  function number(numeral) {
    var at = numeral.indexOf("十");
    if (at < 0) { return numeral.length === 1 ? DIGITS[numeral] : NaN; }
    var tens = numeral.slice(0, at), ones = numeral.slice(at + 1);
    if (tens.length > 1 || ones.length > 1 || ones.indexOf("十") >= 0) { return NaN; }
    return (tens ? DIGITS[tens] : 1) * 10 + (ones ? DIGITS[ones] : 0);
  }

  /** Half width and small letters, digits for numerals, the same words for the same things; null for a wrong numeral. */
  function plain(text) {
    var said = text.normalize("NFKC").toLowerCase().trim().replace(/^["'“”]+|["'“”]+$/g, "").trim();
    said = said.split("a.m.").join("am").split("p.m.").join("pm").split("北京时间").join("").split("beijing time").join("");
    said = said.trim().replace(/\s+/g, " ");
    DAY_AND_HALF.forEach(function (pair) { said = said.split(pair[0]).join(pair[1]); });
    said = said.replace(NUMERAL, function (numeral) { return String(number(numeral)); });
    return said.indexOf("NaN") < 0 ? said : null;
  }

  /** Minutes that a zone is ahead of UTC, Beijing's where none is named; null for one that is nowhere. */
  function zone(name) {
    if (!name) { return BEIJING; }
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

  /** The day meant, of the local `now`; milliseconds as if it were UTC. */
  function day(found, now) {
    var today = Math.floor(now / DAY) * DAY;
    if (!found) { return today; }
    if (found[15]) { return today - DAYS_BACK[found[15]] * DAY; }
    var year = Number(found[1] || found[11] || found[14] || 0), named = found[10] || found[12];
    var month = named ? MONTHS.indexOf(named) + 1 : Number(found[3] || found[5] || found[7]);
    var number = Number(found[4] || found[6] || found[8] || found[9] || found[13]);
    if (year) { return dayOf(year, month, number); }
    var here = new Date(now).getUTCFullYear(), at = dayOf(here, month, number);
    return at !== null && at - today > AHEAD ? dayOf(here - 1, month, number) : at;
  }

  /** The time of that day; null if it is none. */
  function at(time, dayFound, now) {
    time = time.trim();
    var found = TIME.exec(time);
    if (!found) { return null; }
    var half = found[1], behind = found[8], ahead = zone(found[9]);
    if (half && behind || !(behind || time.indexOf(":") > 0 || found[4] || /[点时]/.test(time)) || ahead === null) { return null; }
    var hour = hourOf(Number(found[2]), half || behind), begins = day(dayFound, now + ahead * MINUTE);
    var past = found[6] ? 30 : 15 * Number(found[7] || 0) || Number(found[3] || found[4] || found[5] || 0);
    if (hour === null || begins === null || past > 59) { return null; }
    return begins + (hour * 60 + past - ahead) * MINUTE;
  }

  /** How long ago, in milliseconds. */
  function length(ago) {
    if (ago[1]) { return 30 * MINUTE; }
    if (ago[4]) { return Number(ago[4]) * MINUTE; }
    var hours = ago[2].charAt(0) === "a" ? 1 : Number(ago[2].replace("个半", ".5"));
    return (Math.floor(hours * 60) + Number(ago[3] || 0)) * MINUTE;
  }

  /**
   * The moment that `text` says, seconds cut off; null when nobody can tell which is meant.
   * @param {string} text
   * @param {Date} now
   * @returns {Date | null}
   */
  function read(text, now) {
    var said = plain(text), found, moment = null;
    if (said === null) { return null; }
    if (NOW.indexOf(said) >= 0) { moment = now.getTime(); }
    else if ((found = AGO.exec(said))) { moment = now.getTime() - length(found); }
    else if ((found = DAY_FIRST.exec(said))) { moment = at(said.slice(found[0].length), found, now.getTime()); }
    else if ((found = DAY_LAST.exec(said))) { moment = at(said.slice(0, found.index), found, now.getTime()); }
    else { moment = at(said, null, now.getTime()); }
    if (moment === null) { return null; }
    moment = Math.floor(moment / MINUTE) * MINUTE;
    var year = new Date(moment + BEIJING * MINUTE).getUTCFullYear();
    return year >= FIRST && year <= LAST ? new Date(moment) : null;
  }

  handbook.moment = { read: read };
})(globalThis.handbook = globalThis.handbook || {});
