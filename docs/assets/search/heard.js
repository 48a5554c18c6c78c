/* Characters of Chinese that were taken for others that sound alike, as an input method offers them. */
(function (handbook) {
  "use strict";

  const search = handbook.search;
  const RUN = /[\u3400-\u9fff]{2,}/g;
  const AROUND = 3; /* characters that have to be said together, so that chance makes no word of another */
  const OFTEN = 4; /* in how many names two are enough */

  /** By character, all that sound like it; worked out once. @param {Object} index */
  function alike(index) {
    if (!index.alike.size) {
      const bySound = new Map();
      index.sounds.alone.forEach((sound, one) => {
        const soft = search.soft(sound), characters = bySound.get(soft) || [];
        bySound.set(soft, characters);
        characters.push(one);
        index.alike.set(one, characters);
      });
    }
    return index.alike;
  }

  /** What things are called and what people say, each once, as one text; worked out once. */
  function names(index) {
    index.names = index.names || Array.from(new Set(index.entries.flatMap(({ title, said }) => [title, ...said.split("\n")]))).join("\n");
    return index.names;
  }

  /** In how many names a text stands, counted no further than needed. */
  function named(index, text) {
    let many = 0;
    for (let at = names(index).indexOf(text); at >= 0 && many < OFTEN; at = names(index).indexOf(text, at + 1)) { many += 1; }
    return many;
  }

  /** The one or two pairs of a run in which a place is. @param {string[]} run @returns {string[]} */
  const twos = (run, at) => [run.slice(Math.max(0, at - 1), at + 1), run.slice(at, at + 2)]
    .filter((two) => two.length === 2).map((two) => two.join(""));

  /** Whether anybody writes a character of a run beside its neighbours. */
  const written = (index, run, at) => twos(run, at).some((two) => search.often(index, two));

  /** How well a character fits between its neighbours: 0 unless what it makes with them is said. */
  function fits(index, run, at) {
    const size = Math.min(AROUND, run.length);
    let best = twos(run, at).some((two) => named(index, two) >= OFTEN) ? 1 : 0;
    for (let from = Math.max(0, at - size + 1); from <= Math.min(at, run.length - size); from += 1) {
      best = Math.max(best, named(index, run.slice(from, from + size).join("")) * OFTEN);
    }
    return best;
  }

  /** A run of Chinese with, for what nobody writes so, what sounds alike and is said. @param {string} typed */
  function meant(index, typed) {
    return Array.from(typed).reduce((run, one, at) => {
      if (written(index, run, at)) { return run; }
      const others = (alike(index).get(one) || []).map((other) => [...run.slice(0, at), other, ...run.slice(at + 1)]);
      const [best] = others.filter((other) => written(index, other, at))
        .map((other) => [fits(index, other, at), other]).sort((a, b) => b[0] - a[0]);
      return best && best[0] ? best[1] : run;
    }, Array.from(typed)).join("");
  }

  /**
   * The question without characters that only sound like those which were meant.
   * @param {Object} index of a language @param {string} folded @returns {string}
   */
  const reheard = (index, folded) => folded.replace(RUN, (run) => meant(index, run));

  search.reheard = reheard;
})(globalThis.handbook = globalThis.handbook || {});
