/* Message sheets: fields for the blanks, the text as it will be sent, its length, and copies of it. Nothing is kept. */
(function (handbook) {
  "use strict";

  var element = handbook.element;
  /* What may be the same in every language. */
  var SAME = ["number", "time", "date", "link", "contact"];

  /* Which sheets hold something that is lost with the page: it is kept nowhere, so the browser asks before it is left. */
  var open = Object.create(null);
  window.addEventListener("beforeunload", function (event) {
    if (Object.keys(open).some(function (sheet) { return open[sheet]; })) { event.preventDefault(); }
  });

  function start(sheet) {
    var languages = handbook.letters[sheet.dataset.letter], words = handbook.words, fill = handbook.times.fill;
    var letter = sheet.querySelector(".letter"), now = languages[0], typed = {}, fields = {}, same = [];
    var tools = element("div", "letter-tools", ""), length = element("p", "letter-length", ""), said = element("p", "letter-said", "");
    var language = document.createElement("select"), channel = document.createElement("select");
    language.autocomplete = channel.autocomplete = "off"; // a browser that comes back would choose again, and nobody would hear of it
    said.setAttribute("role", "status");

    function values() { return handbook.letter.filledIn(typed, now.language, same); }

    /* As people get it by a channel, in the shorter text if it has one; without a channel all, with what is for the speaker. */
    function body(one) { return one ? handbook.letter.spoken(one.body || now.body) : now.body; }
    function text(one) { return handbook.letter.compose(body(one), now.slots, values(), now); }
    function sent(one) { return handbook.letter.shaped(text(one), one.characters); }

    /* What was said of the text as it was holds no more once it is another. */
    function show() {
      said.textContent = "";
      letter.textContent = "";
      letter.lang = now.language;
      var line = document.createElement("div");
      now.body.forEach(function (piece) {
        if (piece.cue !== undefined) { line.append(element("b", "cue", fill(now.cue, { label: piece.cue }))); return; }
        var value = piece.slot === undefined ? piece.words : handbook.letter.value(values(), piece.slot);
        if (value) { line.append(piece.slot === undefined ? value : element("mark", "filled", value)); }
        else { line.append(element("span", "blank", fill(now.sign, { label: now.slots[piece.slot].label }))); }
      });
      line.className = "letter-text";
      letter.append(line);
      length.textContent = "";
      now.channels.forEach(function (one, number) {
        if (!one.characters) { return; }
        var long = handbook.letter.length(sent(one), one.counts);
        var part = element("span", long > one.characters ? "too-long" : "", fill(long > one.characters ? words.too_long : words.length_of, {
          channel: titleOf(number), n: long, limit: one.characters, over: long - one.characters
        }));
        length.append(part, " ");
      });
      if (!length.childNodes.length) { length.textContent = fill(words.length, { n: handbook.letter.length(text()) }); }
    }

    /* What a channel is called on this page, in whatever language the text is. */
    function titleOf(number) { return languages[0].channels[number].title; }

    /* That what was copied is longer than its channel takes; empty if it is not. */
    function tooLong(content, one) {
      if (!one || !one.characters) { return ""; }
      var long = handbook.letter.length(content, one.counts), title = titleOf(now.channels.indexOf(one));
      return long > one.characters ? fill(words.copied_long, { channel: title, n: long, limit: one.characters, over: long - one.characters }) : "";
    }

    /* Words of the text, within what this page says of it: they are in the language of the text. */
    function quoted(words) {
      var part = element("span", "", words);
      part.lang = now.language;
      return part;
    }

    /* What is to be known of a copy: what is still open, in another language than the text, or too long. */
    function told(content, one) {
      var pieces = body(one), known = values();
      var blanks = handbook.letter.missing(pieces, known).map(function (slot) { return fill(now.sign, { label: now.slots[slot].label }); });
      var foreign = Object.keys(now.slots).filter(function (slot) {
        return handbook.letter.isForeign(handbook.letter.value(known, slot), now.language) && pieces.some(function (piece) { return piece.slot === slot; });
      });
      var parts = blanks.length ? around(fill(words.copied_missing, { n: blanks.length }), "{blanks}", blanks.join(" ")) : [words.copied];
      if (foreign.length) {
        parts.push(" ");
        parts = parts.concat(around(words.copied_foreign, "{labels}", foreign.map(function (slot) { return now.slots[slot].label; }).join(" · ")));
      }
      return parts.concat([" ", tooLong(content, one)]);
    }

    /* A sentence with words of the text in the place of a sign. */
    function around(sentence, sign, words) {
      var parts = sentence.split(sign);
      return [parts[0], quoted(words), parts[1]];
    }

    function copy(content, one) {
      var from = document.activeElement;
      function done() { said.replaceChildren.apply(said, told(content, one)); }
      Promise.resolve().then(function () { return navigator.clipboard.writeText(content); }).then(done, function () {
        if (old(content)) { done(); } else { said.textContent = words.copy_failed; }
        from.focus(); // the keyboard was taken to what was copied from
      });
    }

    /* Where a page has no clipboard of its own, as from a folder. */
    function old(content) {
      var area = document.createElement("textarea"), from = document.activeElement;
      area.value = content;
      area.className = "copying";
      sheet.append(area);
      area.select();
      var worked = document.execCommand("copy");
      area.remove();
      from.focus();
      return worked;
    }

    function button(label, work) {
      var made = element("button", "", label);
      made.type = "button";
      made.addEventListener("click", work);
      return made;
    }

    handbook.run.each(sheet.querySelectorAll("li[data-slot]"), function (item) {
      var input = document.createElement(["known", "unknown", "action", "advice"].indexOf(item.dataset.type) >= 0 ? "textarea" : "input");
      input.autocomplete = "off";
      input.setAttribute("aria-label", item.querySelector("b").textContent);
      if (SAME.indexOf(item.dataset.type) >= 0) { same.push(item.dataset.slot); }
      input.addEventListener("input", function () {
        (typed[now.language] = typed[now.language] || {})[item.dataset.slot] = input.value;
        open[sheet.dataset.letter] = Object.keys(typed).some(function (language) {
          return Object.keys(typed[language]).some(function (slot) { return handbook.letter.value(typed[language], slot); });
        });
        show();
      });
      fields[item.dataset.slot] = input;
      item.append(input);
    });
    languages.forEach(function (one, number) {
      language.add(new Option(one.name, String(number)));
      language.options[number].lang = one.language;
    });
    language.setAttribute("aria-label", words.copy_language);
    language.addEventListener("change", function () {
      now = languages[Number(language.value)];
      var known = values();
      Object.keys(fields).forEach(function (slot) {
        fields[slot].value = known[slot] || "";
        fields[slot].lang = now.language;
        fields[slot].placeholder = elsewhere(slot);
      });
      show();
    });
    channel.addEventListener("change", show);

    /* What was filled in at a slot in another language: it is kept, and shows what is to be said in this one. */
    function elsewhere(slot) {
      return languages.filter(function (one) { return one !== now; }).map(function (one) { return handbook.letter.value(typed[one.language] || {}, slot); }).filter(Boolean)[0] || "";
    }

    channel.setAttribute("aria-label", words.channel);
    languages[0].channels.forEach(function (one, number) { channel.add(new Option(titleOf(number), String(number))); });
    tools.append(language, " ", button(words.copy_plain, function () { copy(text()); }), " ", channel, " ",
      button(words.copy_for, function () {
        var one = now.channels[Number(channel.value)];
        copy(sent(one), one);
      }));
    letter.after(tools, length, said, element("p", "note", words.not_stored));
    show();
  }

  document.addEventListener("DOMContentLoaded", function () {
    handbook.run.each(document.querySelectorAll(".letter-sheet"), function (sheet) {
      /* Made when it is opened: a page has a dozen of them. */
      sheet.addEventListener("toggle", function () {
        if (sheet.open && !sheet.dataset.ready) { sheet.dataset.ready = "yes"; start(sheet); }
      });
      if (sheet.open) { sheet.dataset.ready = "yes"; start(sheet); }
    });
  });
})(globalThis.handbook = globalThis.handbook || {});
