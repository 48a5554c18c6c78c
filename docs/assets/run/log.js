/* What has happened, as a list of entries that never change: T0, ticks, decisions, notes. All else is worked out from
   it, and two lists of one incident make one. Pure. */
(function (handbook) {
  "use strict";

  /**
   * @typedef {object} Entry
   * @property {string} id unlike that of any other entry; of one that takes the place of others, their names behind `~`
   * @property {string} at when it was written, as ISO 8601 in UTC
   * @property {"start" | "tick" | "untick" | "decision" | "level" | "note"} kind
   * @property {string} of what it is about: the id of its place in the playbook, that of a level, or empty
   * @property {string} what what it is about in words; of a start, the moment as ISO 8601
   * @property {string} text what was written
   * @property {string} who who wrote it, in words; may be empty
   *
   * @typedef {{format: "handbook-log", version: 1, playbook: string, entries: Entry[]}} Log
   */

  var FORMAT = "handbook-log", VERSION = 1;
  var FIELDS = ["id", "at", "kind", "of", "what", "text", "who"];
  var KINDS = ["start", "tick", "untick", "decision", "level", "note"];
  /* In the years that `typed_moment` of the generator reads. */
  var MOMENT = /^2[01]\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

  /** @param {string} playbook @returns {Log} */
  function empty(playbook) { return { format: FORMAT, version: VERSION, playbook: playbook, entries: [] }; }

  /* What is written of one entry in two ways stands below one another, in the order of the signs. */
  var TWO_WAYS = "\n\u2260 ";

  /** What no two may write differently of one entry, as one text. */
  function core(entry) { return JSON.stringify(["id", "at", "kind", "of", "what"].map(function (field) { return entry[field]; })); }

  /** An entry as one text: two are the same when theirs are. */
  function whole(entry) { return JSON.stringify(FIELDS.map(function (field) { return entry[field]; })); }

  function both(one, other) {
    var ways = one.split(TWO_WAYS).concat(other.split(TWO_WAYS)).sort(compare);
    return ways.filter(function (way, number) { return way !== ways[number - 1]; }).join(TWO_WAYS);
  }

  /** One entry that was written in two ways: with both texts, whichever came first. */
  function fused(one, other) {
    return { id: one.id, at: one.at, kind: one.kind, of: one.of, what: one.what, text: both(one.text, other.text), who: both(one.who, other.who) };
  }

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  /** Entries in the order of time, each once; entries of one moment in an order of their own, the same everywhere. */
  function ordered(entries) {
    var known = new Map();
    entries.forEach(function (entry) {
      var key = core(entry), one = known.get(key);
      known.set(key, { key: key, at: Date.parse(entry.at), entry: one ? fused(one.entry, entry) : entry });
    });
    return Array.from(known.values()).sort(function (a, b) { return a.at - b.at || compare(a.key, b.key); }).map(function (one) { return one.entry; });
  }

  /** @param {Log} log @param {Entry[]} entries @returns {Log} */
  function add(log, entries) {
    return { format: FORMAT, version: VERSION, playbook: log.playbook, entries: ordered(log.entries.concat(entries)) };
  }

  /**
   * The moment to write an entry under: now, but behind the last one, so that what is written later comes later even
   * where the clock of another device is ahead.
   * @param {Log} log @param {number} now @returns {string}
   */
  function nextAt(log, now) {
    var last = log.entries[log.entries.length - 1], end = Date.UTC(2200, 0, 1) - 1;
    return new Date(Math.min(end, Math.max(now, last ? Date.parse(last.at) + 1 : 0))).toISOString();
  }

  /** Whether a log was written by a clock that is more than a day ahead, so that it would put off all that follows. */
  function isAhead(log, now) { return log.entries.some(function (entry) { return Date.parse(entry.at) > now + 86400000; }); }

  /** Two logs of one incident as one: in whatever order, however often, nothing lost and nothing twice. */
  function merge(one, other) { return add(one, other.entries); }

  /** Whether two logs say of one entry that it is of another time or about something else: then one of them was tampered with. */
  function isContrary(one, other) {
    var known = Object.create(null);
    one.entries.forEach(function (entry) { known[entry.id] = core(entry); });
    return other.entries.some(function (entry) {
      var here = known[entry.id];
      known[entry.id] = core(entry);
      return here !== undefined && here !== known[entry.id];
    });
  }

  /** How many entries of a log another has in other words. */
  function differing(one, other) {
    var known = Object.create(null);
    one.entries.forEach(function (entry) { known[entry.id] = whole(entry); });
    return other.entries.filter(function (entry) { return known[entry.id] !== undefined && known[entry.id] !== whole(entry); }).length;
  }

  /** The ways in which a text of an entry is written: one, unless two people's logs differ. */
  function ways(text) { return text.split(TWO_WAYS); }

  /* The name of an entry: its id without the names of those whose place it takes. */
  function name(entry) { return entry.id.split("~")[0]; }

  /** An id for an entry that takes the place of some others: from then on they count no more, here and in whatever log it comes to. */
  function instead(id, entries) { return [id].concat(entries.map(name)).join("~"); }

  /** The entries of which no other takes the place: two where two people have said it, each without knowing of the other. */
  function standing(entries) {
    var gone = Object.create(null);
    entries.forEach(function (entry) { entry.id.split("~").slice(1).forEach(function (old) { gone[old] = true; }); });
    return entries.filter(function (entry) { return !gone[name(entry)]; });
  }

  /* A log never changes, and a page asks it a hundred times of when things began: what stands in it is worked out once. */
  var worked = new WeakMap();
  var NONE = [];

  /** What stands of a log's starts by what they are about, and of its levels. @param {Log} log */
  function stands(log) {
    if (!worked.has(log)) {
      var about = Object.create(null), found = Object.create(null);
      log.entries.forEach(function (entry) { if (entry.kind === "start") { (about[entry.of] = about[entry.of] || []).push(entry); } });
      Object.keys(about).forEach(function (of) { found[of] = standing(about[of]); });
      worked.set(log, { starts: found, levels: standing(log.entries.filter(function (entry) { return entry.kind === "level"; })) });
    }
    return worked.get(log);
  }

  /** What was said, and still stands, of when something began: of T0, or of what starts later and has the id `of`. */
  function starts(log, of) { return stands(log).starts[of || ""] || NONE; }

  /** What was said, and still stands, of the level. */
  function levels(log) { return stands(log).levels; }

  /** The last entry of some kinds, by what it is about. */
  function last(log, kinds) {
    var found = Object.create(null);
    log.entries.forEach(function (entry) { if (kinds.indexOf(entry.kind) >= 0) { found[entry.of] = entry; } });
    return found;
  }

  /**
   * T0 in milliseconds, or that of what starts later and has the id `of`; null as long as nobody said. Of two people's
   * the earlier one: what is done too soon does less harm than what is done too late.
   */
  function start(log, of) {
    var said = starts(log, of).filter(function (entry) { return entry.what; });
    return said.length ? Math.min.apply(null, said.map(function (entry) { return Date.parse(entry.what); })) : null;
  }

  /**
   * The level that holds, null as long as nobody set one: of two people's the more severe.
   * @param {Log} log @param {function(Entry): number} severity of an entry, 0 the most severe, below 0 for none that is known
   */
  function level(log, severity) {
    return levels(log).filter(function (entry) { return severity(entry) >= 0; }).reduce(function (worst, entry) {
      return worst && severity(worst) <= severity(entry) ? worst : entry;
    }, null);
  }

  /**
   * The entry that ticked each thing which is ticked now. Of what repeats, an undone tick leaves the one before.
   * @param {Log} log @param {string[]} repeating the ids of what repeats
   */
  function ticked(log, repeating) {
    var found = Object.create(null);
    log.entries.forEach(function (entry) {
      var before = found[entry.of] || [];
      if (entry.kind === "tick") { found[entry.of] = before.concat([entry]); }
      if (entry.kind === "untick") { found[entry.of] = repeating.indexOf(entry.of) < 0 ? [] : before.slice(0, -1); }
    });
    Object.keys(found).forEach(function (of) {
      if (found[of].length) { found[of] = found[of][found[of].length - 1]; } else { delete found[of]; }
    });
    return found;
  }

  /** Whether a text is a moment of the calendar, which the 31st of February is not. */
  function isMoment(text) {
    return MOMENT.test(text) && !isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 19) === text.slice(0, 19);
  }

  function isEntry(entry) {
    return Boolean(entry) && typeof entry === "object" && FIELDS.every(function (field) { return typeof entry[field] === "string"; }) &&
      entry.id !== "" && KINDS.indexOf(entry.kind) >= 0 && isMoment(entry.at) &&
      (entry.kind !== "start" || entry.what === "" || isMoment(entry.what));
  }

  /**
   * The log that a file holds; null for what is none, or one of a newer version that this page cannot read whole.
   * @param {string} text @returns {Log | null}
   */
  function parse(text) {
    var found;
    try { found = JSON.parse(text.replace(/^\uFEFF/, "")); } catch (wrong) { return null; }
    if (!found || found.format !== FORMAT || found.version !== VERSION || typeof found.playbook !== "string") { return null; }
    if (!Array.isArray(found.entries) || !found.entries.every(isEntry)) { return null; }
    var own = found.entries.map(function (entry) {
      var kept = {};
      FIELDS.forEach(function (field) { kept[field] = entry[field]; });
      /* The ways of a text in their order, each once, also in a file that was written by hand. */
      return Object.assign(kept, { text: both(kept.text, kept.text), who: both(kept.who, kept.who) });
    });
    return add(empty(found.playbook), own);
  }

  /** @param {Log} log */
  function json(log) { return JSON.stringify(log, null, 1) + "\n"; }

  /* A program for tables takes what begins so for a formula, full-width signs too. */
  var FORMULA = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

  function cell(value) {
    var safe = FORMULA.test(value) ? "'" + value : value;
    return '"' + safe.replace(/"/g, '""') + '"';
  }

  /** Rows of texts for spreadsheets, the first of them the heads. */
  function csv(rows) {
    return "\uFEFF" + rows.map(function (row) { return row.map(cell).join(","); }).join("\r\n") + "\r\n";
  }

  function escaped(value) {
    return value.replace(/[\\`*_[\]<>#|~&$]/g, "\\$&").replace(/\s*[\r\n\u2028\u2029]+\s*/g, "<br>");
  }

  /** The same as a table in Markdown below a heading; every sign stands for itself. */
  function markdown(title, rows) {
    var lines = rows.map(function (row) { return "| " + row.map(escaped).join(" | ") + " |"; });
    var rule = "|" + rows[0].map(function () { return " --- |"; }).join("");
    return ["# " + escaped(title), "", lines[0], rule].concat(lines.slice(1)).join("\n") + "\n";
  }

  handbook.log = {
    isMoment: isMoment, empty: empty, add: add, merge: merge, nextAt: nextAt, isAhead: isAhead, isContrary: isContrary, differing: differing, ways: ways, instead: instead,
    starts: starts, start: start, levels: levels, level: level, ticked: ticked, last: last, parse: parse, json: json, csv: csv, markdown: markdown
  };
})(globalThis.handbook = globalThis.handbook || {});
