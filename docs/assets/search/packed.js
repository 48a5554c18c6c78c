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

  /** What gives the numbers of a string one by one. @param {string} digits @returns {() => number} */
  function numbers(digits) {
    let at = 0;
    return () => {
      let number = 0;
      for (let place = 0; ; place += 5) {
        const worth = WORTH[digits.charCodeAt(at++)];
        number += (worth & 31) << place;
        if (worth < 32) { return number; }
      }
    };
  }

  /**
   * The entries of one term after the other: by field, the number of each with how often the term stands there: once.
   * @param {string} digits @param {number} fields @returns {() => Map<number, Map<number, number>>}
   */
  function postings(digits, fields) {
    const next = numbers(digits);
    return () => {
      const found = new Map(), there = next();
      for (let field = 0; field < fields; field += 1) {
        if (there >> field & 1) {
          const entries = new Map();
          for (let left = next(), number = -1; left > 0; left -= 1) { entries.set(number += next(), 1); }
          found.set(field, entries);
        }
      }
      return found;
    };
  }

  handbook.search = Object.assign(handbook.search || {}, { unpacked: { terms: terms, postings: postings } });
})(globalThis.handbook = globalThis.handbook || {});
