/* Short strings -> the terms and numbers that `generator/search/packed.py` made them of. */
(function (handbook) {
  "use strict";

  const FIRST = " ".charCodeAt(0), OUT = /["\\]/; /* all of ASCII from the first on, without these */
  const DIGITS = Array.from({ length: 95 }, (_, n) => String.fromCharCode(FIRST + n)).filter((one) => !OUT.test(one));
  const LAST = 72; /* digits that end a number */
  const BLOCK = 64; /* how many terms are read together */
  const WORTH = new Uint8Array(128);
  DIGITS.forEach((digit, worth) => { WORTH[digit.charCodeAt(0)] = worth; });

  /** The lines of one block of terms, whole. @param {string} block @returns {string[]} */
  function lines(block) {
    let last = "";
    return block.split("\n").map((line) => {
      last = last.slice(0, WORTH[line.charCodeAt(0)]) + line.slice(1);
      return last;
    });
  }

  /** The first of the sorted numbers below `high` for which it holds that nothing of less is there. */
  function first(low, high, less) {
    while (low < high) {
      const middle = (low + high) >> 1;
      if (less(middle)) { low = middle + 1; } else { high = middle; }
    }
    return low;
  }

  /**
   * Sorted terms, of which a block is read when one of it is asked for.
   * @param {string} packed @returns {{at: (number: number) => (string|undefined), place: (term: string) => number}}
   */
  function terms(packed) {
    const blocks = packed.split("\n\n"), read = [];
    const block = (number) => read[number] = read[number] || lines(blocks[number]);
    const at = (number) => number < blocks.length * BLOCK ? block(Math.floor(number / BLOCK))[number % BLOCK] : undefined;
    const head = (number) => blocks[number].slice(1, (blocks[number].indexOf("\n") + 1 || Infinity) - 1);

    /** Where a term stands or would stand. */
    function place(term) {
      const number = Math.max(0, first(0, blocks.length, (one) => head(one) <= term) - 1), all = block(number);
      return number * BLOCK + first(0, all.length, (one) => all[one] < term);
    }

    return { at: at, place: place };
  }

  /** Numbers of a string one by one, from a place on. @param {string} digits @param {number} at */
  function numbers(digits, at) {
    function next() {
      let number = 0;
      for (let place = 1; ; place *= DIGITS.length - LAST) {
        const worth = WORTH[digits.charCodeAt(at++)];
        number += worth * place;
        if (worth < LAST) { return number; }
      }
    }
    function skip(many) {
      for (let left = many; left > 0; left -= WORTH[digits.charCodeAt(at++)] < LAST ? 1 : 0) { /* to the next */ }
    }
    return { next: next, skip: skip };
  }

  /** How many numbers a string tells. @param {string} digits */
  const many = (digits) => Array.from(digits).filter((digit) => WORTH[digit.charCodeAt(0)] < LAST).length;

  /** Numbers that are told by their distances, the least first. @param {string} digits @returns {number[]} */
  function distances(digits) {
    const { next } = numbers(digits, 0);
    let number = -1;
    return Array.from({ length: many(digits) }, () => number += next());
  }

  /** Where the parts of each block begin: in the sizes, and in the distances. @param {string} digits */
  function begins(digits) {
    const found = [], all = numbers(digits, 0);
    for (let n = 0, left = many(digits) / 2, sum = [0, 0]; n < left; n += 1) {
      sum = [sum[0] + all.next(), sum[1] + all.next()];
      found.push(sum);
    }
    return found;
  }

  /**
   * The entries of each term, told when asked for: by field, their numbers, the least first.
   * @param {string[]} packed @returns {(term: number) => Map<number, Uint32Array>}
   */
  function postings([there, sizes, distances, starts]) {
    const begin = begins(starts), bits = (term) => WORTH[there.charCodeAt(term)];

    return (term) => {
      const block = Math.floor(term / BLOCK), found = new Map();
      const size = numbers(sizes, begin[block][0]), distance = numbers(distances, begin[block][1]);
      for (let before = block * BLOCK; before < term; before += 1) {
        for (let left = bits(before); left; left >>= 1) { if (left & 1) { distance.skip(size.next()); } }
      }
      for (let field = 0, left = bits(term); left; field += 1, left >>= 1) {
        if (left & 1) {
          const entries = new Uint32Array(size.next());
          for (let n = 0, number = -1; n < entries.length; n += 1) { entries[n] = number += distance.next(); }
          found.set(field, entries);
        }
      }
      return found;
    };
  }

  handbook.search = Object.assign(handbook.search || {}, { unpacked: { first: first, terms: terms, distances: distances, postings: postings } });
})(globalThis.handbook = globalThis.handbook || {});
