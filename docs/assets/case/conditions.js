/* What holds in a case: at its level, after the answers given. As the command `handbook case`; it touches no page. */
(function (handbook) {
  "use strict";

  /**
   * Whether something can hold; an open question may get either answer, a level that is not set may be any.
   * @param {string} condition such as `I|II 1=yes 3=no`: one of these levels, and each of these answers
   * @param {{level: string, answers: Object<string, string>}} asked a numeral; `yes` or `no` by a question's number
   */
  function mayHold(condition, asked) {
    return condition.split(" ").filter(Boolean).every((one) => {
      const [number, answer] = one.split("=");
      if (answer) { return !asked.answers[number] || asked.answers[number] === answer; }
      return !asked.level || one.split("|").includes(asked.level);
    });
  }

  /** What is typed to have the same pack as a PDF. @param {string} command */
  function typed(command, asked) {
    const answers = Object.entries(asked.answers).map(([number, answer]) => ` --answer ${number}=${answer}`);
    return `${command} --level ${asked.level || "…"}${answers.join("")}`;
  }

  handbook.caseConditions = { mayHold, typed };
})(globalThis.handbook = globalThis.handbook || {});
