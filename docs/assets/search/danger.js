/* Which emergency numbers a question calls for: where a life is in danger, no page comes before the call. */
(function (handbook) {
  "use strict";

  const search = handbook.search, HAN = /[\u3400-\u9fff]/;

  /** A folded question, its words a space apart and without marks. @param {string} folded */
  const plain = (folded) => folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /**
   * Whether one of the lines of `said` is met. Chinese is met anywhere, other words as whole words: a fire is meant, not
   * somebody who was fired.
   * @param {string} question plain @param {string} said
   */
  const meets = (question, said) => Boolean(said) && said.split("\n").some(
    (one) => HAN.test(one) ? question.includes(one) : ` ${question} `.includes(` ${one} `));

  /** A question without what only sounds like a danger. @param {string} question plain @param {string} said */
  const without = (question, said) => (
    HAN.test(said) ? question.replaceAll(said, " ") : ` ${question} `.replaceAll(` ${said} `, " ").trim());

  /**
   * The numbers to ring before reading on, in the order of the handbook.
   * @param {Object} index of a language @param {string} question as typed @returns {{phone: string, title: string}[]}
   */
  function dangers(index, question) {
    const words = index.danger.harmless.reduce(without, plain(search.fold(question, index.simplified)));
    return index.danger.numbers
      .filter(([, , said]) => meets(words, said))
      .map(([phone, title]) => ({ phone: phone, title: title }));
  }

  Object.assign(search, { dangers: dangers, plain: plain, meets: meets });
})(globalThis.handbook = globalThis.handbook || {});
