/* What has happened, as a list of entries that never change: T0, ticks, decisions, notes. All else is worked out from
   it, and two lists of one incident make one. Pure. */
(function (handbook) {
  "use strict";

  /**
   * @typedef {object} Entry
   * @property {string} id unlike that of any other entry
   * @property {string} at when it was written, as ISO 8601 in UTC
   * @property {"start" | "tick" | "untick" | "decision" | "level" | "note"} kind
   * @property {string} of what it is about: the id of its place in the playbook, or empty
   * @property {string} what what it is about in words; of a start, the moment as ISO 8601
   * @property {string} text what was written
   * @property {string} who the role that wrote it, in words; may be empty
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

  /** An entry as one text: two are the same when theirs are. */
  function whole(entry) { return JSON.stringify(FIELDS.map(function (field) { return entry[field]; })); }

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  /** Entries in the order of time, each once; entries of one moment in an order of their own, the same everywhere. */
  function ordered(entries) {
    var known = {};
    entries.forEach(function (entry) { known[whole(entry)] = entry; });
    return Object.keys(known).sort(function (a, b) {
      return compare(Date.parse(known[a].at), Date.parse(known[b].at)) || compare(a, b);
    }).map(function (key) { return known[key]; });
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

  /** The last entry of some kinds, by what it is about. */
  function last(log, kinds) {
    var found = Object.create(null);
    log.entries.forEach(function (entry) { if (kinds.indexOf(entry.kind) >= 0) { found[entry.of] = entry; } });
    return found;
  }

  /** T0 in milliseconds, or that of what starts later and has the id `of`; null as long as nobody said. */
  function start(log, of) {
    var entry = last(log, ["start"])[of || ""];
    return entry && entry.what ? Date.parse(entry.what) : null;
  }

  /** The entry that ticked each thing which is ticked now. */
  function ticked(log) {
    var found = last(log, ["tick", "untick"]);
    Object.keys(found).forEach(function (of) { if (found[of].kind === "untick") { delete found[of]; } });
    return found;
  }

  function isEntry(entry) {
    return Boolean(entry) && typeof entry === "object" && FIELDS.every(function (field) { return typeof entry[field] === "string"; }) &&
      entry.id !== "" && KINDS.indexOf(entry.kind) >= 0 && MOMENT.test(entry.at) && !isNaN(Date.parse(entry.at)) &&
      (entry.kind !== "start" || entry.what === "" || MOMENT.test(entry.what) && !isNaN(Date.parse(entry.what)));
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
      return kept;
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
    empty: empty, add: add, merge: merge, nextAt: nextAt, isAhead: isAhead, start: start, ticked: ticked, last: last, parse: parse, json: json, csv: csv, markdown: markdown
  };
})(globalThis.handbook = globalThis.handbook || {});
