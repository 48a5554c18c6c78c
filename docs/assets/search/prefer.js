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
  const FURTHER = 0.85; /* how much a playbook keeps when two are likelier meant */

  /* What is in the playbook that is meant, and is told though not a word of the question stands in it. */
  const BEHIND = 0.93; /* how much each is worth of what stands before it */
  const CLEARLY = 0.5; /* which part of the best fit what has an order of its own has to have, so that it stands before what comes earlier */
  const RULES = 3; /* of how many rules that a playbook names it is told */
  const OWN = {
    "first-hour": { modest: true },
    lines: { modest: true, says: true },
    answer: { modest: true, says: true },
    message: { modest: true, says: true, ordered: true },
    rule: { rises: true, ordered: true },
    decision: { does: true },
    step: { does: true },
  }; /* by kind: `modest`, every playbook has it, so that it stands behind it, be it alone; `says`, who asks for one of these asks what to say; `ordered`, it has an order of its own; `does`, it says what to do; `rises`, what fits better stands before the playbook, too */
  const is = (entry, what) => Boolean(OWN[entry.kind] && OWN[entry.kind][what]);

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

  /** Whether what to say is asked for. @param {Set<string>} kinds */
  const says = (kinds) => Array.from(kinds).some((kind) => is({ kind: kind }, "says"));

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
    const meant = hits.find(({ entry }) => entry.kind === "playbook"), least = meant ? places(index, hits, wish, meant) : new Map();
    const ruled = Array.from(least.keys()).some(({ kind }) => kind === "rule") ? meant.score * BEHIND : Infinity; /* those that are told come before the page of all */
    const alone = (hit) => lists(hit.entry) ? Math.min(hit.score * LISTS, ruled) : asks(hit.entry) ? favoured(hit) + within(hit) : hit.score;
    const [first] = least.keys(), rises = (entry) => lists(entry) || (asks(entry) && (entry === first || is(entry, "rises")));
    const score = (hit) => !least.has(hit.entry) ? alone(hit) : Math.max(least.get(hit.entry), rises(hit.entry) ? alone(hit) : 0);
    const met = new Set(hits.map(({ entry }) => entry)), told = Array.from(least.keys()).filter((entry) => !met.has(entry));
    return [...hits, ...told.map((entry) => ({ entry: entry, score: 0, part: 0 }))].map((hit) => (
      { ...hit, score: score(hit), part: least.has(hit.entry) ? Math.max(hit.part, meant.part) : hit.part }));
  }

  /**
   * What is told of the playbook that is meant, in its order, and how much each is worth at least. Of messages those
   * come first that go to whom the question names, and what may be said at all before how it is worded.
   * @returns {Map<Object, number>} by entry
   */
  function places(index, hits, wish, meant) {
    const fit = new Map(hits.map(({ entry, score }) => [entry, score])), named = within(index, hits, wish, meant.entry, fit);
    const clearly = CLEARLY * Math.max(...named.map((entry) => fit.get(entry) || 0));
    const fits = (entry) => is(entry, "ordered") && !(fit.get(entry) >= clearly) ? 0 : fit.get(entry) || 0;
    const lines = ({ kind }) => kind === "lines" && wish.kinds.has(kind);
    const may = (entry) => (wish.asks(entry) && entry.kind !== "step" && !is(entry, "ordered")) || (entry.kind === "answer" && wish.kinds.has("decision")); /* what is asked of us may be asked by ourselves */
    const whole = hits.find(({ entry, part }) => entry.under === meant.entry.number && may(entry) && part >= ALL);
    const halves = [...(whole ? [whole.entry] : []), ...search.halfAnswers(index, wish.folded, meant.entry.number)];
    const answers = (entry) => halves.includes(entry);
    const all = Array.from(new Set([...named, ...halves])).sort((one, other) => (
      lines(other) - lines(one) || answers(other) - answers(one) || wish.to(other) - wish.to(one) || fits(other) - fits(one)));
    const told = inTurn(all, (entry) => wish.kinds.has(entry.kind) || entry.kind === "lines" || answers(entry));
    const alone = told.length === 1 && wish.asks(told[0]) && !is(told[0], "modest");
    const least = new Map(told.map((entry, n) => [entry, meant.score * (alone ? MEANT : BEHIND ** (n + 1))]));
    const levels = wish.kinds.has("criterion") ? hits.filter(({ entry }) => wish.lists(entry)) : []; /* whatever has happened, its level is told by their page */
    levels.forEach(({ entry }) => least.set(entry, meant.score * BEHIND));
    return least;
  }

  /**
   * What is of a kind asked for and in the playbook that is meant most, be it without a word of the question: worth more
   * than the playbook when there is one such thing; of many each comes behind it. Rules stand in no playbook, which
   * names them; the one that fits best is told beside them.
   */
  function within(index, hits, { kinds, asks }, { number }, fit) {
    const own = index.entries.filter(({ under }) => under === number);
    const sayings = own.filter(({ kind }) => says(kinds) && is({ kind: kind }, "says")), fits = (entry) => fit.get(entry) || 0;
    const [best] = Array.from(sayings).sort((one, other) => fits(other) - fits(one));
    const beside = (entry) => entry.kind === "answer" && !(fits(entry) >= CLEARLY * fits(best));
    const asked = own.filter((entry) => (kinds.has(entry.kind) || sayings.includes(entry)) && !beside(entry));
    const done = kinds.has("decision") || (kinds.has("role") && !kinds.has("rule"));
    const found = done ? [...asked, ...carriedOut(hits, number, asked)] : asked;
    if (!kinds.has("rule")) { return found; }
    const sure = hits.filter(({ entry, part }) => entry.kind === "rule" && asks(entry) && part >= SURE).sort((one, other) => favoured(other) - favoured(one));
    const fitting = sure.slice(0, 1).map(({ entry }) => entry);
    const named = (index.duties[number] || []).map((rule) => index.entries[rule]).filter(asks);
    return Array.from(new Set([...found, ...fitting, ...named.slice(0, RULES)]));
  }

  /** The step of a playbook that fits as clearly as any decision: there it is decided already, and who does it. */
  function carriedOut(hits, number, asked) {
    const decided = hits.find(({ entry }) => entry.kind === "decision" && asked.includes(entry));
    const step = hits.find(({ entry }) => entry.kind === "step" && entry.under === number);
    return step && !(decided && step.score < CLEARLY * decided.score) ? [step.entry] : [];
  }

  /**
   * Two of what to say, two of what to do, two of each other kind, and so on, so that who asks for two things finds
   * both; what was not asked for a turn later.
   * @param {Object[]} entries the best first @param {(entry: Object) => boolean} asked
   */
  function inTurn(entries, asked) {
    const next = new Map(), turns = new Map();
    entries.forEach((entry) => {
      const group = !asked(entry) ? "beside" : is(entry, "says") ? "say" : is(entry, "does") ? "do" : entry.kind;
      turns.set(entry, next.has(group) ? next.get(group) : group === "beside" ? 2 : 0);
      next.set(group, turns.get(entry) + 1);
    });
    const turn = (entry) => Math.floor(turns.get(entry) / 2);
    return Array.from(entries).sort((one, other) => turn(one) - turn(other));
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
    const part = ({ entry, score }) => entry.kind === "page" && meant.score >= CLEARLY * score ? own.get(meant.entry.path + entry.path) : undefined;
    const taken = new Set(ranked.map(part).filter(Boolean));
    return ranked.filter(({ entry }) => !taken.has(entry)).map((hit) => ({ ...hit, entry: part(hit) || hit.entry }));
  }

  Object.assign(search, { ofMeant: ofMeant, wished: wished, preferred: preferred, outweighed: outweighed, secondOpinion: secondOpinion });
})(globalThis.handbook = globalThis.handbook || {});
