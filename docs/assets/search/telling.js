/* How well a question's words tell one playbook from the others. */
(function (handbook) {
  "use strict";

  const search = handbook.search;

  /** A term of the question with the playbooks that are called so, and those that have it anywhere; it keeps `part` of its worth. */
  function spread(index, term, part) {
    const called = new Set(), inside = new Set();
    (index.terms.get(term) || []).forEach(({ numbers }, field) => {
      const names = index.called.includes(field);
      for (let n = 0, last = -1; n < numbers.length; n += 1) {
        const book = index.bookOf[numbers[n]];
        if (names && book === numbers[n]) { called.add(book); }
        if (book >= 0 && book !== last) { inside.add(last = book); } /* those of a playbook stand together */
      }
    });
    return { called: called, inside: inside, worth: part * search.worth(index, term) };
  }

  /**
   * By a playbook's number, 0 to 1: what stands in each playbook is no reason to open one, and the answer is then on a
   * page that is about all of them. A word that no playbook has may be a slip, and speaks against none.
   * @param {Object} index @param {string} folded the question @param {Map<string, number>} parts of their worth that words keep
   * @returns {(number: number) => number}
   */
  function telling(index, folded, parts) {
    const many = Math.log(Math.max(2, index.books.length)), asked = search.asked(folded).terms.map((term) => spread(index, term, parts.get(term) || 1));
    const unknown = asked.reduce((sum, { inside, worth }) => inside.size ? sum : sum + worth, 0);
    return (number) => {
      let met = unknown, told = unknown;
      asked.forEach(({ called, inside, worth }) => {
        const among = called.has(number) ? called : inside;
        if (among.has(number)) { met += worth; told += worth * (1 - Math.log(among.size) / many); }
      });
      return met ? told / met : 1;
    };
  }

  search.telling = telling;
})(globalThis.handbook = globalThis.handbook || {});
