/* What is told of a hit below its title: of much that may be said, what fits the question. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const PART = "\t"; /* before each part of a line, as `generator/search/of_playbook.py` writes them */
  const TOLD = 3; /* parts of a line at most */

  /** A line with those of its parts that have most of what is asked, in their order; of equal ones the first. */
  function fitting(index, line, asked) {
    const [head, ...parts] = line.split(PART);
    if (parts.length <= TOLD) { return head + parts.join(""); }
    const worth = (part) => {
      const there = new Set(search.terms(search.fold(part, index.simplified)));
      return asked.reduce((sum, term) => sum + (there.has(term) ? search.worth(index, term) : 0), 0);
    };
    const best = parts.map((part, at) => ({ at: at, worth: worth(part) })).sort((one, other) => other.worth - one.worth || one.at - other.at);
    const told = new Set(best.slice(0, TOLD).map(({ at }) => at));
    const some = `${head}${parts.filter((_, at) => told.has(at)).join("").trimEnd()}`;
    return `${some}${/[\x20-\x7e]$/.test(some) ? " …" : "…"}`;
  }

  /**
   * Where a hit stands, and its lines.
   * @param {Object} index of its language @param {Object} entry @param {string} question as typed @returns {string[]}
   */
  function excerpt(index, { place, note }, question) {
    const asked = search.naming(search.fold(question, index.simplified));
    const [first, ...more] = note.split("\n").map((line) => fitting(index, line, asked));
    return [[place, first].filter(Boolean).join(" · "), ...more].filter(Boolean);
  }

  search.excerpt = excerpt;
})(globalThis.handbook = globalThis.handbook || {});
