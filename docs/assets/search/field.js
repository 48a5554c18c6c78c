/* The field in which one searches, and the list of what it finds. */
(function (handbook) {
  "use strict";

  const { search, element } = handbook, SHOWN = 8, FEW = 3, FOLLOWED = "handbook-followed";

  /** Who followed a hit to this page goes on from its content, not again from the bar. */
  function arrive() {
    try {
      const followed = sessionStorage.getItem(FOLLOWED);
      sessionStorage.removeItem(FOLLOWED);
      if (followed === location.href && !location.hash) { handbook.stand(document.getElementById("content")); }
    } catch (refused) { /* nothing is known of the page before */ }
  }

  /** What is told of a hit that does not lead: of a playbook its first line. */
  const briefly = (index, entry, question) => search.excerpt(index, entry, question).slice(0, entry.kind === "playbook" ? 1 : Infinity);

  /** @param {HTMLFormElement} form */
  function start(form) {
    const field = form.querySelector("input"), panel = form.querySelector(".search-found");
    const status = panel.querySelector(".search-status"), list = panel.querySelector(".search-list");
    const next = panel.querySelector(".search-next"), danger = panel.querySelector(".search-danger");
    const { language, root } = form.dataset, words = form.dataset;
    const indexes = new Map(), here = new Set(); /* by language: the promise of its index; those that are here */
    let asked = 0, answered = 0, entered = 0; /* the last question, the one whose answer is there, and the one to open the first hit of */

    const slip = (of) => new URL(`${root}/${of}/assets/search-index.js`, document.baseURI).href;
    /* The other languages, as the way to each of them says. */
    const others = Array.from(document.querySelectorAll("a.language-switch"), (way) => (
      { id: way.dataset.language, tag: way.hreflang, name: way.querySelector(".full").textContent }));

    function index(of) {
      if (!indexes.has(of)) {
        indexes.set(of, search.ready(of, slip(of)).then(
          (opened) => { here.add(of); return opened; }, (error) => { indexes.delete(of); throw error; }));
      }
      return indexes.get(of);
    }

    /** Where a hit leads from this page; a disk shows no `index.html` for a folder. */
    function address(path) {
      const [page, place] = path.split("#");
      const file = location.protocol === "file:" && (page === "" || page.endsWith("/")) ? `${page}index.html` : page;
      return `${root}/${file}${place ? `#${place}` : ""}`;
    }

    /** A hit in the index of a language, with what is told of it below. @param {string[]} below */
    function item(entry, of, kinds, below) {
      const link = element("a", "hit", ""), row = document.createElement("li"), path = `${of}/${entry.path}`;
      link.href = address(path);
      link.dataset.hit = path;
      link.dataset.kind = entry.kind;
      link.append(element("span", "hit-kind", kinds[entry.kind]), element("span", "hit-title", entry.title));
      below.forEach((line) => link.append(element("span", "hit-place", line)));
      const other = others.find((one) => one.id === of);
      if (other) { row.lang = other.tag; link.prepend(element("span", "hit-language", other.name)); }
      row.append(link);
      return row;
    }

    /** The numbers to ring before one reads what was found. @param {{phone: string, title: string}[]} numbers */
    function warn(says, numbers) {
      const links = numbers.map(({ phone, title }) => {
        const link = element("a", "", `${phone} ${title}`);
        link.href = `tel:${phone.replace(/ /g, "")}`;
        return link;
      });
      danger.replaceChildren(...(links.length ? [element("b", "", says), " ", ...links] : []));
    }

    /** @param {boolean} nothing whether other ways are offered, because this one leads nowhere */
    function show(items, says, nothing) {
      next.hidden = !nothing;
      list.replaceChildren(...items);
      status.textContent = says;
      panel.hidden = false;
    }

    function close() {
      answered = asked += 1;
      panel.hidden = true;
    }

    /** The index that answers a question: the reader's, or of a sentence in another language that language's. */
    async function reader(question, own) {
      for (const { id } of search.understood(own, question) ? [] : others) {
        const other = await index(id).catch(() => null);
        if (other && search.understood(other, question)) { return other; }
      }
      return own;
    }

    /** What only the other languages find, when the reader's own finds little. */
    async function elsewhere(question, own) {
      const paths = new Set(own.map((entry) => entry.path)), found = [];
      for (const { id } of others) {
        const other = await index(id).catch(() => null);
        const hits = other ? search.find(other, question).filter((entry) => !paths.has(entry.path)) : [];
        found.push(...hits.slice(0, SHOWN).map((entry) => item(entry, id, other.kinds, briefly(other, entry, question))));
      }
      return found;
    }

    async function answer() {
      const question = field.value.trim(), mine = asked += 1;
      if (!question) { close(); return; }
      try {
        if (!here.has(language)) { show([], words.loading, false); }
        const own = await index(language);
        if (mine !== asked) { return; }
        warn(own.danger.says, search.dangers(own, question));
        const by = await reader(question, own);
        if (mine !== asked) { return; }
        const all = search.find(by, question), found = search.translated(own, all.slice(0, SHOWN));
        const leads = found.find(({ kind }) => kind === "playbook"), below = (entry) => entry === leads ? search.excerpt : briefly;
        const items = found.map((entry) => {
          const of = own.entries[entry.number] === entry ? own : by;
          return item(entry, of.language, of.kinds, below(entry)(of, entry, question));
        });
        if (found.length) { show(items, (all.length > SHOWN ? words.many : words.count).replace("{n}", found.length), false); }
        answered = mine;
        if (found.length && entered === mine) { items[0].querySelector("a").click(); return; }
        if (found.length >= FEW) { return; }
        const more = await elsewhere(question, found);
        if (mine !== asked) { return; }
        const rest = more.length ? [element("li", "search-other", words.other), ...more] : [];
        const count = items.length + more.length;
        show([...items, ...rest], count ? words.count.replace("{n}", count) : words.none, !count);
      } catch (error) {
        if (mine === asked) { answered = mine; show([], words.failed, true); }
      }
    }

    /** Shows anew what was found, when it was closed. */
    const again = () => { if (panel.hidden && field.value) { answer(); } };

    const hits = () => Array.from(list.querySelectorAll("a"));

    /** Arrows walk from the field through the hits, or the other ways, and back. */
    function walk(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.isComposing) { return; }
      if (panel.hidden) { again(); return; }
      const all = next.hidden ? hits() : Array.from(next.children), to = all.indexOf(document.activeElement) + step;
      event.preventDefault();
      (all[to] || (to < 0 ? field : document.activeElement)).focus();
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [first] = hits();
      if (asked !== answered) { entered = asked; } else if (panel.hidden) { again(); } else if (first) { first.click(); }
    });
    field.addEventListener("input", (event) => { if (!event.isComposing) { answer(); } });
    field.addEventListener("compositionend", answer);
    field.addEventListener("focus", () => { index(language).catch(() => undefined); again(); });
    field.addEventListener("pointerdown", () => { index(language).catch(() => undefined); again(); });
    form.addEventListener("keydown", (event) => {
      walk(event);
      if (event.key === "Escape" && !panel.hidden && !event.isComposing) { event.preventDefault(); field.focus(); close(); }
    });
    form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) { close(); } });
    list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) { return; }
      history.replaceState({ ...history.state, question: field.value }, ""); /* for whoever comes back from the wrong one */
      close();
      try { sessionStorage.setItem(FOLLOWED, link.href); } catch (refused) { /* the page is read from its top */ }
    });
    document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) { close(); } });
    /* With a key beside it: a sign alone is what who dictates to a machine may say at any time. */
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && (event.ctrlKey || event.metaKey) && !event.altKey) { event.preventDefault(); field.focus(); }
    });
    field.value = field.value || (history.state && history.state.question) || "";
    form.hidden = false;
  }

  document.querySelectorAll("form.search").forEach(start);
  arrive();
})(globalThis.handbook = globalThis.handbook || {});
