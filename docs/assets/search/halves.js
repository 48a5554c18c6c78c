/* The parts of a question that ask whether to do something, or who does it, each answered by itself. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const BETWEEN = /[,.:;?!、。\n]+| and | or | but |(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])/; /* of a folded question */
  const ASKING = ["decision", "role", "step"], SAYING = ["lines", "answer", "message"]; /* what to say is asked of the whole */
  const OWN = ["decision", "step"]; /* in a playbook it is said what is to be done, and by whom */
  const OTHER = 0.7; /* how much a step is worth where none is asked for, and anything else where one is */
  const SURE = 0.3; /* which part of what is asked has to be met */

  /** The parts that ask, each with the kinds of thing that it asks for; none when the question has one part. */
  function halves(index, folded) {
    const parts = folded.split(BETWEEN).map((part) => part.trim()).filter(Boolean);
    const all = parts.length < 2 ? [] : parts.map((part) => ({ part: part, kinds: search.wanted(index, part) }));
    const asking = all.filter(({ kinds }) => !SAYING.some((kind) => kinds.has(kind)));
    return asking.map(({ part, kinds }) => ({ part: part, kinds: new Set(ASKING.filter((kind) => kinds.has(kind))) })).filter(({ kinds }) => kinds.size);
  }

  /** What answers one part best: a decision or a step of the playbook, or something of no playbook that is asked for. */
  function answer(index, { part, kinds }, book) {
    const may = ({ kind, under }) => under === book ? OWN.includes(kind) : under < 0 && kinds.has(kind);
    const thing = search.rest(index, part, kinds), other = search.reread(index, thing);
    let best = null, most = 0;
    const note = (text, parts) => search.looked(index, text, (number) => may(index.entries[number]) ? 1 : 0, parts).forEach(({ score, part: met }, number) => {
      const entry = index.entries[number], other = (entry.kind === "step") !== kinds.has("step") ? OTHER : 1;
      const now = met < SURE || !may(entry) ? 0 : score * met * other;
      if (now > most) { best = entry; most = now; }
    });
    note(thing);
    if (other.text !== thing) { note(other.text, other.parts); }
    return best;
  }

  /**
   * What answers each part that asks, in the order of the question.
   * @param {Object} index of a language @param {string} folded the question @param {number} book the playbook that is meant
   * @returns {Object[]} entries
   */
  const halfAnswers = (index, folded, book) => Array.from(new Set(
    halves(index, folded).map((half) => answer(index, half, book)).filter(Boolean)));

  search.halfAnswers = halfAnswers;
})(globalThis.handbook = globalThis.handbook || {});
