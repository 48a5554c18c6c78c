/* What a question asks for, such as a decision or whoever does something, before the rest. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const WANTED = 5, MEANT = 2; /* how much more what is of a kind asked for is worth; how much of its playbook's worth counts for it */
  const SURE = 0.6; /* which part of a question has to be met by one thing of a kind, so that it is meant more than the others */
  const LISTS = 1.3; /* how much more the page is worth that lists what is asked for */
  const ALL = 0.3; /* how much of the best all of a kind is worth when nothing but the kind is asked for */
  const THERE = 3, ABROAD = 0.2; /* how much more a rule is worth of the place that is named; how much one of elsewhere */
  const ADDRESSED = 2; /* how much more a message is worth to those whom the question names */
  const SECOND = 0.4, LATEST = 3; /* from which part of its worth on the second playbook may be meant too, and the place that it has at the latest */
  const AS_MUCH = 0.5; /* which part of the worth of a page that collects the playbook has to have whose part is told in its place */
  const FURTHER = 0.85; /* how much a playbook keeps when two are likelier meant */

  /**
   * What a question asks for: whether an entry is of that, or a page on which all of that stands, and how much an entry
   * is worth because of that, of the place where it holds, or of those to whom it is addressed.
   */
  function wished(index, folded, kinds, texts) {
    const held = search.held(index, texts), addressed = search.addressed(index, texts);
    const of = (number) => !held.has(number) ? 1 : !held.get(number) ? ABROAD : kinds.has("rule") ? THERE : 1;
    const pages = new Set(Array.from(kinds, (kind) => index.homes.get(kind)));
    const asks = ({ kind, number }) => kinds.has(held.has(number) ? "rule" : kind) && held.get(number) !== false;
    return {
      kinds: kinds,
      folded: folded,
      asks: asks,
      favour: (entry) => asks(entry) ? WANTED : 1,
      lists: ({ kind, path }) => kind === "page" && pages.has(path.split("#")[0]),
      to: ({ number }) => addressed.has(number),
      worth: (number) => of(number) * (kinds.has("message") && addressed.has(number) ? ADDRESSED : 1),
    };
  }

  /** How much what is of a kind asked for counts, the more the more of the question it meets. */
  const favoured = ({ score, part }) => score * (1 + (WANTED - 1) * Math.min(1, part / SURE));

  /** What is of a kind that is asked for counts for more, the more so in the playbook that is meant. */
  function preferred(index, hits, wish) {
    const { kinds, asks, lists } = wish;
    if (!kinds.size) { return hits; }
    if (hits.length && !search.rest(index, wish.folded, kinds)) { return listed(index, hits, kinds); }
    const books = new Map(hits.filter(({ entry }) => entry.kind === "playbook").map(({ entry, score }) => [entry.number, score]));
    const best = Math.max(...hits.filter(({ entry }) => asks(entry)).map(({ score }) => score));
    const within = ({ entry, score, part }) => MEANT * (books.get(entry.under) || 0) * score / best * Math.min(1, part / SURE) ** 2;
    const meant = hits.find(({ entry }) => entry.kind === "playbook"), least = meant ? search.told(index, hits, wish, meant) : new Map();
    const rules = Array.from(least).filter(([{ kind }]) => kind === "rule").map(([, worth]) => worth);
    const ruled = Math.max(...(rules.length ? rules : [Infinity])); /* those that are told come before the page of all */
    const alone = (hit) => lists(hit.entry) ? Math.min(hit.score * LISTS, ruled) : asks(hit.entry) ? favoured(hit) + within(hit) : hit.score;
    const [first] = least.keys(), rises = (entry) => lists(entry) || (asks(entry) && (entry === first || entry.kind === "rule"));
    const score = (hit) => !least.has(hit.entry) ? alone(hit) : Math.max(least.get(hit.entry), rises(hit.entry) ? alone(hit) : 0);
    const met = new Set(hits.map(({ entry }) => entry)), told = Array.from(least.keys()).filter((entry) => !met.has(entry));
    return [...hits, ...told.map((entry) => ({ entry: entry, score: 0, part: 0 }))].map((hit) => (
      { ...hit, score: score(hit), part: least.has(hit.entry) ? Math.max(hit.part, meant.part) : hit.part }));
  }

  /** Who asks for nothing but a kind, such as a drill, finds all that have a page of their own, behind what is called so. */
  function listed(index, hits, kinds) {
    const all = index.entries.filter(({ kind, path }) => kinds.has(kind) && !path.includes("#"));
    const [best] = hits, met = new Map(hits.map((hit) => [hit.entry, hit.score])), listed = new Set(all);
    const each = all.map((entry) => ({ ...best, entry: entry, score: Math.max(ALL * best.score, met.get(entry) || 0) }));
    return hits.filter(({ entry }) => !listed.has(entry)).concat(each);
  }

  /** Of many playbooks the first two are meant: what is in them comes before the others. */
  function outweighed(ranked) {
    const meant = ranked.filter(({ entry }) => entry.kind === "playbook").slice(0, 2);
    return ranked.map((hit) => hit.entry.kind !== "playbook" || meant.includes(hit) ? hit : { ...hit, score: FURTHER * hit.score });
  }

  /** The second playbook that may be meant stands where one sees it: all that is told of the first may be beside the point. */
  function secondOpinion(ranked, done) {
    const [first, second] = ranked.filter(({ entry }) => entry.kind === "playbook");
    const at = second && second.score >= SECOND * first.score ? done.findIndex(({ entry }) => entry === second.entry) : -1;
    return at <= LATEST ? done : [...done.slice(0, LATEST), done[at], ...done.slice(LATEST, at), ...done.slice(at + 1)];
  }

  /** In place of a page that collects from all playbooks that part of the playbook that is meant. */
  function ofMeant(index, ranked) {
    const meant = ranked.find(({ entry }) => entry.kind === "playbook");
    if (!meant) { return ranked; }
    const own = new Map(index.entries.filter(({ under }) => under === meant.entry.number).map((entry) => [entry.path, entry]));
    const part = ({ entry, score }) => entry.kind === "page" && meant.score >= AS_MUCH * score ? own.get(meant.entry.path + entry.path) : undefined;
    const taken = new Set(ranked.map(part).filter(Boolean));
    return ranked.filter(({ entry }) => !taken.has(entry)).map((hit) => ({ ...hit, entry: part(hit) || hit.entry }));
  }

  Object.assign(search, { favoured: favoured, ofMeant: ofMeant, wished: wished, preferred: preferred, outweighed: outweighed, secondOpinion: secondOpinion });
})(globalThis.handbook = globalThis.handbook || {});
