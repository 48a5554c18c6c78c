/* A typed time in plainer words: half width, digits for numerals, one word for what is called by several. The same as
   `plain_words` in Python, in the same order. Pure. */
(function (handbook) {
  "use strict";

  var MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  var WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  var MONTH = "(" + MONTHS.join("|") + ")[a-z]*\\.?";
  var DIGITS = { "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  var TRADITIONAL = "點兩週號鐘個時現剛裡裏禮這間後過", SIMPLIFIED = "点两周号钟个时现刚里里礼这间后过";
  var NUMERAL = /[零〇一二两三四五六七八九十]+(?=[点时分刻月日号天]|个?半?小时|个半)|([点时])([零〇一二三四五六七八九十]+)$/g;
  /* 差5分9点, 9点差一刻. */
  var TO_THE_HOUR = /差 ?(\d{1,2}) ?(分钟?|刻)(?:到|就)? ?(\d{1,2}) ?点(?:钟|整)?|(\d{1,2}) ?点差 ?(\d{1,2}) ?(分钟?|刻)/g;
  var WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen"];
  var TENS = { "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50 };
  var NUMBER_WORD = new RegExp("\\b(?:(" + Object.keys(TENS).join("|") + ")(?:[- ](" + WORDS.slice(1, 10).join("|") + "))?|(" +
    WORDS.join("|") + ")) (?=min|hour|hr|day)", "g");
  /* Half past two, a quarter to nine, twenty past 11. */
  var PAST_THE_HOUR = new RegExp("\\b(?:(half)|(?:a )?(quarter)|(?:(" + Object.keys(TENS).join("|") + ")(?:[- ](" + WORDS.slice(1, 10).join("|") +
    "))?|(" + WORDS.join("|") + ")|(\\d{1,2}))(?: minutes?| mins?)?) (past|to) (" + WORDS.slice(1, 13).join("|") + "|\\d{1,2})(?![\\w:])(?: o'clock)?", "g");
  /* That nobody has looked at the clock: the moment is taken as it is said, and told back. */
  var ABOUT = /(?:大概|大约|差不多|约(?=[\d零一二两三四五六七八九十])|~(?=\d)) ?|\b(?:about|around|roughly|approximately|circa) | ?左右| or so\b/g;
  var IN_CHINESE = /([上本这]?)个?(?:周|星期|礼拜)([一二三四五六日天])/g;
  var DAY_OF_WEEK = "一二三四五六日天";
  var WEEK = { "上": " last week", "本": " this week", "这": " this week", "": "" };
  var DAY_AND_HALF = [
    ["last night", "昨天晚上"], ["yesterday evening", "昨天晚上"], ["yesterday afternoon", "昨天下午"],
    ["yesterday morning", "昨天上午"], ["this evening", "今天晚上"], ["tonight", "今天晚上"],
    ["this afternoon", "今天下午"], ["this morning", "今天上午"], ["昨晚", "昨天晚上"], ["昨夜", "昨天晚上"],
    ["今晚", "今天晚上"], ["今夜", "今天晚上"], ["今早", "今天早上"], ["今晨", "今天早上"],
    ["tomorrow morning", "明天上午"], ["tomorrow afternoon", "明天下午"], ["tomorrow evening", "明天晚上"],
    ["tomorrow night", "明天晚上"], ["明早", "明天早上"], ["明晚", "明天晚上"],
    ["晚间", "晚上"], ["午后", "下午"], ["钟头", "小时"]
  ];
  /* What is said in other words first, one after the other. */
  var PLAINER = [
    [/\(((?:utc|gmt)[^()]*)\)/g, "$1"],
    [/([午上]) at (?=\d)/g, "$1 "],
    /* The last midnight; which one is meant of a day, nobody can tell. */
    [/^(?:12 )?midnight$|^(?:大?半夜|午夜)(?: ?(?:12|0)点(?:钟|整)?)?$/, "0:00"],
    [/^(?:大?半夜|深夜|夜里) ?(?=[1-5](?!\d))/, "凌晨"],
    /* Of the night that is over, what is past midnight is of the morning that has come. */
    [/^(\d.*?),? ?昨天晚上$/, "昨天晚上 $1"],
    [/^昨天晚上,? ?(?=(?:12|00?|0?[1-4])(?!\d))/, "凌晨"],
    [/\blast ((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)/g, "$1 last"],
    [/深夜 ?(?=(?:9|1[01])(?!\d))/g, "晚上"],
    [/(早|(?:^|[^傍])晚)(?= ?\d)/g, "$1上"],
    [/\b(am|pm) ?(\d{1,2}:\d\d)(?!\d)/g, "$2 $1"],
    [/\ban hour and a half(?= ago)/g, "90 min"],
    [/\b(?:12 )?(?:noon|midday)\b|(?:中午|正午)(?! ?\d)/g, "12:00"],
    [/\b(?:a )?quarter of an hour(?= ago)|1刻钟(?=前|之前|以前)/g, "15 min"],
    [/3刻钟(?=前|之前|以前)/g, "45 min"],
    [/点钟?过(?=\d{1,2}[分刻])/g, "点"],
    [/([点时])[零〇](?=\d)/g, "$1"],
    /* 20260301 1405, 20260301T140500Z. */
    [/^(\d{4})(\d\d)(\d\d)[t ]?(\d\d)([0-5]\d)(?:[0-5]\d)?(?!\d)/, "$1-$2-$3 $4:$5"],
    [/^(\d{4})(\d\d)(\d\d)[t ](?=\d{1,2}[:点时])/, "$1-$2-$3 "],
    /* 1 Mar 2026 1405. */
    [/\b(\d{4}) (\d\d)([0-5]\d)$/g, "$1 $2:$3"],
    /* 1405, 14.05: but 2026 behind a month is a year, and 1.50 h a length. */
    [new RegExp("^((?!.*" + MONTH + ").*[^\\d:.+/-])?(\\d\\d)([0-5]\\d)(?: ?(?:h|hrs?|hours))?(?=$| on | yesterday$| today$| tomorrow$" +
      "| ?(?:z|utc|gmt|[+-]\\d\\d:?(?:\\d\\d)?)$)"), "$1$3:$4"],
    [/(^|[^\d.])(\d{1,2})\.([0-5]\d)(?![\d.]| ?(?:h|个|小时|天|days?))/g, "$1$2:$3"],
    /* 45 minutes, of what has begun: but T+45 minutes is ahead of it. */
    [/^((?!t).*(?:minutes?|mins?|hours?|分钟|小时))$/, "$1 ago"],
    [/^at /, ""]
  ];

  /** The number of a Chinese numeral below 100, NaN for one that is none. */
  function number(numeral) {
    numeral = numeral.replace(/^[零〇](?=.)/, "");
    var at = numeral.indexOf("十");
    if (at < 0) { return numeral.length === 1 ? DIGITS[numeral] : NaN; }
    var tens = numeral.slice(0, at), ones = numeral.slice(at + 1);
    if (tens.length > 1 || ones.length > 1 || ones.indexOf("十") >= 0) { return NaN; }
    return (tens ? DIGITS[tens] : 1) * 10 + (ones ? DIGITS[ones] : 0);
  }

  /** So many minutes or quarters before an hour; NaN where the hour would be the day before's. */
  function beforeTheHour(whole, minutes, unit, hour, laterHour, laterMinutes, laterUnit) {
    var before = Number(minutes || laterMinutes) * ((unit || laterUnit) === "刻" ? 15 : 1), at = Number(hour || laterHour);
    return before > 0 && before < 60 && at ? (at - 1) + "点" + (60 - before) + "分" : "NaN";
  }

  /** The time so long past an hour, or before it; NaN for more than the minutes of one. */
  function byTheHour(whole, half, quarter, tens, ones, word, digits, side, of) {
    var minute = half ? 30 : quarter ? 15 : digits ? Number(digits) : word ? WORDS.indexOf(word) : TENS[tens] + (ones ? WORDS.indexOf(ones) : 0);
    var hour = WORDS.indexOf(of) >= 0 ? WORDS.indexOf(of) : Number(of);
    if (minute >= 60 || side === "to" && (half || !minute)) { return "NaN"; }
    return side === "past" ? hour + ":" + String(minute).padStart(2, "0") : (hour - 1 || 12) + ":" + String(60 - minute).padStart(2, "0");
  }

  /** Signs that come along when a time is copied: what looks like a colon or a hyphen, and what nobody sees. */
  function twins(text) {
    return text.replace(/[∶︰]/g, ":").replace(/[‐‒–—−]/g, "-").replace(/[\u200b\u2060\ufeff]/g, "");
  }

  /** A text in half width and small letters, the characters of times in their Simplified form. */
  function halfWidth(text) {
    return twins(twins(text).normalize("NFKC").toLowerCase()).replace(/[點兩週號鐘個時現剛裡裏禮這間後過]/g, function (sign) {
      return SIMPLIFIED.charAt(TRADITIONAL.indexOf(sign));
    });
  }

  /**
   * The typed text in plainer words; null for a wrong numeral.
   * @param {string} text
   * @returns {string | null}
   */
  function plain(text) {
    var said = halfWidth(text).trim().replace(/^["'“”]+|["'“”]+$/g, "").trim();
    said = said.split("a.m.").join("am").split("p.m.").join("pm");
    said = said.replace(/\s+|\( ?\)/g, " ").replace(/[。. ]+$/, "").replace(ABOUT, "");
    DAY_AND_HALF.forEach(function (pair) { said = said.split(pair[0]).join(pair[1]); });
    said = said.replace(IN_CHINESE, function (whole, week, day) {
      return " " + WEEKDAYS[Math.min(DAY_OF_WEEK.indexOf(day), 6)] + WEEK[week] + " ";
    }).trim();
    said = said.replace(NUMERAL, function (whole, sign, last) { return sign ? sign + number(last) : String(number(whole)); });
    said = said.replace(TO_THE_HOUR, beforeTheHour);
    if (said.indexOf("NaN") >= 0) { return null; }
    said = said.replace(NUMBER_WORD, function (whole, tens, ones, word) {
      return (word ? WORDS.indexOf(word) : TENS[tens] + (ones ? WORDS.indexOf(ones) : 0)) + " ";
    });
    said = said.replace(PAST_THE_HOUR, byTheHour);
    if (said.indexOf("NaN") >= 0) { return null; }
    PLAINER.forEach(function (pair) { said = said.replace(pair[0], pair[1]); });
    return said.replace(/ +/g, " ").trim();
  }

  handbook.momentWords = { plain: plain, halfWidth: halfWidth, MONTHS: MONTHS, MONTH: MONTH };
})(globalThis.handbook = globalThis.handbook || {});
