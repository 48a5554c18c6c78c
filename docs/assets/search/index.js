/* The index of a language as MiniSearch takes it. */
(function (handbook) {
  "use strict";

  const search = handbook.search, SEPARATOR = "\n";
  const SOUND = "sound"; /* a field of which the index tells no terms: `sound.js` works them out */

  /**
   * MiniSearch with what the index script tells, and as yet without a term. `loadJS` would have each posting as a
   * property of an object, a quarter of a million of them. No field is weighed by how long it is: what says much
   * answers as well as what says little.
   * @param {Object} told @param {string[]} fields
   */
  function miniSearch({ entries }, fields) {
    const even = fields.map(() => 1);
    const numbered = (value) => Object.fromEntries(entries.map((_, number) => [number, value(number)]));
    return globalThis.MiniSearch.loadJS({
      documentCount: entries.length,
      nextId: entries.length,
      documentIds: numbered((number) => number),
      fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
      fieldLength: numbered(() => even),
      averageFieldLength: even,
      storedFields: {},
      dirtCount: 0,
      index: [],
      serializationVersion: 2,
    }, { fields: fields, tokenize: (text) => text.split(SEPARATOR), processTerm: (term) => term });
  }

  /**
   * The entries of a term in a field as MiniSearch reads them, which knows of each how often: once. It reads those only
   * among which it is to look; how many there are in all says how rare the term is.
   * @param {Uint32Array|number[]} numbers @param {{marks: Uint8Array|null}} among
   */
  const posting = (numbers, among) => ({
    numbers: numbers,
    size: numbers.length,
    keys: () => among.marks ? numbers.filter((number) => among.marks[number]) : numbers,
    get: () => 1,
  });

  /** Whether one letter more, less or another makes one word of another: all that MiniSearch takes for the same. */
  function isOneSlip(one, other) {
    const more = one.length - other.length;
    if (Math.abs(more) > 1) { return false; }
    let n = 0;
    while (n < one.length && one[n] === other[n]) { n += 1; }
    return one.slice(n + (more >= 0 ? 1 : 0)) === other.slice(n + (more <= 0 ? 1 : 0));
  }

  /**
   * The terms of an index, which go into MiniSearch's tree when a question may meet them: all at once would be most of
   * the time that a first answer takes. The tree's form, and what it asks of a posting, are those of this version.
   * @param {Object} told @param {Object} mini @param {Object} sounds what `sounds` told of the field behind the others
   */
  function dictionary(told, mini, sounds) {
    const { at, place } = search.unpacked.terms(told.terms), read = new Map(), known = new Map();
    const unpacked = search.unpacked.postings(told.postings), among = { marks: null };

    /** By field, the entries in which a term is written. */
    function written(term) {
      const number = place(term);
      if (at(number) !== term) { return undefined; }
      if (!read.has(number)) {
        read.set(number, new Map(Array.from(unpacked(number), ([field, numbers]) => [field, posting(numbers, among)])));
      }
      return read.get(number);
    }

    /** Puts a term into the tree that is written or heard, and tells it. */
    function put(term) {
      if (!known.has(term)) {
        const heard = sounds.get(term), fields = new Map(written(term));
        if (heard) { fields.set(told.fields.length, posting(heard, among)); }
        known.set(term, fields);
        mini._index.set(term, fields);
      }
      return known.get(term);
    }

    function slips(term) {
      const found = [];
      for (let n = place("a"), end = place("{"); n < end; n += 1) {
        if (isOneSlip(at(n), term)) { found.push(at(n)); }
      }
      return found;
    }

    return {
      written: written,
      /** By field, the entries that have a term. @param {string} term */
      get: (term) => written(term) || sounds.get(term) ? put(term) : undefined,
      /** Puts all that begins so into the tree, and tells it. @param {string} start @returns {Map[]} */
      begin: (start) => {
        const found = new Set(sounds.begin(start));
        for (let n = place(start); (at(n) || "").startsWith(start); n += 1) { found.add(at(n)); }
        return Array.from(found).sort().map(put);
      },
      /** Puts all into the tree that a slip may have made this of, and tells it. @param {string} term @returns {Map[]} */
      resemble: (term) => slips(term).map(put),
      /** What a slip may have made this of. @param {string} term @returns {string[]} */
      slips: slips,
      /** What MiniSearch answers that looks among the entries with a mark, or among all. @param {Uint8Array|null} marks */
      within: (marks, ask) => {
        among.marks = marks;
        try { return ask(); } finally { among.marks = null; }
      },
    };
  }

  /** By kind, the page on which all of it stands; of what is in playbooks there is none. */
  function homes(entries) {
    const found = new Map();
    entries.filter(({ path, under }) => under < 0 && path.includes("#")).forEach(({ kind, path }) => {
      const [home] = path.split("#");
      found.set(kind, found.has(kind) && found.get(kind) !== home ? "" : home);
    });
    return found;
  }

  /** What is written in syllables alone, as `generator/search/sound.py` tells them; and what may become so. */
  function spelled({ common }) {
    const one = `(?:${Array.from(new Set(common.match(/[a-z]+/g).map(search.soft))).join("|")})`, initial = "(?:[bpmfdtnlgkhjqxrzcsyw])";
    return [new RegExp(`^${one}+$`), new RegExp(`^${one}+${initial}?$`)];
  }

  /** What roles and groups of people are called, a line each, and the numbers of the messages to them. */
  function people(entries, simplified) {
    const messages = entries.filter(({ kind }) => kind === "message");
    return entries.filter(({ kind }) => kind === "stakeholder" || kind === "role").map(({ title, said }) => ({
      called: [search.plain(search.fold(title, simplified)), said].filter(Boolean).join("\n"),
      messages: messages.filter(({ note }) => note.split(/ · |\n/)[0] === title).map(({ number }) => number),
    }));
  }

  /** @param {Object} told */
  function opened(told) {
    const kinds = Object.keys(told.kinds), fields = [...told.fields, SOUND], mini = miniSearch(told, fields);
    const entries = told.entries.map(([kind, title, path, place, note, under], number) => ({
      number: number, kind: kinds[kind], title: title, path: path, place: place, note: note, under: under,
      said: told.said[number] || "", /* a line each */
    }));
    const simplified = search.table(told.traditional), [pinyin, begunPinyin] = spelled(told.syllables);
    const sounds = search.sounds(told, entries, simplified);
    return {
      language: told.language,
      kinds: told.kinds,
      entries: entries,
      bookOf: Int32Array.from(entries, ({ kind, under }, number) => kind === "playbook" ? number : under), /* or -1 */
      fields: fields,
      called: ["title", "said"].map((name) => told.fields.indexOf(name)),
      books: entries.filter(({ kind }) => kind === "playbook"),
      counted: new Map(), /* by term, what `leaning` has counted */
      saying: new Map(), /* by term, what `said` has found */
      vocabulary: new Map(), /* by word, how often it is said, and its letters; filled when a slip is met */
      weighed: new Map(), /* by line, what `said` has weighed */
      sound: fields.indexOf(SOUND),
      sounds: sounds,
      readings: told.readings,
      read: new Set(told.readings.flatMap(([from]) => from.split(" "))), /* the words that may be read as others */
      danger: told.danger,
      asked: told.asked,
      jurisdictions: told.jurisdictions,
      duties: told.duties, /* by the number of a playbook, those of the rules that it names */
      people: people(entries, simplified),
      pinyin: pinyin,
      begunPinyin: begunPinyin,
      alike: new Map(), /* by character, those that sound like it; filled when one is met that nobody writes so */
      homes: homes(entries),
      channels: entries.filter(({ kind }) => kind === "channel").map(({ title }) => search.fold(title, simplified)),
      simplified: simplified,
      mini: mini,
      terms: dictionary(told, mini, sounds),
    };
  }

  Object.assign(search, { opened: opened, SEPARATOR: SEPARATOR });
})(globalThis.handbook = globalThis.handbook || {});
