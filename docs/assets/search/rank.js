/* What answers a question, the best first. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const BOOST = { title: 3, said: 3, place: 0.4, text: 1 };
  const KINDS = {
    playbook: 2.2, role: 1.2, page: 1.2, rule: 1.2, level: 1.1, indicator: 0.9, chapter: 0.8, term: 0.9, case: 0.8,
    drill: 0.8, section: 0.7, lesson: 0.6, risk: 0.7, metric: 0.8, type: 0.5, topic: 0.4, help: 0.6, channel: 0.8,
    stakeholder: 0.7, principle: 0.7, strategy: 0.9,
  };
  const OTHER_WORDS = 0.85; /* how much what other words find is worth */
  const NAMED = 1.5; /* how much more what is called just so is worth */
  const INSIDE = 0.35, BESIDE = 0.08; /* how much of the best of what is in a playbook counts for it, and of the next */
  const ENOUGH = 50;
  const HAN = /[\u3400-\u9fff]/;

  /** Without spaces and marks. */
  const squeezed = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

  /** The question with other words put in place of its own; the same when there are none. */
  function reread(folded, readings) {
    let left = folded, found = "";
    for (const [from, to] of readings) {
      const at = HAN.test(from) ? left.indexOf(from) : ` ${left} `.indexOf(` ${from} `);
      if (at >= 0) {
        found += ` ${to}`;
        left = `${left.slice(0, at)} ${left.slice(at + from.length)}`;
      }
    }
    return found ? `${left}${found}` : folded;
  }

  /** In how many entries a term is written, rather than heard. */
  function often(index, term) {
    const fields = index.mini._index.get(search.spell(term)) || new Map();
    return Math.max(0, ...Array.from(fields, ([field, entries]) => field === index.sound ? 0 : entries.size));
  }

  /** How much a term says: 1 when a single entry has it, next to nothing when all have. */
  function worth(index, term) {
    return Math.max(0.05, 1 - Math.log(often(index, term) || 1) / Math.log(index.entries.length));
  }

  /** By number of an entry: how well it fits, and which part of the question it meets. */
  function looked(index, folded) {
    const { terms, words } = search.asked(folded), found = new Map();
    const look = (asked, options) => {
      const worths = new Map(asked.map((term) => [search.spell(term), worth(index, term)]));
      const all = Array.from(worths.values()).reduce((sum, one) => sum + one, 0);
      if (!asked.length) { return; }
      const query = Array.from(worths.keys()).join(search.SEPARATOR);
      for (const hit of index.mini.search(query, { ...options, boostTerm: (term) => worths.get(term) })) {
        const before = found.get(hit.id) || { score: 0, part: 0 };
        const met = Array.from(new Set(hit.queryTerms)).reduce((sum, term) => sum + worths.get(term), 0);
        found.set(hit.id, { score: before.score + hit.score, part: Math.max(before.part, met / all) });
      }
    };
    const latin = (term) => /^[a-z]/.test(term);
    look(terms.map((term) => mended(index, term)), {
      fields: Object.keys(BOOST), boost: BOOST,
      prefix: (term) => latin(term) ? term.length > 2 : term.length === 3,
      fuzzy: (term) => latin(term) && term.length > 3 && !often(index, term) ? 1 : false,
      maxFuzzy: 1, weights: { fuzzy: 0.6, prefix: 0.5 }, bm25: { k: 1.2, b: 0.4, d: 0.5 },
    });
    look(words.filter((word) => !often(index, search.terms(word)[0])), {
      fields: ["sound"], boost: { sound: 3 }, prefix: true, weights: { fuzzy: 0, prefix: 0.9 },
    });
    return found;
  }

  /** A word that nobody knows, with two neighbours changed if somebody knows that: the typo that MiniSearch counts as two. */
  function mended(index, term) {
    if (!/^[a-z]{4,}$/.test(term) || often(index, term)) { return term; }
    for (let n = 0; n + 1 < term.length; n += 1) {
      const [other] = search.terms(term.slice(0, n) + term[n + 1] + term[n] + term.slice(n + 2));
      if (often(index, other)) { return other; }
    }
    return term;
  }

  /** How much more an entry is worth because it is called, or people say, what was asked, or nearly. */
  function exactness(index, entry, bare) {
    const names = [search.fold(entry.title, index.simplified), ...entry.said].map(squeezed);
    return 1 + NAMED * Math.max(...names.map((name) => {
      if (name.length < 2 && name !== bare) { return 0; }
      if (bare.includes(name)) { return name.length / bare.length; }
      return name.includes(bare) ? bare.length / name.length : 0;
    }));
  }

  /** @param {Object} index of a language @param {string} question @returns {Object[]} entries, the best first */
  function find(index, question) {
    const folded = search.fold(question, index.simplified).trim();
    const bare = squeezed(folded);
    if (!bare) { return []; }
    const other = reread(folded, index.readings), scores = new Map();
    const note = (found, worth) => found.forEach(({ score, part }, number) => {
      const now = score * worth * (KINDS[index.entries[number].kind] || 1) * (0.15 + 0.85 * part * part);
      if (now > (scores.get(number) || 0)) { scores.set(number, now); }
    });
    note(looked(index, folded), 1);
    if (other !== folded) { note(looked(index, other), OTHER_WORDS); }
    const best = Array.from(scores).sort(([, a], [, b]) => b - a).slice(0, 4 * ENOUGH);
    const ranked = best.map(([number, score]) => {
      const entry = index.entries[number];
      return { entry: entry, score: score * exactness(index, entry, bare) };
    });
    return lifted(index, ranked).sort((a, b) => b.score - a.score).slice(0, ENOUGH).map((one) => one.entry);
  }

  /** A playbook counts for what is in it too: it stands before its pages. */
  function lifted(index, ranked) {
    const inside = new Map();
    ranked.forEach(({ entry, score }) => {
      if (entry.under >= 0) { inside.set(entry.under, (inside.get(entry.under) || []).concat(score)); }
    });
    inside.forEach((scores, number) => {
      const [first, ...more] = scores.sort((a, b) => b - a);
      const worth = INSIDE * first + BESIDE * more.slice(0, 5).reduce((sum, one) => sum + one, 0);
      const own = ranked.find(({ entry }) => entry.number === number);
      if (own) { own.score += worth; } else { ranked.push({ entry: index.entries[number], score: worth }); }
    });
    return ranked;
  }

  search.find = find;
})(globalThis.handbook = globalThis.handbook || {});
