/* Message sheets: fields for the blanks, the text as it will be sent, its length, and copies of it. Nothing is kept. */
(function (handbook) {
  "use strict";

  var element = handbook.element;
  /* What is the same in every language. */
  var SAME = ["number", "time", "date", "link", "contact"];

  function start(sheet) {
    var languages = handbook.letters[sheet.dataset.letter], words = handbook.words, fill = handbook.times.fill;
    var letter = sheet.querySelector(".letter"), now = languages[0], filled = {}, fields = {};
    var tools = element("div", "letter-tools", ""), length = element("p", "letter-length", ""), said = element("p", "letter-said", "");
    var language = document.createElement("select"), channel = document.createElement("select");
    language.autocomplete = channel.autocomplete = "off"; // a browser that comes back would choose again, and nobody would hear of it
    said.setAttribute("role", "status");

    function values() { return filled[now.language] || (filled[now.language] = {}); }

    /* As it is sent: by a channel that has a shorter text in that text. */
    function text(one) { return handbook.letter.compose(one && one.body || now.body, now.slots, values(), now.sign); }

    function show() {
      letter.textContent = "";
      letter.lang = now.language;
      var line = document.createElement("div");
      now.body.forEach(function (piece) {
        var value = piece.slot === undefined ? piece.words : handbook.letter.value(values(), piece.slot);
        if (value) { line.append(piece.slot === undefined ? value : element("mark", "filled", value)); }
        else { line.append(element("span", "blank", fill(now.sign, { label: now.slots[piece.slot].label }))); }
      });
      line.className = "letter-text";
      letter.append(line);
      length.textContent = "";
      now.channels.filter(function (one) { return one.characters; }).forEach(function (one) {
        var long = handbook.letter.length(handbook.letter.shaped(text(one), one.characters), one.counts);
        var part = element("span", long > one.characters ? "too-long" : "", fill(long > one.characters ? words.too_long : words.length_of, {
          channel: one.title, n: long, limit: one.characters, over: long - one.characters
        }));
        length.append(part, " ");
      });
      if (!length.childNodes.length) { length.textContent = fill(words.length, { n: handbook.letter.length(text()) }); }
    }

    function copy(content, body) {
      var open = handbook.letter.missing(body || now.body, values()).map(function (slot) { return fill(now.sign, { label: now.slots[slot].label }); });
      var done = open.length ? fill(words.copied_missing, { n: open.length, blanks: open.join(" ") }) : words.copied;
      Promise.resolve().then(function () { return navigator.clipboard.writeText(content); })
        .then(function () { said.textContent = done; }, function () { said.textContent = old(content) ? done : words.copy_failed; });
    }

    /* Where a page has no clipboard of its own, as from a folder. */
    function old(content) {
      var area = document.createElement("textarea");
      area.value = content;
      area.className = "copying";
      sheet.append(area);
      area.select();
      var worked = document.execCommand("copy");
      area.remove();
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
      input.addEventListener("input", function () {
        values()[item.dataset.slot] = input.value;
        if (SAME.indexOf(item.dataset.type) >= 0) {
          languages.forEach(function (one) { (filled[one.language] = filled[one.language] || {})[item.dataset.slot] = input.value; });
        }
        show();
      });
      fields[item.dataset.slot] = input;
      item.append(input);
    });
    languages.forEach(function (one, number) { language.add(new Option(one.name, String(number))); });
    language.setAttribute("aria-label", words.copy_language);
    language.addEventListener("change", function () {
      now = languages[Number(language.value)];
      Object.keys(fields).forEach(function (slot) { fields[slot].value = values()[slot] || ""; fields[slot].lang = now.language; });
      channels();
      show();
    });

    function channels() {
      channel.textContent = "";
      now.channels.forEach(function (one, number) { channel.add(new Option(one.title, String(number))); });
    }

    channel.setAttribute("aria-label", words.export);
    channels();
    tools.append(language, " ", button(words.copy_plain, function () { copy(text()); }), " ", channel, " ",
      button(words.copy_for, function () {
        var one = now.channels[Number(channel.value)];
        copy(handbook.letter.shaped(text(one), one.characters), one.body);
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
