/* Which kinds of thing a question asks for, such as a drill, a case, or the one who does it. */
(function (handbook) {
  "use strict";

  const search = handbook.search, HAN = /[\u3400-\u9fff]/;

  /**
   * The kinds that a word of the question asks for.
   * @param {Object} index of a language @param {string} folded the question @returns {Set<string>}
   */
  function wanted(index, folded) {
    const question = search.plain(folded);
    return new Set(Object.keys(index.asked).filter((kind) => search.meets(question, index.asked[kind])));
  }

  /** The question without the words that ask for a kind; the whole when nothing would be left. */
  function without(index, folded, kinds) {
    const question = search.plain(folded);
    let left = ` ${question} `;
    kinds.forEach((kind) => index.asked[kind].split("\n").forEach((one) => {
      left = HAN.test(one) ? left.replaceAll(one, " ") : left.replaceAll(` ${one} `, " ");
    }));
    return left.trim() && left.trim() !== question ? left.trim() : folded;
  }

  Object.assign(search, { wanted: wanted, without: without });
})(globalThis.handbook = globalThis.handbook || {});
