/* Short strings -> the terms and numbers that `generator/search/packed.py` made them of. */
(function (handbook) {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const WORTH = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, worth) => { WORTH[digit.charCodeAt(0)] = worth; });

  /** @param {string} lines @returns {string[]} */
  function terms(lines) {
    let last = "";
    return lines.split("\n").map((line) => {
      last = last.slice(0, WORTH[line.charCodeAt(0)]) + line.slice(1);
      return last;
    });
  }

  /** Numbers of a string one by one, from a place on. @param {string} digits @param {number} at */
  function numbers(digits, at) {
    function next() {
      let number = 0;
      for (let place = 0; ; place += 5) {
        const worth = WORTH[digits.charCodeAt(at++)];
        number += (worth & 31) << place;
        if (worth < 32) { return number; }
      }
    }
    function skip(many) {
      for (let left = many; left > 0; left -= WORTH[digits.charCodeAt(at++)] < 32 ? 1 : 0) { /* to the next */ }
    }
    return { next: next, skip: skip, at: () => at };
  }

  /**
   * The entries of each term, told when asked for: by field, the number of each with how often the term stands there:
   * once.
   * @param {string} digits @param {number} fields @param {number} terms how many
   * @returns {(term: number) => Map<number, Map<number, number>>}
   */
  function postings(digits, fields, terms) {
    const heads = numbers(digits, 0), there = Uint8Array.from({ length: terms }, heads.next);
    const counts = numbers(digits, heads.at()), sizes = [], firsts = new Uint32Array(terms), starts = new Uint32Array(terms);
    for (let term = 0; term < terms; term += 1) {
      firsts[term] = sizes.length;
      for (let left = there[term]; left; left >>= 1) { if (left & 1) { sizes.push(counts.next()); } }
    }
    const all = numbers(digits, counts.at());
    for (let term = 0; term < terms; term += 1) {
      starts[term] = all.at();
      for (let size = firsts[term], end = term + 1 < terms ? firsts[term + 1] : sizes.length; size < end; size += 1) { all.skip(sizes[size]); }
    }
    return (term) => {
      const found = new Map(), { next } = numbers(digits, starts[term]);
      let size = firsts[term];
      for (let field = 0; field < fields; field += 1) {
        if (there[term] >> field & 1) {
          const entries = new Map();
          for (let left = sizes[size++], number = -1; left > 0; left -= 1) { entries.set(number += next(), 1); }
          found.set(field, entries);
        }
      }
      return found;
    };
  }

  handbook.search = Object.assign(handbook.search || {}, { unpacked: { terms: terms, postings: postings } });
})(globalThis.handbook = globalThis.handbook || {});
