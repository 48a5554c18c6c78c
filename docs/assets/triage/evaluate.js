/* What follows from the answers to the first questions: the same as `evaluate` in Python's `triage` says, of the same
 * table. It touches no page. */
(function (handbook) {
  "use strict";

  /** @typedef {{level: ?number, life: boolean, playbooks: string[], if_alone: string[], call: string[],
   *   clocks: string[], forbid: string[]}} Effect */
  /** @typedef {{id: string, asked_if: string[][], worse: string, yes: Effect, no: Effect}} Ask */
  /** @typedef {{asks: Ask[], levels: {id: string, call: string[], print: string[]}[],
   *   playbooks: Object<string, {owner: string, cluster: number, use: string[], avoid: string[]}>,
   *   clusters: string[], strategies: string[], clocks: string[], leading: string[]}} Table */

  const UNKNOWN = "unknown";

  /** Everything in the lists, once, in its first order. @param {string[][]} lists */
  const each = (lists) => [...new Set(lists.flat())];

  /** The playbooks, the one that leads first; those of which nothing says so behind, in their order.
   * @param {Table} table @param {string[]} playbooks */
  function led(table, playbooks) {
    const rank = (one) => (table.leading.includes(one) ? table.leading.indexOf(one) : table.leading.length);
    return [...playbooks].sort((a, b) => rank(a) - rank(b));
  }

  /** The questions that come up, with what is said to each, and the answer that counts.
   * @param {Table} table @param {Object<string, string>} answers */
  function asked(table, answers) {
    const replies = new Map();
    const found = [];
    for (const ask of table.asks) {
      if (!ask.asked_if.every(([question, reply]) => replies.get(question) === reply)) { continue; }
      const said = answers[ask.id];
      const reply = said === UNKNOWN ? ask.worse : said;
      if (said) { replies.set(ask.id, reply); }
      found.push({ ask, said, reply });
    }
    return found;
  }

  /** What may follow: where nobody knows, from both answers, and from what either of them would bring up.
   * @param {Table} table @param {{ask: Ask, said: string}[]} all that is asked @returns {Effect[]} */
  function possible(table, all) {
    const may = new Map();
    const found = [];
    for (const ask of table.asks) {
      if (!ask.asked_if.every(([question, reply]) => (may.get(question) || []).includes(reply))) { continue; }
      const here = all.find((one) => one.ask === ask);
      const said = here ? here.said : UNKNOWN; /* what only the answer that does not count brings up */
      may.set(ask.id, said === UNKNOWN ? ["yes", "no"] : said ? [said] : []);
      found.push(...may.get(ask.id).map((reply) => (reply === "yes" ? ask.yes : ask.no)));
    }
    return found;
  }

  /** What follows from `answers`: "yes", "no" or "unknown" by question; as `worst`, what would follow if all that is
   * open were unknown. Everything is ids.
   * @param {Table} table @param {Object<string, string>} answers */
  function evaluate(table, answers) {
    const all = asked(table, answers);
    const taken = all.filter((one) => one.said)
      .map(({ ask, said, reply }) => ({ answer: `${ask.id}.${reply}`, said, effect: reply === "yes" ? ask.yes : ask.no }));
    const effects = taken.map((one) => one.effect);
    const level = Math.min(table.levels.length - 1, ...effects.map((one) => one.level).filter((one) => one !== null));
    const reasons = taken.filter((one) => one.effect.level === level).map((one) => one.answer);
    const open = all.filter((one) => !one.said).map((one) => one.ask.id);
    const sure = led(table, each(taken.filter((one) => one.said !== UNKNOWN).map((one) => one.effect.playbooks)));
    const may = each(possible(table, all).map((one) => one.playbooks));
    const lost = reasons.length > 0 && !may.length && !open.length;
    const alone = lost ? each(effects.map((one) => one.if_alone)) : [];
    const rest = alone.length ? alone : lost ? Object.keys(table.playbooks) : may;
    const maybe = led(table, rest.filter((one) => !sure.includes(one)));
    const judged = (alone.length ? alone : each(effects.map((one) => one.playbooks))).map((one) => table.playbooks[one]);
    const forbidden = new Set([...judged.flatMap((one) => one.avoid), ...effects.flatMap((one) => one.forbid)]);
    const allowed = new Set(judged.flatMap((one) => one.use).filter((one) => !forbidden.has(one)));
    const clocks = new Set(effects.flatMap((one) => one.clocks));
    const owners = (sure.length ? sure : maybe.slice(0, 1)).map((one) => table.playbooks[one].owner);
    return {
      asked: all.map((one) => one.ask.id),
      open,
      level: table.levels[level].id,
      reasons,
      life: effects.some((one) => one.life),
      playbooks: sure,
      maybe,
      call: each([table.levels[level].call, ...effects.map((one) => one.call), owners]),
      clocks: table.clocks.filter((one) => clocks.has(one)),
      cluster: judged.length ? table.clusters[Math.max(...judged.map((one) => one.cluster))] : null,
      allowed: table.strategies.filter((one) => allowed.has(one)),
      forbidden: table.strategies.filter((one) => forbidden.has(one)),
      print: table.levels[level].print,
      worst: open.length ? worst(table, { ...answers, ...Object.fromEntries(open.map((one) => [one, UNKNOWN])) }) : null,
    };
  }

  /** What follows from `answers` when further questions that they bring up are unknown, too.
   * @param {Table} table @param {Object<string, string>} answers */
  function worst(table, answers) {
    const found = evaluate(table, answers);
    return found.worst || found;
  }

  handbook.triage = { evaluate, UNKNOWN };
})(globalThis.handbook = globalThis.handbook || {});
