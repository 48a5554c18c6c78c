/* Which kinds of thing a question asks for, such as a drill, a case, or the one who does it; and rules of which place. */
(function (handbook) {
  "use strict";

  const search = handbook.search, HAN = /[\u3400-\u9fff]/;
  const ASIDE = 0.3; /* how much a word is worth that only tells where something was seen */

  /** The words that ask for a kind, each with its kinds, the longest first; worked out once. */
  function asking(index) {
    if (!index.asking) {
      const found = new Map();
      Object.entries(index.asked).forEach(([kind, words]) => words.split("\n").filter(Boolean).forEach(
        (word) => found.set(word, (found.get(word) || []).concat(kind))));
      index.asking = Array.from(found).sort(([one], [other]) => other.length - one.length);
    }
    return index.asking;
  }

  /**
   * The kinds that a word of the question asks for; what stands within a longer one, as "who" does in "who decides",
   * asks for nothing itself.
   * @param {Object} index of a language @param {string} folded the question @returns {Set<string>}
   */
  function wanted(index, folded) {
    let question = ` ${search.plain(folded)} `;
    const found = new Set();
    for (const [word, kinds] of asking(index)) {
      const sought = HAN.test(word) ? word : ` ${word} `;
      if (question.includes(sought)) {
        question = question.replaceAll(sought, " ~ "); /* so that its neighbours are no neighbours now */
        kinds.filter(Boolean).forEach((kind) => found.add(kind));
      }
    }
    return found;
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
    const met = (place) => texts.some((text) => search.meets(search.plain(text), place));
    const places = index.jurisdictions.map(([place, numbers]) => ({ named: met(place), numbers: numbers }));
    const any = places.some(({ named }) => named);
    return new Map(any ? places.flatMap(({ named, numbers }) => numbers.map((number) => [number, named])) : []);
  }

  /**
   * The messages to those whom a question names.
   * @param {Object} index of a language @param {string[]} texts the question, and what it may be read as
   * @returns {Set<number>} numbers of entries
   */
  const addressed = (index, texts) => new Set(index.people.filter(
    ({ called }) => texts.some((text) => search.meets(search.plain(text), called))).flatMap(({ messages }) => messages));

  /**
   * The words for a channel in a question that asks for something else, which only tell where it was seen, and for those
   * to whom something is to be said, with the part of their worth that they keep.
   * @param {Object} index of a language @param {string} folded the question @param {Set<string>} kinds that it asks for
   * @returns {Map<string, number>} by term
   */
  function seen(index, folded, kinds) {
    const question = search.plain(folded), asked = search.naming(folded);
    const channels = kinds.has("channel") ? [] : index.channels, people = kinds.has("message") || kinds.has("answer") ? index.people : [];
    const told = [...channels, ...people.flatMap(({ called }) => called.split("\n"))].filter((one) => search.meets(question, one)).flatMap(search.terms);
    const found = asked.filter((term) => told.includes(term));
    return new Map(found.length < asked.length ? found.map((term) => [term, ASIDE]) : []);
  }

  Object.assign(search, { wanted: wanted, without: without, rest: rest, held: held, addressed: addressed, seen: seen });
})(globalThis.handbook = globalThis.handbook || {});
