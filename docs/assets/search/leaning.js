/* To which playbook a question leans: by how many of the things that people say who mean one have its words. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const NEVER = 1; /* how often what nobody says counts as said */
  const STEEP = 1, LEAST = 0.3; /* how fast a playbook's worth falls that is less likely meant, and to what at least */

  /** By playbook, how often what people say has a term; worked out once. */
  function counted(index, term) {
    if (!index.counted.has(term)) { index.counted.set(term, index.books.map((book) => search.where(index, book, term).length)); }
    return index.counted.get(term);
  }

  /**
   * By a playbook's number, LEAST to 1, which is for the likeliest; a word that no playbook's sayings have speaks for
   * none. This is naive Bayes, each word by its worth.
   * @param {Object} index @param {string} folded the question @param {Map<string, number>} parts of their worth that words keep
   * @returns {(number: number) => number}
   */
  function leaning(index, folded, parts) {
    const told = search.asked(folded).terms.map((term) => (
      { counts: counted(index, term), worth: search.worth(index, term) * (parts.get(term) || 1) }));
    const known = told.filter(({ counts }) => counts.some(Boolean));
    const likely = new Map(index.books.map(({ number, said }, at) => [number, known.reduce(
      (sum, { counts, worth }) => sum + worth * Math.log((counts[at] + NEVER) / Math.max(1, said.length)), 0)]));
    const best = Math.max(...likely.values());
    return (number) => LEAST + (1 - LEAST) * Math.exp(STEEP * (likely.get(number) - best));
  }

  search.leaning = leaning;
})(globalThis.handbook = globalThis.handbook || {});
