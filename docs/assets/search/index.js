/* The index of a language as MiniSearch takes it. */
(function (handbook) {
  "use strict";

  const search = handbook.search, SEPARATOR = "\n";
  const HAN = /^[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

  /**
   * A term as it stands in MiniSearch's tree, which looks through the branches of a fork one by one: thousands of
   * characters would be slow, and so each is spelled by three signs of 64.
   * @param {string} term @returns {string}
   */
  function spell(term) {
    if (!HAN.test(term)) { return term; }
    let signs = "";
    for (const character of term) {
      const code = character.codePointAt(0);
      signs += String.fromCharCode(0xe000 + (code >> 12 & 63), 0xe000 + (code >> 6 & 63), 0xe000 + (code & 63));
    }
    return signs;
  }

  /**
   * MiniSearch with what the index script tells. `loadJS` would have each posting as a property of an object, a quarter
   * of a million of them: so it gets an index without terms, and the tree inside, whose form is that of this version,
   * gets the terms.
   * @param {Object} told @param {string[]} terms
   */
  function miniSearch(told, terms) {
    const { fields, entries, lengths } = told, next = search.unpacked.postings(told.postings, fields.length);
    const long = fields.map((_, field) => lengths[field] || entries.map(() => 1));
    const mean = long.map((of) => of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.filter(Boolean).length));
    const numbered = (value) => Object.fromEntries(entries.map((_, number) => [number, value(number)]));
    const mini = globalThis.MiniSearch.loadJS({
      documentCount: entries.length,
      nextId: entries.length,
      documentIds: numbered((number) => number),
      fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
      fieldLength: numbered((number) => long.map((of) => of[number])),
      averageFieldLength: mean,
      storedFields: {},
      dirtCount: 0,
      index: [],
      serializationVersion: 2,
    }, { fields: fields, tokenize: (text) => text.split(SEPARATOR), processTerm: (term) => term });
    terms.forEach((term) => mini._index.set(spell(term), next()));
    return mini;
  }

  /** @param {Object} told */
  function opened(told) {
    const kinds = Object.keys(told.kinds), terms = search.unpacked.terms(told.terms);
    return {
      language: told.language,
      kinds: told.kinds,
      entries: told.entries.map(([kind, title, path, place, note, under], number) => ({
        number: number, kind: kinds[kind], title: title, path: path, place: place, note: note, under: under,
        said: told.said[number] || [],
      })),
      sound: told.fields.indexOf("sound"),
      readings: told.readings,
      simplified: search.table(told.traditional),
      mini: miniSearch(told, terms),
    };
  }

  Object.assign(search, { opened: opened, spell: spell, SEPARATOR: SEPARATOR });
})(globalThis.handbook = globalThis.handbook || {});
