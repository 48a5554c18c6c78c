/* Text in the one form in which it is compared: as `generator/search/fold.py` folds what is found. */
(function (handbook) {
  "use strict";

  const UNSEEN = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g;
  const ACCENTS = /[\u0300-\u036f]/g;

  /** Characters to put in place of others, from two strings of equal length. @param {string[]} pair */
  function table([from, to]) {
    const put = Array.from(to);
    return new Map(Array.from(from, (character, n) => [character, put[n]]));
  }

  /**
   * `text` without the differences that no reader means: width, case, accents, Traditional characters.
   * @param {string} text @param {Map<string, string>} simplified @returns {string}
   */
  function fold(text, simplified) {
    const plain = text.normalize("NFKC").toLowerCase().replace(UNSEEN, "").replace(/[\u2018\u2019]/g, "'");
    const bare = plain.normalize("NFD").replace(ACCENTS, "").normalize("NFC");
    return Array.from(bare, (character) => simplified.get(character) || character).join("");
  }

  handbook.search = Object.assign(handbook.search || {}, { fold: fold, table: table });
})(globalThis.handbook = globalThis.handbook || {});
