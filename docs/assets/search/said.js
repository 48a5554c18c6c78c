/* Where what people say has the words of a question, and how near one of these sayings comes to all of it. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const LATIN = /^[a-z]/, ROOT = 3; /* letters that no form of a word loses */
  const FILLED = 2; /* how steeply a saying counts for less that says more than what was asked */

  /** What an entry is called, and what people say: with a space before each word, and where each line begins. */
  function spoken(index, entry) {
    if (!entry.spoken) {
      const lines = entry.said.split("\n"), starts = [];
      lines.reduce((at, line) => { starts.push(at); return at + line.length + 2; }, 0);
      const title = search.fold(entry.title, index.simplified);
      entry.spoken = { title: title, text: ` ${entry.said.replaceAll("\n", "\n ")}`, lines: lines, starts: starts };
    }
    return entry.spoken;
  }

  /** What of a term stands in all its forms: of a word its beginning. */
  function root(term) {
    if (!LATIN.test(term)) { return term; }
    return ` ${search.apart.has(term) ? term : term.slice(0, Math.max(ROOT, term.length - 1))}`;
  }

  /** The numbers of the lines that have a part, each as often as it has it. */
  function places({ text, starts }, part) {
    const found = [];
    for (let at = text.indexOf(part), line = 0; at >= 0; at = text.indexOf(part, at + part.length)) {
      while (line + 1 < starts.length && starts[line + 1] <= at) { line += 1; }
      found.push(line);
    }
    return found;
  }

  /**
   * The lines of what people say who mean an entry that have a term, each as often as it does; worked out once.
   * @param {Object} index of a language @param {Object} entry @param {string} term @returns {number[]}
   */
  function where(index, entry, term) {
    if (!entry.said) { return []; }
    if (!index.saying.has(term)) { index.saying.set(term, new Map()); }
    const known = index.saying.get(term);
    if (!known.has(entry.number)) { known.set(entry.number, places(spoken(index, entry), root(term))); }
    return known.get(entry.number);
  }

  /** The terms of something short that name anything, and their worth together; worked out once. */
  function weighed(index, line) {
    if (!index.weighed.has(line)) {
      const terms = search.naming(line);
      index.weighed.set(line, { terms: terms, worth: terms.reduce((sum, term) => sum + search.worth(index, term), 0) });
    }
    return index.weighed.get(line);
  }

  /** How near a line comes to what is asked: 1 when both have the same words. */
  function close(index, line, asked, all) {
    const { terms, worth } = weighed(index, line), met = terms.reduce((sum, term) => sum + (asked.get(term) || 0), 0);
    return met && (met / worth) ** FILLED * met / all;
  }

  /**
   * How near the title of an entry, or one of what people say who mean it, comes to what is asked, 0 to 1, whatever the
   * order of words: words that are said together count for more than the same words in different sayings.
   * @param {Object} index of a language @param {Object} entry @param {Map<string, number>} asked terms with their worth
   */
  function nearness(index, entry, asked) {
    const met = new Map(), all = Array.from(asked.values()).reduce((sum, one) => sum + one, 0);
    asked.forEach((worth, term) => new Set(where(index, entry, term)).forEach((line) => met.set(line, (met.get(line) || 0) + worth)));
    const { title, lines } = spoken(index, entry);
    let best = close(index, title, asked, all);
    for (const [line, most] of Array.from(met).sort((a, b) => b[1] - a[1])) {
      if (most / all <= best) { break; }
      best = Math.max(best, close(index, lines[line], asked, all));
    }
    return best;
  }

  Object.assign(search, { where: where, nearness: nearness });
})(globalThis.handbook = globalThis.handbook || {});
