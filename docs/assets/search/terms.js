/* Folded text -> the terms that it is found by: as `generator/search/terms.py` cuts what is found. */
(function (handbook) {
  "use strict";

  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`([${HAN}]+)|((?:(?![${HAN}])[\\p{L}\\p{N}])+(?:'[a-z]+)?)`, "gu");
  const PART = /\p{Nd}+|(?:(?!\p{Nd})[\p{L}\p{N}])+/gu;
  let stemmer = null;

  /** A word of a to z without its ending, as Snowball's English cuts it. @param {string} word @returns {string} */
  function stem(word) {
    stemmer = stemmer || new globalThis.EnglishStemmer();
    return /^[a-z']+$/.test(word) ? stemmer.stemWord(word) : word;
  }

  /** @param {string} word @returns {string[]} */
  function spelled(word) {
    const parts = word.match(PART) || [];
    return parts.length < 2 || word.includes("'") ? [stem(word)] : [word, ...parts.map(stem)];
  }

  /** Each two characters of a run of Chinese, then its last. @param {string} run @returns {string[]} */
  function pairs(run) {
    const characters = Array.from(run);
    return characters.map((one, n) => one + (characters[n + 1] || ""));
  }

  /** Every term of a text in its order. @param {string} folded @returns {string[]} */
  function terms(folded) {
    return Array.from(folded.matchAll(RUN)).flatMap(([, han, word]) => han ? pairs(han) : spelled(word));
  }

  /**
   * What to look for: the terms, without the single character at the end of a run, which begins no pair; and the words
   * as typed, which may be how something sounds.
   * @param {string} folded @returns {{terms: string[], words: string[]}}
   */
  function asked(folded) {
    const runs = Array.from(folded.matchAll(RUN));
    const found = runs.flatMap(([, han, word]) => {
      if (!han) { return spelled(word); }
      const all = pairs(han);
      return all.length > 1 ? all.slice(0, -1) : all;
    });
    const words = runs.filter(([, han, word]) => !han && /^[a-z]{2,}$/.test(word)).map(([word]) => word);
    return { terms: Array.from(new Set(found)), words: Array.from(new Set(words)) };
  }

  handbook.search = Object.assign(handbook.search || {}, { terms: terms, asked: asked });
})(globalThis.handbook = globalThis.handbook || {});
