/* A question without slips of the hand: for a word that nobody writes, the one that was most likely meant. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const WORD = /(?<![a-z'])[a-z]{4,24}(?![a-z'])/g, BETWEEN = /[^a-z']+/, LEAST = 4;
  const VOWELS = new Set("aeiouy"), ALIKE = ["ck", "cs", "sz", "gj", "fv", "mn"];
  const LITTLE = 0.5; /* what is heard alike counts for as much of a slip */
  const FAINT = 0.75; /* what a vowel more or less counts for */
  const FIRST = "a".charCodeAt(0);
  const SHORT = 6, LONG = 8; /* letters from which on a word may have a whole slip, and two */

  /** How much of a slip it is to write one letter for another. */
  function exchanged(one, other) {
    if (one === other) { return 0; }
    const alike = (VOWELS.has(one) && VOWELS.has(other)) || ALIKE.some((pair) => pair.includes(one) && pair.includes(other));
    return alike ? LITTLE : 1;
  }

  /** How much of a slip a letter more or less is: little if it is doubled or hardly heard. */
  function added(word, at) {
    if (word[at] === word[at - 1] || word[at] === "h") { return LITTLE; }
    return VOWELS.has(word[at]) && at > 0 ? FAINT : 1;
  }

  /** Which letters a word has, a bit each. @param {string} word */
  function letters(word) {
    let bits = 0;
    for (let n = 0; n < word.length; n += 1) { bits |= 1 << (word.charCodeAt(n) - FIRST); }
    return bits;
  }

  /** How many bits are set. @param {number} bits */
  function many(bits) {
    let count = 0;
    for (let left = bits; left; left &= left - 1) { count += 1; }
    return count;
  }

  /** No fewer slips than these make one word of another: each gives it one letter that it lacks, and takes one, at most. */
  const atLeast = (one, other) => LITTLE * Math.max(many(one & ~other), many(other & ~one));

  /** How many slips a word may have: a short one only what is heard alike, because too many others are near it. */
  const allowed = ({ length }) => length < SHORT ? LITTLE : length < LONG ? 1 : 2;

  /**
   * How many slips make one word of another: letters exchanged, added, left out, or two that changed places. All that
   * is more than `most` is `Infinity`.
   * @param {string} one @param {string} other @param {number} most @returns {number}
   */
  function slips(one, other, most) {
    let last = [], row = [0];
    for (let m = 1; m <= other.length; m += 1) { row.push(row[m - 1] + added(other, m - 1)); }
    for (let n = 1; n <= one.length; n += 1) {
      const next = [row[0] + added(one, n - 1)];
      for (let m = 1; m <= other.length; m += 1) {
        const turned = n > 1 && m > 1 && one[n - 1] === other[m - 2] && one[n - 2] === other[m - 1];
        next.push(Math.min(
          row[m - 1] + exchanged(one[n - 1], other[m - 1]), row[m] + added(one, n - 1), next[m - 1] + added(other, m - 1),
          turned ? last[m - 2] + LITTLE : Infinity));
      }
      if (Math.min(...next) > most) { return Infinity; }
      [last, row] = [row, next];
    }
    return row[other.length] > most ? Infinity : row[other.length];
  }

  /** The words of what things are called and of what people say, each with how often, and its letters: of a text the index has only stems. */
  function vocabulary(index) {
    if (!index.vocabulary.size) {
      const often = new Map();
      index.entries.forEach(({ title, said }) => `${title.toLowerCase()} ${said}`.split(BETWEEN).forEach((word) => {
        if (word.length >= LEAST) { often.set(word, (often.get(word) || 0) + 1); }
      }));
      often.forEach((count, word) => index.vocabulary.set(word, { often: count, letters: letters(word) }));
    }
    return index.vocabulary;
  }

  /** Whether anybody writes a word, spells out how it sounds, or has only begun it. @param {boolean} last of the question */
  function known(index, word, last) {
    const [term] = search.terms(word);
    return search.often(index, term) || index.read.has(word) || index.terms.begin(search.soft(word)).some((fields) => fields.has(index.sound))
      || (last && index.terms.begin(term).length);
  }

  /** The word that was most likely meant; the same when none is near. */
  function meant(index, word) {
    const own = letters(word);
    let least = allowed(word), best = word, most = 0;
    vocabulary(index).forEach(({ often, letters: others }, other) => {
      if (Math.abs(other.length - word.length) * LITTLE > least || atLeast(own, others) > least) { return; }
      const count = slips(word, other, least) + (word[0] === other[0] ? 0 : LITTLE / 2);
      if (count < least || (count === least && often > most)) { [least, best, most] = [count, other, often]; }
    });
    return best === word ? word : search.fold(best, index.simplified); /* a title is spelt as it is */
  }

  /**
   * The question without slips.
   * @param {Object} index of a language @param {string} folded @returns {string}
   */
  const corrected = (index, folded) => folded.replace(
    WORD, (word, at) => known(index, word, at + word.length === folded.length) ? word : meant(index, word));

  Object.assign(search, { corrected: corrected, slips: slips });
})(globalThis.handbook = globalThis.handbook || {});
