/* Folded text -> the terms that it is found by: as `generator/search/terms.py` cuts what is found. */
(function (handbook) {
  "use strict";

  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`([${HAN}]+)|((?:(?![${HAN}])[\\p{L}\\p{N}])+(?:'[a-z]+)?)`, "gu");
  const HYPHENED = /(?<![a-z0-9-])(?=[0-9-]*[a-z])([a-z0-9]+)-([a-z0-9]+)(?![a-z0-9-])/g;
  const JOINS = /[的了和与或及在是也就把并而但且其将于则该此仍又之已们这那都很吗呢我你您他她它咱]/; /* pairs with one of these are no terms of a text: see `telling` in terms.py */
  const PART = /\p{Nd}+|(?:(?!\p{Nd})[\p{L}\p{N}])+/gu;
  const SMALL_WORDS = `a about after again also am an and another any are as at be because been being both but by can could did do
    does else even ever everybody everyone for from get gets getting got had has have he her his how if in into is it its just me
    my now of off on or our please quite really she should since so some somebody someone something still such suddenly than that
    the their them then there these they thing this those to today too us very was we were what when where which will with would
    yesterday yet you your`.split(/\s+/);
  const SMALL_PAIRS = `怎么办 怎么写 怎么做 怎么 怎样 如何 什么 么办 哪些 哪个 为何 有人 有个 我们 咱们 他们 大家 人家 可以 能不 不能 是不 不是 是否
    应该 应当 需要 一个 一下 这个 那个 这种 已经 现在 的是 了吗 是什 有什 么样 请问 告诉 突然 忽然 大量 大面积 严重 非常 特别 好多 很多 好几 一直
    到处 全部 今天 昨天 刚刚 刚才 还是 就是 因为 所以 如果 然后 而且 但是`.split(/\s+/);
  const DEFINING = /什么是|是什么|什么意思|什么叫|是啥|啥是|定义|含义|\b(?:meaning|means?|definition|define|what(?: is|'s) an?)\b/;
  const APART = new Set(["customs", "business", "important", "hospitality"]); /* see terms.py for these and the next */
  const IRREGULAR = `
    ran run, stole stolen steal, sold sell, fell fallen fall, broke broken break, bought buy, paid pay, sent
    send, lost lose, caught catch, hidden hide, threw thrown throw, bitten bite, froze frozen freeze, burnt
    burn, blew blown blow, drove driven drive, wrote written write, spoke spoken speak, told tell, shook shaken
    shake, took taken take, gave given give, went gone go, came come, kept keep, held hold, fought fight, flew
    flown fly, stuck stick, swollen swell, stung sting, tore torn tear, sank sunk sink, woke woken wake, shown
    show, spilt spill, fed feed, bled bleed, struck strike, hung hang, children child, women woman, men man,
    mice mouse, feet foot, teeth tooth, knives knife
  `;
  const FORMS = new Map(IRREGULAR.trim().split(/,\s+/).flatMap((line) => {
    const forms = line.split(/\s+/), word = forms.pop();
    return forms.map((form) => [form, word]);
  }));
  let stemmer = null, small = null;

  /** A word of a to z without its ending, as Snowball's English cuts it. @param {string} word @returns {string} */
  function stem(word) {
    stemmer = stemmer || new globalThis.EnglishStemmer();
    return APART.has(word) || !/^[a-z']+$/.test(word) ? word : stemmer.stemWord(FORMS.get(word) || word);
  }

  /** @param {string} word @returns {string[]} */
  function spelled(word) {
    const parts = word.match(PART) || [];
    return parts.length < 2 || word.includes("'") ? [stem(word)] : [word, ...parts.map(stem)];
  }

  /** Each two characters of a run of Chinese, then its last. @param {string} run @returns {string[]} */
  function pairs(run) {
    const characters = Array.from(run);
    return characters.map((one, n) => one + (characters[n + 1] || ""));
  }

  /** Every term of a text in its order, then what hyphens join. @param {string} folded @returns {string[]} */
  function terms(folded) {
    const found = Array.from(folded.matchAll(RUN)).flatMap(([, han, word]) => han ? pairs(han) : spelled(word));
    return found.concat(Array.from(folded.matchAll(HYPHENED), ([, first, second]) => stem(first + second)));
  }

  /** The pairs of a run of Chinese without its last character, unless that is all. @param {string} run */
  const begun = (run) => Array.from(run).length > 1 ? pairs(run).slice(0, -1) : [run];

  /**
   * A run of Chinese without what only asks: pairs across its ends say nothing, and are rare. @param {string} run
   */
  function parted(run) {
    const left = SMALL_PAIRS.reduce((text, pair) => text.replaceAll(pair, " "), run).split(" ").filter((part) => Array.from(part).length > 1);
    return left.length ? left : [run];
  }

  /**
   * What to look for: the terms, without the single character at the end of a run, which begins no pair, and without
   * pairs that only join, unless there are no others; and the words as typed, which may be how something sounds.
   * @param {string} folded @returns {{terms: string[], words: string[]}}
   */
  function asked(folded) {
    const runs = Array.from(folded.matchAll(RUN));
    const found = runs.flatMap(([, han, word]) => han ? parted(han).flatMap(begun) : spelled(word));
    const words = runs.filter(([, han, word]) => !han && /^[a-z]{2,}$/.test(word)).map(([word]) => word);
    const telling = found.filter((term) => !JOINS.test(term));
    return { terms: Array.from(new Set(telling.length ? telling : found)), words: Array.from(new Set(words)) };
  }

  /** Whether a term only asks or joins, and names nothing. @param {string} term */
  function slight(term) {
    small = small || new Set([...SMALL_WORDS.map(stem), ...SMALL_PAIRS]);
    return small.has(term);
  }

  /** The terms of `asked` that name something, or all when none does. @param {string} folded @returns {string[]} */
  function naming(folded) {
    const all = asked(folded).terms, left = all.filter((term) => !slight(term));
    return left.length ? left : all;
  }

  /** A question without what only asks or joins; the whole when nothing would be left. @param {string} folded */
  function gist(folded) {
    const left = SMALL_PAIRS.reduce((text, pair) => text.replaceAll(pair, " "), folded);
    const kept = left.split(/[^\p{L}\p{N}']+/u).filter((word) => word && !slight(stem(word))).join(" ");
    return kept || folded;
  }

  /** Whether a question asks what a word means. @param {string} folded */
  const defining = (folded) => DEFINING.test(folded);

  handbook.search = Object.assign(handbook.search || {}, { terms: terms, asked: asked, slight: slight, naming: naming, gist: gist, defining: defining, apart: APART, HAN: HAN });
})(globalThis.handbook = globalThis.handbook || {});
