/* Which emergency numbers a question calls for: where a life is in danger, no page comes before the call. */
(function (handbook) {
  "use strict";

  const search = handbook.search, HAN = /[\u3400-\u9fff]/;

  /** Chinese is met anywhere, other words as whole words: a fire is meant, not somebody who was fired. */
  const meets = (question, said) => HAN.test(said) ? question.includes(said) : ` ${question} `.includes(` ${said} `);

  /**
   * The numbers to ring before reading on, in the order of the handbook.
   * @param {Object} index of a language @param {string} question as typed @returns {{phone: string, title: string}[]}
   */
  function dangers(index, question) {
    const words = search.fold(question, index.simplified).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    return index.danger.numbers
      .filter(([, , said]) => said && said.split("\n").some((one) => meets(words, one)))
      .map(([phone, title]) => ({ phone: phone, title: title }));
  }

  search.dangers = dangers;
})(globalThis.handbook = globalThis.handbook || {});
