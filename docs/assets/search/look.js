/* What MiniSearch finds for a question, as typed and in other words. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const BOOST = { title: 3, said: 4, place: 0.4, text: 1 };
  const SOUND = 3;
  const SLIGHT = 0.25; /* how much a word that names nothing is worth */
  const BM25 = { k: 1.2, b: 0, d: 0.5 };
  const HAN = /[\u3400-\u9fff]/, LATIN = /^[a-z]/;
  const TWO = /(?<![a-z])([a-z]{2,})(?= ([a-z]{2,}))/g; /* each two words that stand together */
  const CHARACTER = 0.3; /* how much a character is worth of a pair that nobody writes */
  const PIECE = 4; /* letters of the shortest word that another may be cut into */
  const WORD = 24; /* letters of the longest word that may be a slip for another */
  const MOST = 500; /* entries among which MiniSearch looks: more than are ever ranked */
  const MARK = Array.from({ length: 64 }, (_, n) => String.fromCharCode(0xe000 + n)); /* where what was read stood, of a private area */
  const SYLLABLES = 6, LONGEST = 6; /* of a sound; letters of one of them */

  /** In how many entries a term is written, rather than heard. */
  function often(index, term) {
    let most = 0;
    (index.terms.written(term) || []).forEach(({ size }) => { most = Math.max(most, size); });
    return most;
  }

  /** Whether a term is looked for as the beginning of others: a character of Chinese is that of pairs. */
  const begins = (term) => LATIN.test(term) ? term.length > 2 : Array.from(term).length === 1;

  /** Whether it may be a slip for another. */
  const slipped = (index, term) => LATIN.test(term) && term.length > 3 && term.length <= WORD && !often(index, term);

  /** How much a term says: 1 when a single entry has it, next to nothing when all have. */
  function worth(index, term) {
    const rare = 1 - Math.log(often(index, term) || 1) / Math.log(index.entries.length);
    const single = HAN.test(term) && Array.from(term).length === 1;
    return Math.max(0.05, rare) * (search.slight(term) ? SLIGHT : 1) * (single ? CHARACTER : 1);
  }

  /** What nobody writes, as the two words that somebody writes who puts a space between. */
  function mended(index, term) {
    if (!/^[a-z]{4,}$/.test(term) || term.length > WORD || often(index, term)) { return [term]; }
    for (let n = PIECE; n <= term.length - PIECE; n += 1) {
      const both = search.terms(`${term.slice(0, n)} ${term.slice(n)}`);
      if (both.every((one) => often(index, one))) { return both; }
    }
    return [term];
  }

  /** The characters of Chinese of which nobody writes any pair. @param {string[]} terms */
  const apart = (index, terms) => terms.some((term) => often(index, term)) ? terms : terms.flatMap(
    (term) => HAN.test(term) ? Array.from(term) : [term]);

  /** What somebody writes as one word and the question as two: a log in is a login. */
  function joined(index, folded) {
    return Array.from(folded.matchAll(TWO), ([, first, second]) => search.terms(first + second)[0])
      .filter((term) => often(index, term));
  }

  /** The numbers of the entries that are called just as it sounds. @param {Object} index @param {string} bare */
  const sounding = (index, bare) => new Set(/^[a-z]+$/.test(bare) ? index.sounds.whole(search.soft(bare)) : []);

  /** Syllables that were typed apart, as the beginning of what sounds so when no word is meant. */
  function together(index, words) {
    const sound = search.soft(words.join(""));
    if (words.length < 2 || words.length > SYLLABLES || words.some((word) => word.length > LONGEST)) { return []; }
    return index.terms.begin(sound).length ? [sound] : [];
  }

  /** All that MiniSearch takes a term for: how it is weighed, and the entries by field. @returns {[number, Map][]} */
  function taken(index, term, { prefix, fuzzy, weights }) {
    const own = index.terms.get(term), found = own ? [[1, own]] : [];
    if (prefix(term)) { found.push(...index.terms.begin(term).filter((one) => one !== own).map((one) => [weights.prefix, one])); }
    if (fuzzy(term)) { found.push(...index.terms.resemble(term).filter((one) => one !== own).map((one) => [weights.fuzzy, one])); }
    return found;
  }

  /**
   * The entries that MiniSearch may rank first, which it would take for too long to weigh all that have a word of a
   * question in a big handbook: by the same sum, in numbers alone. Nothing when it may weigh all.
   * @param {Map<string, number>} worths by term @param {(number: number) => number} favour @returns {Uint8Array|null}
   */
  function likely(index, worths, options, favour) {
    const many = index.entries.length, fits = new Float32Array(many);
    const boosts = new Map(options.fields.map((name) => [index.fields.indexOf(name), options.boost[name]]));
    worths.forEach((worth, term) => taken(index, term, options).forEach(([weight, fields]) => fields.forEach(({ numbers, size }, field) => {
      const sum = (boosts.get(field) || 0) * weight * worth * Math.log(1 + (many - size + 0.5) / (size + 0.5));
      if (sum) { for (let n = 0; n < size; n += 1) { fits[numbers[n]] += sum; } }
    })));
    let met = 0;
    for (let number = 0; number < many; number += 1) {
      if (fits[number]) { fits[number] *= favour(number); met += 1; }
    }
    if (met <= MOST) { return null; }
    const least = fits.slice().sort()[many - MOST], marks = new Uint8Array(many);
    let left = MOST;
    for (let number = 0; number < many; number += 1) {
      if (fits[number] > least) { marks[number] = 1; left -= 1; }
    }
    for (let number = 0; left; number += 1) { /* of those that are alike the first; so many there are */
      if (fits[number] === least) { marks[number] = 1; left -= 1; }
    }
    return marks;
  }

  /** Notes in `found` how well entries fit, those with a mark or by `favour`, and which part of what is asked they have. */
  function look(index, asked, parts, options, { marks, favour }, found) {
    const worths = new Map(asked.map((term) => [term, worth(index, term) * (parts.get(term) || 1)]));
    const query = Array.from(worths.keys()).join(search.SEPARATOR);
    const all = Array.from(worths.values()).reduce((sum, one) => sum + one, 0);

    /** Keeps no hit, so that MiniSearch sorts none. */
    function filter({ id, score, queryTerms }) {
      const before = found.get(id), met = queryTerms.reduce((sum, term) => sum + worths.get(term), 0) / all;
      const now = score / queryTerms.length + (before ? before.score : 0);
      found.set(id, { score: now, part: before ? Math.max(before.part, met) : met });
      return false;
    }

    if (!query) { return; }
    index.terms.within(marks || likely(index, worths, options, favour), () => index.mini.search(
      query, { ...options, boostTerm: (term) => worths.get(term), filter: filter }));
  }

  /**
   * By number of an entry: how well it fits, and which part of the question it meets.
   * @param {Object} index @param {string} folded the question
   * @param {{favour: (number: number) => number}|{marks: Uint8Array}} among how much an entry is worth whatever it says;
   *   or those alone that have a mark
   * @param {Map<string, number>} parts of their worth that terms have that stand for others
   * @returns {Map<number, {score: number, part: number}>}
   */
  function looked(index, folded, among, parts = new Map()) {
    const { words } = search.asked(folded), found = new Map(), asked = apart(index, search.naming(folded));
    const sought = [...asked.flatMap((term) => mended(index, term)), ...joined(index, folded)];
    look(index, sought, parts, {
      fields: Object.keys(BOOST), boost: BOOST, bm25: BM25, prefix: begins,
      fuzzy: (term) => slipped(index, term) ? 1 : false,
      maxFuzzy: 1, weights: { fuzzy: 0.6, prefix: 0.5 },
    }, among, found);
    const heard = words.filter((word) => !often(index, search.terms(word)[0])).map(search.soft);
    look(index, [...heard, ...together(index, words)], parts, {
      fields: ["sound"], boost: { sound: SOUND }, bm25: BM25, prefix: () => true, fuzzy: () => false,
      weights: { fuzzy: 0, prefix: 0.9 },
    }, among, found);
    return found;
  }

  /** What something short says in all. */
  const saying = (index, folded) => search.naming(folded).reduce((sum, term) => sum + worth(index, term), 0);

  /**
   * The question with other words in place of its own, and which part of their worth those have that say more than what
   * they stand for: whoever asks how to respond has not named a theory. The same when there are none.
   * @param {Object} index of a language, whose readings are the longest first @param {string} folded
   * @returns {{text: string, parts: Map<string, number>, dense: number}} `dense`: how much shorter what was typed is
   */
  function reread(index, folded) {
    const parts = new Map();
    const found = [];
    let left = ` ${search.plain(folded)} `, short = 0;
    for (const [from, to] of index.readings) {
      const at = HAN.test(from) ? left.indexOf(from) : left.indexOf(` ${from} `) + 1 || -1;
      if (at >= 0) {
        const part = Math.min(1, saying(index, from) / saying(index, to));
        search.naming(to).forEach((term) => parts.set(term, Math.max(part, parts.get(term) || 0)));
        left = `${left.slice(0, at)} ${MARK[found.push(to) - 1] || ""}${left.slice(at + from.length)}`;
        short += from.length;
      }
    }
    search.naming(left).forEach((term) => parts.delete(term)); /* those are asked for themselves */
    if (!found.length) { return { text: folded, parts: parts, dense: 1 }; }
    const text = found.reduce((whole, to, n) => whole.replace(MARK[n], ` ${to} `), left).trim().replace(/ +/g, " "), long = found.join("").length;
    return { text: text, parts: parts, dense: Math.min(1, short * text.length / (folded.length * long)) };
  }

  Object.assign(search, { looked: looked, sounding: sounding, reread: reread, worth: worth, often: often });
})(globalThis.handbook = globalThis.handbook || {});
