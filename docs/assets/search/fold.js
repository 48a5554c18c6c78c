/* Text in the one form in which it is compared: as `generator/search/fold.py` folds what is found. */
(function (handbook) {
  "use strict";

  const UNSEEN = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g;
  const ACCENTS = /[\u0300-\u036f]/g;
  const SPELLED = [ /* see fold.py */
    ["(?<![a-z])(practi)c", "$1s", "e|es|ed|ing"],
    ["(?<=[b-df-hj-np-tv-z])is", "iz", "e|ed|es|er|ers|ing|able|ation|ations"],
    ["(?<=[a-z])lys", "lyz", "e|ed|es|er|ers|ing"],
    ["(?<=[a-z][a-z])our", "or", "|s|ed|ing|er|ers|al|able|ite|ites|hood|less|ful|y"],
    ["(?<![a-z])(cent|met|lit|fib|theat|calib)re", "$1er", "|s|d"],
    ["(?<![a-z])(catal|dial|anal)ogue", "$1og", "|s"],
    ["(?<![a-z])(def|off|lic|pret)enc", "$1ens", "e|es|ed|eless"],
    ["(?<![a-z])(program)me", "$1", "|s"],
    ["(?<![a-z])cheque", "check", "|s"],
    ["(?<![a-z])grey", "gray", ""],
    ["(?<![a-z])mould", "mold", "|s|y"],
    ["(?<![a-z])tyre", "tire", "|s"],
    ["(?<![a-z])disc", "disk", "|s"],
    ["(?<![a-z])jewellery", "jewelry", ""],
    ["(?<![a-z])(counsel|travel|cancel|label|model|fuel|dial)l", "$1", "ed|ing|or|ors|er|ers"],
    ["(?<![a-z])(enrol|fulfil|instal)", "$1l", "|s|ment|ments"],
    ["(?<![a-z])(judg|acknowledg)e", "$1", "ment|ments"],
    ["(?<![a-z])age", "ag", "ing"],
    ["(?<![a-z])diarrhoea", "diarrhea", ""],
    ["(?<![a-z])cannot", "can't", ""],
    ["(?<![a-z])(ca|wo|do|does|did|is|are|was|were|could|would|should|have|has)n't", "$1nt", ""],
  ];
  const SPELLINGS = SPELLED.map(([stem, put, ends]) => [new RegExp(`${stem}(?=(?:${ends})(?![a-z]))`, "g"), put]);

  /** Characters to put in place of others, from two strings of equal length. @param {string[]} pair */
  function table([from, to]) {
    const put = Array.from(to);
    return new Map(Array.from(from, (character, n) => [character, put[n]]));
  }

  /**
   * `text` without the differences that no reader means: width, case, accents, Traditional characters, spelling.
   * @param {string} text @param {Map<string, string>} simplified @returns {string}
   */
  function fold(text, simplified) {
    const plain = text.normalize("NFKC").toLowerCase().replace(UNSEEN, "").replace(/[\u2018\u2019]/g, "'");
    const bare = plain.normalize("NFD").replace(ACCENTS, "").normalize("NFC");
    const folded = Array.from(bare, (character) => simplified.get(character) || character).join("");
    return SPELLINGS.reduce((spelt, [from, to]) => spelt.replace(from, to), folded);
  }

  handbook.search = Object.assign(handbook.search || {}, { fold: fold, table: table });
})(globalThis.handbook = globalThis.handbook || {});
