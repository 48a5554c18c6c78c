/* Whether a question is a sentence in another language than an index: that language's own then knows its words. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const HAN = /[\u3400-\u9fff]/g, WORD = /\p{L}+(?:'\p{L}+)?/gu;
  const WORDS = 4, CHARACTERS = 6; /* of the shortest sentence; what is shorter is a name, which each language knows */

  /** How many characters of Chinese a text has. @param {string} text */
  const han = (text) => (text.match(HAN) || []).length;

  /** Whether an index is in Chinese, by what its things are called. */
  const inChinese = (index) => index.books.some(({ title }) => han(title));

  /**
   * Whether the index knows the words of a question: it is no sentence, or one in the language of the index.
   * @param {Object} index of a language @param {string} question as typed
   */
  function understood(index, question) {
    const many = han(question);
    return inChinese(index) ? many > 0 || (question.match(WORD) || []).length < WORDS : many < CHARACTERS;
  }

  /** The entries of an index that lead where hits of another lead; of what it has not, the hits. */
  function translated(index, hits) {
    const own = new Map(index.entries.map((entry) => [entry.path, entry]));
    return hits.map((hit) => own.get(hit.path) || hit);
  }

  Object.assign(search, { understood: understood, translated: translated });
})(globalThis.handbook = globalThis.handbook || {});
