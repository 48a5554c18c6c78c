/* What answers a question, the best first. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const KINDS = {
    playbook: 1.9, criterion: 1, lines: 0.7, role: 1.3, page: 1.8, rule: 0.95, level: 1.1, indicator: 0.9, strategy: 0.5, term: 0.8, "first-hour": 0.5, chapter: 0.8,
    case: 0.6, drill: 0.8, channel: 0.8, metric: 0.8, section: 0.7, "other-rule": 0.7, risk: 0.7, stakeholder: 0.7, principle: 0.7,
    lesson: 0.6, help: 0.4, type: 0.5, topic: 0.4,
  }; /* how much an entry of a kind is worth; all others 1 */
  const OTHER_WORDS = 0.95; /* how much what other words find is worth */
  const WITHOUT = 0.95; /* how much it is worth that something is called what is left of a question without what only asks */
  const NAMED = 4; /* how much more what is called just so is worth */
  const JUST_SO = 3; /* how much being called exactly what was asked counts, where a part of it counts less than 1 */
  const UNASKED = 0.5; /* how much of its worth a term keeps when nobody asks what a word means, and more is called so */
  const INSIDE = 0.3, BESIDE = 0.12, NEXT = 5; /* how much of the best of what is in a playbook counts for it, of the next */
  const DEFINED = 8; /* how much more a term is worth when somebody asks what a word means */
  const SAME = 0.45; /* what is left of a playbook's worth when no word tells it from the others */
  const FAR = 0.2; /* what meets less than this part of what the best meets is no answer */
  const NAME = 24; /* characters of the longest name that is looked for in a question */
  const LONGEST = 200; /* characters of a question that are read: somebody may have pasted a page */
  const LOOKED_AT = 200, ENOUGH = 50;

  /** Without spaces and marks. @param {string} folded */
  const squeezed = (folded) => folded.replace(/[^\p{L}\p{N}]+/gu, "");

  /** What an entry is called, and what people say who mean it, without spaces: each, all as one text, and the short ones, the longest first. */
  function called(index, { title, said }) {
    const own = squeezed(search.fold(title, index.simplified)), text = `${own}\n${said.replaceAll(" ", "")}`;
    const each = new Set(text.split("\n")), short = Array.from(each).filter((one) => one.length > 1 && one.length <= NAME);
    return { text: text, each: each, short: short.sort((a, b) => b.length - a.length) };
  }

  /** Whatever of a question may be a name: all that stands in it and is no longer than one. @param {string} bare */
  function pieces(bare) {
    const found = new Set();
    for (let at = 0; at < bare.length; at += 1) {
      for (let end = at + 2; end <= Math.min(bare.length, at + NAME); end += 1) { found.add(bare.slice(at, end)); }
    }
    return found;
  }

  /** How much of a name and of what is asked is the same, of the name that is most like it; of one in it `dense` as much. */
  function likeness({ text, each, short }, { bare, parts, dense }) {
    if (each.has(bare)) { return JUST_SO; }
    const inside = short.find((one) => parts.has(one));
    let best = inside ? dense * inside.length / bare.length : 0;
    for (let at = text.indexOf(bare), end = 0; at >= 0; at = text.indexOf(bare, end)) {
      end = (text.indexOf("\n", at) + 1 || text.length + 1) - 1;
      best = Math.max(best, bare.length / (end - text.lastIndexOf("\n", at) - 1));
    }
    return best;
  }

  /** A question as it is compared with what things are called: in one wording and without what only asks. */
  function wording(index, folded, { parts, dense }, worth) {
    const all = Array.from(new Set([squeezed(folded), squeezed(search.gist(folded))]));
    return {
      all: all.map((bare, n) => ({ bare: bare, parts: pieces(bare), dense: dense, worth: n ? WITHOUT : 1 })),
      asked: new Map(search.naming(folded).map((term) => [term, search.worth(index, term) * (parts.get(term) || 1)])),
      worth: worth,
    };
  }

  /** How much more an entry is worth because it is called, or people say, what was asked, or nearly. */
  function exactness(index, entry, wordings) {
    const names = entry.names = entry.names || called(index, entry);
    return 1 + NAMED * Math.max(...wordings.map(({ all, asked, worth }) => (
      worth * Math.max(search.nearness(index, entry, asked), ...all.map((one) => one.worth * likeness(names, one))))));
  }

  /** Which part of its worth a playbook keeps: all of it when it is called what was asked. */
  const distinct = (tells, exact) => Math.max(SAME + (1 - SAME) * tells, Math.min(1, (exact - 1) / NAMED));

  /** What fits the question in its own words or in others. @returns {{entry: Object, score: number, part: number}[]} */
  function fitting(index, folded, aside, other, wish) {
    const found = new Map(), thing = search.without(index, folded, wish.kinds);
    const kind = (number) => (KINDS[index.entries[number].kind] || 1) * wish.worth(number);
    const favour = (number) => kind(number) * wish.favour(index.entries[number]);
    const note = (hits, worth) => hits.forEach(({ score, part }, number) => {
      const entry = index.entries[number];
      const now = score * worth * kind(number) * (0.15 + 0.85 * part);
      if (!found.has(number) || now > found.get(number).score) { found.set(number, { entry: entry, score: now, part: part }); }
    });
    note(search.looked(index, folded, { favour: favour }, aside), 1);
    if (thing !== folded) { note(search.looked(index, thing, { favour: favour }, aside), 1); }
    if (other.text !== folded) { note(search.looked(index, other.text, { favour: favour }, other.parts), OTHER_WORDS); }
    return Array.from(found.values()).sort((a, b) => b.score - a.score).slice(0, LOOKED_AT);
  }

  /** A playbook counts for what is in it too: it stands before its pages. */
  function lifted(index, hits) {
    const inside = new Map(), own = new Map(hits.map((hit) => [hit.entry.number, hit]));
    hits.filter(({ entry }) => entry.under >= 0).forEach((hit) => {
      inside.set(hit.entry.under, (inside.get(hit.entry.under) || []).concat(hit));
    });
    inside.forEach((found, number) => {
      const [first, ...more] = found.sort((a, b) => b.score - a.score);
      const next = more.slice(0, NEXT).reduce((sum, hit) => sum + hit.score, 0);
      const hit = own.get(number) || { entry: index.entries[number], score: 0, part: first.part };
      own.set(number, { ...hit, score: hit.score + INSIDE * first.score + BESIDE * next });
    });
    return Array.from(own.values());
  }

  /**
   * @param {Object} index of a language @param {string} question as typed
   * @returns {Object[]} entries, the best first; none for a question without a letter or a number
   */
  function find(index, question) {
    const typed = search.fold(question.slice(0, LONGEST), index.simplified);
    const folded = search.reheard(index, search.corrected(index, typed)), bare = squeezed(folded);
    if (!bare) { return []; }
    const other = search.reread(index, folded), sounding = search.sounding(index, bare);
    const kinds = search.wanted(index, folded), aside = search.seen(index, folded, kinds);
    const wish = search.wished(index, folded, kinds, [folded, other.text]);
    const wordings = [wording(index, folded, { parts: aside, dense: 1 }, 1)].concat(other.text === folded ? [] : wording(index, other.text, other, OTHER_WORDS));
    const known = new Map(); /* by entry, so that a playbook's many names are compared once */
    const exact = (entry) => {
      if (!known.has(entry)) { known.set(entry, sounding.has(entry.number) ? 1 + NAMED * JUST_SO : exactness(index, entry, wordings)); }
      return known.get(entry);
    };
    const defined = search.defining(folded) ? DEFINED : UNASKED;
    const hits = fitting(index, folded, aside, other, wish).map((hit) => (
      { ...hit, score: hit.score * exact(hit.entry) * (hit.entry.kind === "term" ? defined : 1) }));
    const thing = search.without(index, folded, kinds), tells = search.telling(index, thing, aside), leans = search.leaning(index, thing, aside);
    const meant = (entry) => entry.kind === "playbook" ? leans(entry.number) * distinct(tells(entry.number), exact(entry)) : 1;
    const best = (all) => all.sort((a, b) => b.score - a.score);
    const ranked = best(lifted(index, hits).map((hit) => ({ ...hit, score: hit.score * meant(hit.entry) })));
    const done = search.ofMeant(index, search.secondOpinion(ranked, best(search.preferred(index, best(search.outweighed(ranked)), wish))));
    return done.filter(({ part }) => part >= FAR * done[0].part).slice(0, ENOUGH).map(({ entry, score }) => (entry.score = score, entry));
  }

  search.find = find;
})(globalThis.handbook = globalThis.handbook || {});
