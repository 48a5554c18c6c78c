/* Which kinds of thing a question asks for, such as a drill, a case, or the one who does it; and rules of which place. */
(function (handbook) {
  "use strict";

  const search = handbook.search, HAN = /[\u3400-\u9fff]/;
  const ASIDE = 0.3; /* how much a word is worth that only tells where something was seen */

  /**
   * The kinds that a word of the question asks for.
   * @param {Object} index of a language @param {string} folded the question @returns {Set<string>}
   */
  function wanted(index, folded) {
    const question = search.plain(folded);
    return new Set(Object.keys(index.asked).filter((kind) => search.meets(question, index.asked[kind])));
  }

  /** The question without the words that ask for a kind; empty when it has no other. */
  function rest(index, folded, kinds) {
    let left = ` ${search.plain(folded)} `;
    kinds.forEach((kind) => index.asked[kind].split("\n").forEach((one) => {
      left = HAN.test(one) ? left.replaceAll(one, " ") : left.replaceAll(` ${one} `, " ");
    }));
    return left.trim();
  }

  /** The same; the whole when nothing would be left. */
  function without(index, folded, kinds) {
    const left = rest(index, folded, kinds);
    return left && left !== search.plain(folded) ? left : folded;
  }

  /**
   * Of each rule whether it holds in a place that is named; empty when none is.
   * @param {Object} index of a language @param {string[]} texts the question, and what it may be read as
   * @returns {Map<number, boolean>} by number of an entry
   */
  function held(index, texts) {
    const named = new Set(index.lands.map(([land]) => land).filter((land) => texts.some((text) => search.meets(search.plain(text), land))));
    return new Map(named.size ? index.lands.flatMap(([land, numbers]) => numbers.map((number) => [number, named.has(land)])) : []);
  }

  /**
   * The words for a channel in a question that asks for something else, which only tell where it was seen, with the part
   * of their worth that they keep.
   * @param {Object} index of a language @param {string} folded the question @param {Set<string>} kinds that it asks for
   * @returns {Map<string, number>} by term
   */
  function seen(index, folded, kinds) {
    const asked = search.naming(folded);
    const told = new Set(kinds.has("channel") ? [] : index.channels.filter((one) => search.meets(search.plain(folded), one)).flatMap(search.terms));
    return new Map(asked.every((term) => told.has(term)) ? [] : asked.filter((term) => told.has(term)).map((term) => [term, ASIDE]));
  }

  Object.assign(search, { wanted: wanted, without: without, rest: rest, held: held, seen: seen });
})(globalThis.handbook = globalThis.handbook || {});
