/* What is told of the playbook that a question means, be it without a word of the question: answers, in their order. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const MEANT = 2; /* how much more than the playbook is worth the only thing of a kind that is asked for */
  const BEHIND = 0.93; /* how much each is worth of what stands before it */
  const CLEARLY = 0.5; /* which part of the best fit what has an order of its own has to have, so that it stands before what comes earlier */
  const WHOLE = 0.3; /* which part of a question has to be met by one thing that answers it */
  const SURE = 0.6; /* and by a rule that the playbook does not name */
  const RULES = 3; /* of how many rules that a playbook names it is told */
  const OWN = {
    "first-hour": { modest: true },
    lines: { modest: true, says: true },
    answer: { modest: true, says: true },
    message: { modest: true, says: true, ordered: true },
    rule: { ordered: true },
    decision: { does: true },
    step: { does: true },
  }; /* by kind: `modest`, every playbook has it, so that it stands behind it, be it alone; `says`, who asks for one of these asks what to say; `ordered`, it has an order of its own; `does`, it says what to do */
  const is = (entry, what) => Boolean(OWN[entry.kind] && OWN[entry.kind][what]);

  /** Whether what to say is asked for. @param {Set<string>} kinds */
  const says = (kinds) => Array.from(kinds).some((kind) => is({ kind: kind }, "says"));

  /**
   * What is told of the playbook that is meant, in its order, and how much each is worth at least. Of messages those
   * come first that go to whom the question names, and what may be said at all before how it is worded.
   * @returns {Map<Object, number>} by entry
   */
  function told(index, hits, wish, meant) {
    const fit = new Map(hits.map(({ entry, score }) => [entry, score])), named = within(index, hits, wish, meant.entry, fit);
    const clearly = CLEARLY * Math.max(...named.map((entry) => fit.get(entry) || 0));
    const fits = (entry) => is(entry, "ordered") && !(fit.get(entry) >= clearly) ? 0 : fit.get(entry) || 0;
    const lines = ({ kind }) => kind === "lines" && wish.kinds.has(kind);
    const may = (entry) => (wish.asks(entry) && entry.kind !== "step" && !is(entry, "ordered")) || (entry.kind === "answer" && wish.kinds.has("decision")); /* what is asked of us may be asked by ourselves */
    const whole = hits.find(({ entry, part }) => entry.under === meant.entry.number && may(entry) && part >= WHOLE);
    const halves = [...(whole ? [whole.entry] : []), ...search.halfAnswers(index, wish.folded, meant.entry.number)];
    const answers = (entry) => halves.includes(entry);
    const all = Array.from(new Set([...named, ...halves])).sort((one, other) => (
      lines(other) - lines(one) || answers(other) - answers(one) || wish.to(other) - wish.to(one) || fits(other) - fits(one)));
    const turns = inTurn(all, (entry) => wish.kinds.has(entry.kind) || entry.kind === "lines" || answers(entry));
    const alone = turns.length === 1 && wish.asks(turns[0]) && !is(turns[0], "modest");
    const least = new Map(turns.map((entry, n) => [entry, meant.score * (alone ? MEANT : BEHIND ** (n + 1))]));
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
    const sure = hits.filter(({ entry, part }) => entry.kind === "rule" && asks(entry) && part >= SURE).sort((one, other) => search.favoured(other) - search.favoured(one));
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

  search.told = told;
})(globalThis.handbook = globalThis.handbook || {});
