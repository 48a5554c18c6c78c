/* Whether a question is in another language than an index: that language's own then knows its words. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const HAN = /[\u3400-\u9fff]/g, WORD = /\p{L}+(?:'\p{L}+)?/gu, NO_VOWEL = /^[^aeiouv]+$/;
  const WORDS = 2, CHARACTERS = 6; /* of the shortest phrase; what is shorter is a name, which each language knows */

  /** How many characters of Chinese a text has. @param {string} text */
  const han = (text) => (text.match(HAN) || []).length;

  /** Whether an index is in Chinese, by what its things are called. */
  const inChinese = (index) => index.books.some(({ title }) => han(title));

  /**
   * Whether words are Chinese by its sounds, each of whole syllables or of their first letters; of the last the end may
   * not be typed yet.
   * @param {Object} index of Chinese @param {string[]} words
   */
  function inPinyin(index, words) {
    const all = search.soft(words.join(" ").toLowerCase());
    return all.split(" ").every((word, n) => (
      NO_VOWEL.test(word) || (n < words.length - 1 ? index.pinyin : index.begunPinyin).test(word)));
  }

  /**
   * Whether the index knows the words of a question: it is no phrase, or one in the language of the index.
   * @param {Object} index of a language @param {string} question as typed
   */
  function understood(index, question) {
    const many = han(question), words = question.match(WORD) || [];
    return inChinese(index) ? many > 0 || words.length < WORDS || inPinyin(index, words) : many < CHARACTERS;
  }

  /** The entries of an index that lead where hits of another lead; of what it has not, the hits. */
  function translated(index, hits) {
    const own = new Map(index.entries.map((entry) => [entry.path, entry]));
    return hits.map((hit) => own.get(hit.path) || hit);
  }

  Object.assign(search, { understood: understood, translated: translated });
})(globalThis.handbook = globalThis.handbook || {});
