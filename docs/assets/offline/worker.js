/* Keeps one release of the handbook on the device, whole, and answers with it; loaded by sw.js at the release's root.
 *
 * A release is a list of files with their sums, and named by the sum of the list. Nothing is kept that has not the sum of
 * the list, so that two releases are never mixed, however the server changes meanwhile: a newer release has a list, a
 * cache and a worker of its own, and takes over only when it is whole and the reader, or a newly opened page without
 * others beside it, asks for it. Where a device has no room for two, the newer is made whole in the room of the older.
 * Whether printed copies are current is never answered from here.
 */
(function (handbook) {
  "use strict";

  const NEVER = /(^|\/)copies\/current\.json$|^sw\.js$/; /* always asked of the server */
  const NOT_KEPT = "offline.html";
  const SUM = "x-handbook-sum";
  const AT_ONCE = 6; /* files fetched side by side */
  const RELEASE = /release: "([0-9a-f]{16})"/; /* in the script that starts a worker */

  /** What a folder shows. @param {string} path @returns {string} */
  function file(path) { return path === "" || path.endsWith("/") ? path + "index.html" : path; }

  /** The first 16 hex digits of the SHA-256 of bytes. @param {ArrayBuffer} bytes @returns {Promise<string>} */
  async function sum(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest.slice(0, 8), (one) => one.toString(16).padStart(2, "0")).join("");
  }

  /** The paths with those of a language first. @param {string[]} paths @param {string} language @returns {string[]} */
  function ordered(paths, language) {
    const mine = (path) => path.startsWith(language + "/") || !path.includes("/");
    return [...paths.filter(mine), ...paths.filter((path) => !mine(path))];
  }

  /** The paths without which nothing is read in a language; all of them where it is not known.
   * @param {string[]} paths @param {string} language @returns {string[]} */
  function needed(paths, language) {
    const mine = paths.filter((path) => path.startsWith(language + "/"));
    return mine.length ? [...mine, ...paths.filter((path) => !path.includes("/"))] : paths;
  }

  /** Whether a device has no room, or allows none. */
  function isFull(error) { return error.name === "QuotaExceededError"; }

  /** @param {{release: string, list: string}} about */
  function start(about) {
    const ROOT = self.registration.scope, OLD = ROOT + "?out-of-date";
    const OURS = "handbook-" + ROOT + " ", CACHE = OURS + about.release; /* a host may have another handbook beside */
    let known = null, whole = false, leaving = [];

    /* What nobody can decode, as when an address was cut off, is no file of ours: it is taken as it stands. */
    const path = (address) => {
      const typed = new URL(address).pathname.slice(new URL(ROOT).pathname.length);
      try { return decodeURI(typed); } catch (cut) { return typed; }
    };
    const at = (name) => new URL(encodeURI(name), ROOT).href;
    const windows = async () => (await self.clients.matchAll({ type: "window", includeUncontrolled: true }))
      .filter((one) => one.url.startsWith(ROOT));
    const tell = async (what) => (await windows()).forEach((one) => one.postMessage(what));

    /** The list of this release: {first: [paths], files: {path: sum}, asked: {path: sum}}. */
    async function list() {
      if (known) { return known; }
      const cache = await caches.open(CACHE);
      let found = await cache.match(at(about.list));
      if (!found) {
        const answer = await fetch(at(about.list), { cache: "no-cache" });
        found = answer.ok && await marked(answer, about.release);
        if (!found) { throw new Error(answer.status + " " + about.list); }
        await kept(cache, at(about.list), found.clone());
      }
      known = await found.json();
      return known;
    }

    /** Keeps what a reader is shown at once; that there is no room for it is no reason not to show it. */
    async function kept(cache, address, response) {
      try { await cache.put(address, response); } catch (error) { if (!isFull(error)) { throw error; } }
    }

    /** A response with the bytes and the kind of another, marked with their sum; nothing when they have another. */
    async function marked(response, expected) {
      const bytes = await response.arrayBuffer();
      if (await sum(bytes) !== expected) { return null; }
      const type = response.headers.get("content-type") || "application/octet-stream";
      const headers = { "content-type": type, [SUM]: expected };
      const policy = response.headers.get("content-security-policy");
      if (policy) { headers["content-security-policy"] = policy; }
      return new Response(bytes, { headers: headers });
    }

    const otherKeys = async () => (await caches.keys()).filter((key) => key.startsWith(OURS) && key !== CACHE);
    const older = async () => Promise.all((await otherKeys()).map((key) => caches.open(key)));

    /** Has what older releases kept give its room back: a cache that is deleted has it as long as somebody knows it. */
    async function clear() {
      for (const cache of leaving.splice(0)) {
        for (const request of await cache.keys()) { await cache.delete(request); }
      }
    }

    /** Keeps a file, from an older release's cache where it is the same; throws when the server has another one now. */
    async function keep(name, expected, cache, others) {
      const address = at(name);
      for (const other of others) {
        const old = await other.match(address);
        if (old && old.headers.get(SUM) === expected) { return cache.put(address, old); }
      }
      const answer = await fetch(address, { cache: "no-cache" });
      const good = answer.ok && await marked(answer, expected);
      if (!good) { throw new Error(answer.status + " or another release: " + name); }
      return cache.put(address, good);
    }

    /** Keeps all of these; throws at the first that cannot be had, is of another release, or has no room. */
    async function keepAll(names) {
      const { files } = await list(), cache = await caches.open(CACHE), others = await older();
      const there = new Set((await cache.keys()).map((request) => request.url));
      const left = names.filter((name) => !there.has(at(name)));
      await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        for (let name = left.shift(); name !== undefined; name = left.shift()) {
          try { await keep(name, files[name], cache, others); } catch (error) { left.length = 0; throw error; }
        }
      }));
    }

    async function language() {
      const [first] = await windows();
      return first ? path(first.url).split("/")[0] : "";
    }

    /** All of it, in the order in which it is needed. */
    async function keepWhole() {
      const { first, files } = await list(), mine = await language();
      await keepAll(ordered(first, mine));
      await keepAll(ordered(Object.keys(files), mine));
      whole = true;
    }

    self.addEventListener("install", (event) => event.waitUntil((async () => {
      if (self.registration.active) {
        await keepWhole().catch((error) => { if (!isFull(error)) { throw error; } });
      } else {
        await keepAll(needed((await list()).first, await language()));
        await self.skipWaiting();
      }
    })()));

    self.addEventListener("activate", (event) => event.waitUntil((async () => {
      leaving = await older();
      await Promise.all((await otherKeys()).map((key) => caches.delete(key)));
      await self.clients.claim();
    })()));

    /** Notes whether the server has another release than this, so that no page of this one comes after one of that.
     * Its own word counts: a page that is not ours may come from whoever stands between, such as a network's login. */
    async function compare() {
      const cache = await caches.open(CACHE), answer = await fetch(ROOT + "sw.js", { cache: "no-store" });
      const found = answer.ok && RELEASE.exec(await answer.text());
      if (!found) { return; }
      if (found[1] === about.release) { await cache.delete(OLD); return; }
      await kept(cache, OLD, new Response());
      self.registration.update().catch(() => undefined);
    }

    /** The rest, after the first view. */
    async function fill() {
      try {
        await clear();
        if (!whole) { await keepWhole(); }
        await tell({ kept: true });
        if (await (await caches.open(CACHE)).match(OLD)) { await compare(); }
      } catch (error) {
        if (isFull(error)) { await tell({ kept: "partly" }); }
        self.registration.update().catch(() => undefined); /* a newer release, no network, no room: next time */
      }
    }

    self.addEventListener("message", (event) => {
      const asked = event.data && event.data.handbook;
      if (asked === "fill") { event.waitUntil(fill()); }
      if (asked === "take over") { event.waitUntil(self.skipWaiting()); }
      if (asked === "take over if alone") {
        event.waitUntil(windows().then((open) => {
          if (open.length > 1) { return undefined; }
          event.source.postMessage({ takesOver: true });
          return self.skipWaiting();
        }));
      }
    });

    /** From the server: kept when it is of this release. When the server has another one by now, what is kept is out of
     * date: from then on the server is asked first, until the newer release is kept whole. */
    async function fetched(request, name, expected) {
      const fresh = await fetch(request);
      if (!expected || fresh.status !== 200) { return fresh; }
      const copy = fresh.clone(), good = await marked(fresh, expected);
      if (good) { await kept(await caches.open(CACHE), at(name), good.clone()); } else { await compare().catch(() => undefined); }
      return good || copy;
    }

    /** @param {Request} request @param {string} name */
    async function answer(request, name) {
      const { files, asked } = await list(), expected = files[name] || asked[name];
      const cache = await caches.open(CACHE), page = request.mode === "navigate";
      if (page && !expected && files[name + "/index.html"]) { /* a folder without its slash */
        return Response.redirect(at(name + "/") + new URL(request.url).search);
      }
      const found = expected && await cache.match(at(name));
      if (found && !await cache.match(OLD)) { return found; }
      try {
        const fresh = await fetched(request, name, expected);
        return found && fresh.status >= 500 ? found : fresh;
      } catch (error) {
        if (found) { return found; }
        return page && name !== NOT_KEPT ? Response.redirect(at(NOT_KEPT)) : Response.error();
      }
    }

    self.addEventListener("fetch", (event) => {
      const { request } = event;
      if (request.method !== "GET" || !request.url.startsWith(ROOT) || request.headers.has("range")) { return; }
      const name = file(path(request.url));
      if (!NEVER.test(name)) { event.respondWith(answer(request, name).catch(() => fetch(request))); }
    });
  }

  handbook.worker = { start: start, file: file, sum: sum, ordered: ordered };
})(globalThis.handbook = globalThis.handbook || {});
