/* Keeps an open page of the preview up to date: loads it anew when it has changed, and shows over it what is wrong. */
(function () {
  "use strict";

  const own = document.currentScript.dataset;
  const WORDS = {
    zh: { count: (n) => `${n} 处错误；页面上是上一个好的版本`, cure: "改法：", more: (n) => `另有 ${n} 处`, hide: "收起", show: "展开" },
    en: {
      count: (n) => `${n === 1 ? "1 mistake" : `${n} mistakes`}; the page shows the last good version`,
      cure: "Fix: ", more: (n) => `and ${n} more`, hide: "Fold", show: "Unfold"
    }
  };
  const languages = document.documentElement.lang.startsWith("en") ? ["en", "zh"] : ["zh", "en"];
  let events = null, box = null, folded = false;

  /** An element with a text. @param {string} kind @param {string} name its class @param {string} [text] */
  function part(kind, name, text) {
    const made = document.createElement(kind);
    made.className = name;
    if (text) { made.textContent = text; }
    return made;
  }

  /** A sentence in both languages, that of the page first. @param {string} kind @param {function(string): string} say */
  function both(kind, name, say) {
    return languages.map((language) => {
      const made = part(kind, name, say(language));
      made.lang = language === "zh" ? "zh-CN" : "en";
      return made;
    });
  }

  /** One mistake: where, which rule, what, the line, and what to do. */
  function entry(wrong) {
    const item = part("li", "");
    const head = part("p", "preview-at");
    if (wrong.at) { head.append(part("code", "", wrong.at), " "); }
    head.append(part("span", "", wrong.rule));
    item.append(head, ...both("p", "preview-message", (language) => wrong.message[language]));
    if (wrong.line.length) {
      const line = part("pre", "preview-line");
      line.append(wrong.line[0], part("mark", "", wrong.line[1] || " "), wrong.line[2]);
      item.append(line);
    }
    item.append(...both("p", "preview-cure", (language) => WORDS[language].cure + wrong.cure[language]));
    return item;
  }

  function fold() {
    box.classList.toggle("preview-folded", folded);
    const button = box.querySelector("button");
    button.textContent = languages.map((language) => WORDS[language][folded ? "show" : "hide"]).join(" · ");
    button.setAttribute("aria-expanded", String(!folded));
  }

  /** Shows what is wrong over the page, or takes it away. @param wrong `count`, and the `first` ones */
  function show(wrong) {
    if (window.top !== window) { return; } /* the page around it shows it */
    if (box) { box.remove(); box = null; }
    if (!wrong.count) { return; }
    box = part("section", "preview-wrong");
    box.setAttribute("role", "alert");
    const head = part("header", "");
    const button = part("button", "");
    button.type = "button";
    button.addEventListener("click", () => { folded = !folded; fold(); });
    head.append(...both("p", "", (language) => WORDS[language].count(wrong.count)), button);
    const list = part("ol", "");
    list.append(...wrong.first.map(entry));
    box.append(head, list);
    const more = wrong.count - wrong.first.length;
    if (more > 0) { box.append(...both("p", "preview-more", (language) => WORDS[language].more(more))); }
    document.body.append(box);
    fold();
  }

  function hear() {
    if (events) { return; }
    events = new EventSource(`/~preview/events?${encodeURIComponent(own.path)}`);
    events.onmessage = (event) => {
      const told = JSON.parse(event.data);
      if (told.page !== own.page || ("again" in document.documentElement.dataset && told.number !== Number(own.number))) {
        location.reload();
      } else {
        show(told.wrong);
      }
    };
  }

  /* A browser keeps few connections to a server: only pages that somebody sees hold one. */
  function attend() {
    if (document.hidden) {
      if (events) { events.close(); events = null; }
    } else {
      hear();
    }
  }

  document.addEventListener("visibilitychange", attend);
  window.addEventListener("pagehide", () => { if (events) { events.close(); events = null; } });
  window.addEventListener("pageshow", attend);
  attend();
})();
