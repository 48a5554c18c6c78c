/* The parts of a question that ask whether to do something, or who does it, each answered by itself. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const BETWEEN = /[,.:;!、。\n]+|(?<=\?)| and | or | but |(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])/; /* of a folded question */
  const ASKING = ["decision", "role", "step"], SAYING = ["lines", "answer", "message"]; /* what to say is asked of the whole */
  const OWN = ["decision", "step", "answer"]; /* in a playbook: whether, what is done and by whom, what we say of it */
  const OTHER = 0.7; /* how much is worth what is of another kind than is asked for: a decision, or a step where one is asked for */
  const SURE = 0.15; /* which part of what is asked has to be met */

  /** The parts that ask, each with the kinds of thing that it asks for; none when the question has one part. */
  function halves(index, folded) {
    const parts = folded.split(BETWEEN).map((part) => part.trim()).filter(Boolean);
    const all = parts.length < 2 ? [] : parts.map((part) => ({ part: part, kinds: search.wanted(index, part) }));
    const said = ({ kinds }) => SAYING.some((kind) => kinds.has(kind)) && !(kinds.has("decision") && !kinds.has("message"));
    const asks = ({ part, kinds }) => (part.endsWith("?") && !kinds.size) || ASKING.some((kind) => kinds.has(kind));
    return all.filter((half) => asks(half) && !said(half));
  }

  /** Of what may answer one part the best: by its own words or by others. @param {(entry: Object) => boolean} may */
  function best(index, { part, kinds }, may) {
    const thing = search.rest(index, part, new Set(ASKING.filter((kind) => kinds.has(kind)))), other = search.reread(index, thing);
    if (search.naming(thing).every(search.slight)) { return null; }
    const marks = Uint8Array.from(index.entries, (entry) => may(entry) ? 1 : 0), wanted = kinds.has("step") ? "step" : "decision";
    let found = null, most = 0;
    const note = (text, parts) => search.looked(index, text, { marks: marks }, parts).forEach(({ score, part: met }, number) => {
      const entry = index.entries[number], now = met < SURE ? 0 : score * met * (entry.kind === wanted || entry.under < 0 ? 1 : OTHER);
      if (now > most) { found = entry; most = now; }
    });
    note(thing);
    if (other.text !== thing) { note(other.text, other.parts); }
    return found;
  }

  /** What answers one part: a decision or a step of the playbook, and the role that is asked for. */
  const answers = (index, half, book) => [
    best(index, half, ({ kind, under }) => under === book && OWN.includes(kind)),
    half.kinds.has("role") ? best(index, half, ({ kind }) => kind === "role") : null,
  ];

  /**
   * What answers each part that asks, in the order of the question.
   * @param {Object} index of a language @param {string} folded the question @param {number} book the playbook that is meant
   * @returns {Object[]} entries
   */
  const halfAnswers = (index, folded, book) => Array.from(new Set(
    halves(index, folded).flatMap((half) => answers(index, half, book)).filter(Boolean)));

  search.halfAnswers = halfAnswers;
})(globalThis.handbook = globalThis.handbook || {});
