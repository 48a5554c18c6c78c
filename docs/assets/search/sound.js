/* How Chinese sounds: the terms that pinyin and initials find, told of what things are called and what people say. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const RUN = new RegExp(`[${search.HAN}]+`, "gu"), LETTER = /^[a-z]?/;
  const COUNTED = /([a-z]+)(\d+)/g, FOLLOWED = /([a-z]+)([^a-z]+)/g;
  const FIRST = 0xb0, LAST = 0xd7, FROM = 0xa1, TO = 0xfe; /* the bytes of the first level of GB 2312, which stands by sound */
  const EDGE = " "; /* stands at both ends of a run */
  const TYPED = 5; /* characters of the longest thing that people say which somebody would type by its sound; `index.py` has the same */
  const SYLLABLES = 6; /* how far on a sound is told from each character: who types more has long found it */
  const INITIALS = 8;

  /** A sound without what half of China does not tell apart: zh from z, ang from an. @param {string} sound */
  const soft = (sound) => sound.replace(/([zcs])h/g, "$1").replace(/([aei])ng/g, "$1n");

  /** The characters that China taught its first computers, in the order of their sounds. */
  function common() {
    const bytes = [];
    for (let row = FIRST; row <= LAST; row += 1) { for (let cell = FROM; cell <= TO; cell += 1) { bytes.push(row, cell); } }
    return Array.from(new TextDecoder("gbk").decode(Uint8Array.from(bytes)));
  }

  /** By character, how it sounds by itself, as `generator/search/sound.py` tells it. @returns {Map<string, string>} */
  function alone({ common: many, others }) {
    const left = common(), found = new Map(), add = (sound, characters) => characters.forEach((one) => found.set(one, sound));
    for (const [, sound, count] of many.matchAll(COUNTED)) { add(sound, left.splice(0, Number(count))); }
    for (const [, sound, characters] of others.matchAll(FOLLOWED)) { add(sound, Array.from(characters)); }
    return found;
  }

  /**
   * Reads Chinese aloud: each character as it sounds by itself, unless it sounds otherwise beside its neighbours.
   * @param {Map<string, string>} alone @param {Object<string, string>} together
   */
  function reader(alone, together) {
    const begun = new Map(), begins = new Map(); /* what sounds otherwise, by its first character; letters, by character */
    const letters = (one) => begins.get(one) || (alone.get(one) || "").slice(0, 1);
    Object.entries(together).forEach(([part, told]) => {
      const [first, ...more] = part, sounds = told.split(" ");
      begun.set(first, [...begun.get(first) || [], { part: part, sounds: sounds }]);
      [first, ...more].forEach((one, n) => begins.set(one, Array.from(new Set(letters(one) + sounds[n].slice(0, 1))).join("")));
    });

    /** The syllables of a run. @param {string} run @returns {string[]} */
    function read(run) {
      const whole = EDGE + run + EDGE, said = Array.from(whole, (one) => alone.get(one) || "");
      let at = 0, number = 0;
      for (const one of whole) {
        for (const { part, sounds } of begun.get(one) || []) {
          if (whole.startsWith(part, at)) { said.splice(number, sounds.length, ...sounds); }
        }
        at += one.length;
        number += 1;
      }
      return said.filter(Boolean);
    }

    return { read: read, /** With which a character may begin. @param {string} one */ letters: letters };
  }

  const syllables = (said) => soft(said.slice(0, SYLLABLES).join(""));
  const initials = (said) => said.slice(0, INITIALS).map(([first]) => first).join("");

  /**
   * From each syllable of a title on: all as one word, and their initials as one. So the beginning of a word that stands
   * anywhere finds it: `xielou` and `xl` find 数据泄露. @param {string[]} said @returns {string[]}
   */
  const ofTitle = (said) => said.flatMap((_, n) => {
    const rest = said.slice(n);
    return rest.length > 1 ? [syllables(rest), initials(rest)] : [syllables(rest)];
  });

  /** The same from the first only, and no initials of two, which are those of too much. */
  const ofSaying = (said) => said.length > 2 ? [syllables(said), initials(said)] : [syllables(said)];

  /** Notes once that an entry has a term; entries come in their order. @param {Map<string, number[]>} lists */
  function note(lists, term, number) {
    const list = lists.get(term);
    if (!list) { lists.set(term, [number]); } else if (list[list.length - 1] !== number) { list.push(number); }
  }

  /**
   * The entries that are found by their sound; what begins with a letter is read when something is asked for that does.
   * @param {Object} told @param {Object[]} entries @param {Map<string, string>} simplified
   */
  function sounds(told, entries, simplified) {
    const each = alone(told.syllables), { read, letters } = reader(each, told.together);
    const rows = new Map(), known = new Map([["", { begun: new Map(), whole: new Map(), terms: [] }]]); /* both by letter */

    /** By letter, the runs that may have a term which begins so, each with its entry and with what its terms are. */
    function all() {
      if (rows.size) { return rows; }
      const put = (begins, row) => Array.from(begins, (letter) => rows.set(letter, rows.get(letter) || []).get(letter).push(row));
      search.unpacked.distances(told.sounding).forEach((number) => {
        const { title, said } = entries[number], runs = (text) => text.match(RUN) || [];
        runs(search.fold(title, simplified)).forEach((run) => (
          put(new Set(Array.from(run, letters).join("")), { run: run, number: number, terms: ofTitle })));
        said.split("\n").filter(({ length }) => length <= TYPED).forEach((short) => runs(short).forEach((run) => {
          const [first] = run;
          put(letters(first), { run: run, number: number, terms: ofSaying });
        }));
      });
      return rows;
    }

    /** The entries by term, of those that begin with a letter; by what is called just so; and the terms in their order. */
    function made(letter) {
      const begun = new Map(), whole = new Map(), aloud = new Map(); /* what several people say is read once */
      (all().get(letter) || []).forEach(({ run, number, terms }) => {
        const said = aloud.get(run) || read(run);
        aloud.set(run, said);
        terms(said).filter(([first]) => first === letter).forEach((term) => note(begun, term, number));
        if (said.length <= SYLLABLES) { note(whole, syllables(said), number); }
      });
      return { begun: begun, whole: whole, terms: Array.from(begun.keys()).sort() };
    }

    function among(term) {
      const [letter] = term.match(LETTER);
      if (!known.has(letter)) { known.set(letter, made(letter)); }
      return known.get(letter);
    }

    return {
      alone: each,
      read: read,
      /** The numbers of the entries that have a term, the least first. @param {string} term @returns {number[]|undefined} */
      get: (term) => among(term).begun.get(term),
      /** The numbers of those that are called just so. @param {string} term @returns {number[]|undefined} */
      whole: (term) => among(term).whole.get(term),
      /** The terms that begin so. @param {string} start @returns {string[]} */
      begin: (start) => {
        const { terms } = among(start), place = (text) => search.unpacked.first(0, terms.length, (n) => terms[n] < text);
        return terms.slice(place(start), place(`${start}~`)); /* a sound has letters only */
      },
    };
  }

  Object.assign(search, { soft: soft, sounds: sounds });
})(globalThis.handbook = globalThis.handbook || {});
