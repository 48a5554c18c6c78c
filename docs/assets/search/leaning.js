/* To which playbook a question leans: by how many of the things that people say who mean one have its words. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const NEVER = 1; /* how often what nobody says counts as said */
  const STEEP = 1, LEAST = 0.3; /* how fast a playbook's worth falls that is less likely meant, and to what at least */
  const LATIN = /^[a-z]/, ROOT = 3; /* letters that no form of a word loses */

  /** How often a text has a part. */
  function times(text, part) {
    let found = 0;
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) { found += 1; }
    return found;
  }

  /** How often a text of folded words has a term; of a word its beginning, whatever the ending. */
  function often(text, term) {
    if (!LATIN.test(term)) { return times(text, term); }
    const root = search.apart.has(term) ? term : term.slice(0, Math.max(ROOT, term.length - 1));
    return times(text, ` ${root}`);
  }

  /** What people say who mean a playbook, a space before each word. */
  const spoken = (book) => book.spoken = book.spoken || ` ${book.said.replaceAll("\n", " ")}`;

  /** By playbook, how often what people say has a term, and by how much they say; worked out once. */
  function counted(index, term) {
    if (!index.counted.has(term)) { index.counted.set(term, index.books.map((book) => often(spoken(book), term))); }
    return index.counted.get(term);
  }

  /**
   * By a playbook's number, LEAST to 1, which is for the likeliest; a word that no playbook's sayings have speaks for
   * none. This is naive Bayes, each word by its worth.
   * @param {Object} index @param {string} folded the question @returns {(number: number) => number}
   */
  function leaning(index, folded) {
    const told = search.asked(folded).terms.map((term) => ({ counts: counted(index, term), worth: search.worth(index, term) }));
    const known = told.filter(({ counts }) => counts.some(Boolean));
    const likely = new Map(index.books.map(({ number, said }, at) => [number, known.reduce(
      (sum, { counts, worth }) => sum + worth * Math.log((counts[at] + NEVER) / Math.max(1, said.length)), 0)]));
    const best = Math.max(...likely.values());
    return (number) => LEAST + (1 - LEAST) * Math.exp(STEEP * (likely.get(number) - best));
  }

  search.leaning = leaning;
})(globalThis.handbook = globalThis.handbook || {});
