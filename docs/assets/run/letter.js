/* A message from its template and what was filled in. Pure.
   A template is a list of pieces: `{words}` as they are sent, `{slot}` for a place to fill, `{cue}` for what tells a
   speaker when to say what follows; `aside` is for the speaker alone. */
(function (handbook) {
  "use strict";

  /**
   * @typedef {{words?: string, slot?: string, cue?: string, aside?: boolean}} Piece
   * @typedef {Record<string, {label: string}>} Slots
   */

  /* Labels in brackets and nothing else: a blank that was copied in, and is as open as before. */
  var LABELS = /^(?:\s*(?:【[^【】]*】|\[[^[\]]*\]))+$/;

  /** What was filled in at a slot; empty where one would see nothing of it, or a blank. @param {Record<string, string>} filled */
  function value(filled, slot) {
    var text = (filled[slot] || "").trim();
    return /[^\s\p{Cf}]/u.test(text) && !LABELS.test(text) ? text : "";
  }

  var HAN = /\p{Script=Han}/u, WORD = /\p{L}{2,}/u, ADDRESS = /\S+[@./:]\S+/g;

  /** Whether a text says the same in every language: figures, a time of the clock, an address, a number to ring. */
  function isNeutral(text) { return !HAN.test(text) && !WORD.test(text.replace(ADDRESS, "")); }

  /** Whether a text has characters that a language does not write. @param {string} language its tag */
  function isForeign(text, language) { return HAN.test(text) && !/^(?:zh|ja|ko|yue)\b/.test(language); }

  /**
   * What fills a letter's blanks in a language: what was typed for it, and what was typed for another one where that
   * says the same in both.
   * @param {Record<string, Record<string, string>>} typed by language and slot @param {string} language
   * @param {string[]} same the slots that hold what may be the same in every language
   */
  function filledIn(typed, language, same) {
    var found = {}, others = Object.keys(typed).filter(function (other) { return other !== language; });
    same.forEach(function (slot) {
      var from = others.filter(function (other) { return value(typed[other], slot) && isNeutral(typed[other][slot]); })[0];
      if (from) { found[slot] = typed[from][slot]; }
    });
    return Object.assign(found, typed[language]);
  }

  /** The pieces that people hear or read: without what is for the speaker. @param {Piece[]} pieces @returns {Piece[]} */
  function spoken(pieces) { return pieces.filter(function (piece) { return piece.cue === undefined && !piece.aside; }); }

  /**
   * The text as it would be sent; what is not filled in stays visible, its label in the brackets of `sign`.
   * @param {Piece[]} pieces @param {Slots} slots @param {Record<string, string>} filled
   * @param {{sign: string, cue: string}} forms `[{label}]` of a blank, and how a cue is written
   */
  function compose(pieces, slots, filled, forms) {
    return pieces.map(function (piece) {
      if (piece.cue !== undefined) { return forms.cue.split("{label}").join(piece.cue); }
      if (piece.slot === undefined) { return piece.words; }
      return value(filled, piece.slot) || forms.sign.split("{label}").join(slots[piece.slot].label);
    }).join("");
  }

  /** The slots that are not filled in. */
  function missing(pieces, filled) {
    var found = [];
    pieces.forEach(function (piece) {
      if (piece.slot !== undefined && !value(filled, piece.slot) && found.indexOf(piece.slot) < 0) { found.push(piece.slot); }
    });
    return found;
  }

  /** A text in the form of a channel: where the room is counted in one paragraph. Nothing that is not to be sent. */
  function shaped(text, characters) { return characters ? text.replace(/[ \t]*\n\s*/g, " ").trim() : text.trim(); }

  /** How many characters people see: one for what they see as one. */
  function characters(text) {
    if (typeof Intl !== "undefined" && Intl.Segmenter) {
      var found = 0, each = new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)[Symbol.iterator]();
      while (!each.next().done) { found += 1; }
      return found;
    }
    return Array.from(text).length;
  }

  var COUNT = {
    characters: characters,
    units: function (text) { return text.length; },
    widths: function (text) { return Math.ceil(text.replace(/[^\u0000-\u00ff]/g, "  ").length / 2); }
  };

  /**
   * How long a text is, as a channel counts it.
   * @param {string} text @param {"characters" | "units" | "widths"} [counts] as in generator/model/communication.py
   */
  function length(text, counts) { return COUNT[counts || "characters"](text); }

  handbook.letter = { value: value, isForeign: isForeign, filledIn: filledIn, spoken: spoken, compose: compose, missing: missing, shaped: shaped, length: length };
})(globalThis.handbook = globalThis.handbook || {});
