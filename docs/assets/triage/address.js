/* Answers as the address keeps them behind its `#`, so that a colleague can be sent the result. It touches no page. */
(function (handbook) {
  "use strict";

  const REPLIES = ["yes", "no", "unknown"];

  /** The answers in a hash, such as `#hurt=yes&goods=unknown`; what is no answer to one of the `questions` is left out.
   * @param {string} hash @param {string[]} questions @returns {Object<string, string>} */
  function read(hash, questions) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const known = questions.filter((one) => REPLIES.includes(given.get(one)));
    return Object.fromEntries(known.map((one) => [one, given.get(one)]));
  }

  /** The hash of answers, in the order of the questions; empty without any.
   * @param {Object<string, string>} answers @param {string[]} questions */
  function write(answers, questions) {
    const given = questions.filter((one) => answers[one]).map((one) => [one, answers[one]]);
    return given.length ? `#${new URLSearchParams(given)}` : "";
  }

  handbook.triageAddress = { read, write };
})(globalThis.handbook = globalThis.handbook || {});
