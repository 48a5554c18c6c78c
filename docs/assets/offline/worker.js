/* Keeps one release of the handbook on the device, whole, and answers with it; loaded by sw.js at the release's root.
 *
 * A release is a list of files with their sums. Nothing is kept that has not the sum of the list, so that two releases
 * are never mixed, however the server changes meanwhile: a newer release has a list, a cache and a worker of its own,
 * and takes over only when it is whole and the reader, or a newly opened page without others beside it, asks for it.
 * Whether printed copies are current is never answered from here.
 */
(function (handbook) {
  "use strict";

  const NEVER = /(^|\/)copies\/current\.json$|^sw\.js$/; /* always asked of the server */
  const SUM = "x-handbook-sum";
  const AT_ONCE = 6; /* files fetched side by side */

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

  /** @param {{release: string, list: string}} about */
  function start(about) {
    const ROOT = self.registration.scope, CACHE = "handbook-" + about.release, OLD = ROOT + "?out-of-date";
    let known = null;

    const path = (address) => decodeURI(new URL(address).pathname.slice(new URL(ROOT).pathname.length));
    const at = (name) => new URL(encodeURI(name), ROOT).href;
    const windows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const tell = async (what) => (await windows()).forEach((one) => one.postMessage(what));

    /** The list of this release: {first: [paths], files: {path: sum}, asked: {path: sum}}. */
    async function list() {
      if (known) { return known; }
      const cache = await caches.open(CACHE);
      let found = await cache.match(at(about.list));
      if (!found) {
        found = await fetch(at(about.list), { cache: "no-cache" });
        if (!found.ok) { throw new Error(found.status + " " + about.list); }
        await cache.put(at(about.list), found.clone());
      }
      known = await found.json();
      return known;
    }

    /** A response with the bytes and the kind of another, marked with their sum. */
    async function marked(response, expected) {
      const bytes = await response.arrayBuffer();
      if (await sum(bytes) !== expected) { return null; }
      const type = response.headers.get("content-type") || "application/octet-stream";
      const headers = { "content-type": type, [SUM]: expected };
      const policy = response.headers.get("content-security-policy");
      if (policy) { headers["content-security-policy"] = policy; }
      return new Response(bytes, { headers: headers });
    }

    /** Keeps a file, from an older release's cache where it is the same; false when the server has another one now. */
    async function keep(name, expected) {
      const cache = await caches.open(CACHE), address = at(name);
      if (await cache.match(address)) { return true; }
      for (const other of (await caches.keys()).filter((key) => key.startsWith("handbook-") && key !== CACHE)) {
        const old = await (await caches.open(other)).match(address);
        if (old && old.headers.get(SUM) === expected) { await cache.put(address, old); return true; }
      }
      const answer = await fetch(address, { cache: "no-cache" });
      if (!answer.ok || answer.redirected) { throw new Error(answer.status + " " + name); }
      const good = await marked(answer, expected);
      if (good) { await cache.put(address, good); }
      return Boolean(good);
    }

    /** Keeps all of these; throws at the first that cannot be had or is of another release. */
    async function keepAll(names) {
      const { files } = await list(), left = names.slice();
      await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        for (let name = left.shift(); name !== undefined; name = left.shift()) {
          if (!await keep(name, files[name])) { left.length = 0; throw new Error("another release: " + name); }
        }
      }));
    }

    async function language() {
      const [first] = await windows();
      return first ? path(first.url).split("/")[0] : "";
    }

    self.addEventListener("install", (event) => event.waitUntil((async () => {
      const { first, files } = await list();
      const whole = Boolean(self.registration.active);
      await keepAll(ordered(first, await language()));
      if (whole) { await keepAll(Object.keys(files)); } else { await self.skipWaiting(); }
    })()));

    self.addEventListener("activate", (event) => event.waitUntil((async () => {
      const old = (await caches.keys()).filter((key) => key.startsWith("handbook-") && key !== CACHE);
      await Promise.all(old.map((key) => caches.delete(key)));
      await self.clients.claim();
    })()));

    /** The rest, after the first view. */
    async function fill() {
      try {
        await keepAll(ordered(Object.keys((await list()).files), await language()));
        await tell({ kept: true });
      } catch (error) {
        self.registration.update().catch(() => undefined); /* a newer release, or no network: next time */
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

    /** From the server: kept when it is of this release. When it is not, what is kept is out of date: from now on the
     * server is asked first, until the newer release is kept whole. */
    async function fetched(request, name, expected) {
      const fresh = await fetch(request);
      if (!expected || fresh.status !== 200 || fresh.redirected) { return fresh; }
      const cache = await caches.open(CACHE), copy = fresh.clone(), good = await marked(fresh, expected);
      await cache.put(good ? at(name) : OLD, (good || new Response()).clone());
      if (!good) { self.registration.update().catch(() => undefined); }
      return good || copy;
    }

    /** @param {Request} request @param {string} name */
    async function answer(request, name) {
      const { files, asked } = await list(), expected = files[name] || asked[name];
      const cache = await caches.open(CACHE);
      const found = expected && await cache.match(at(name));
      if (found && !await cache.match(OLD)) { return found; }
      try {
        return await fetched(request, name, expected);
      } catch (error) {
        if (found) { return found; }
        return request.mode === "navigate" ? Response.redirect(at("offline.html")) : Response.error();
      }
    }

    self.addEventListener("fetch", (event) => {
      const { request } = event;
      if (request.method !== "GET" || !request.url.startsWith(ROOT) || request.headers.has("range")) { return; }
      const name = file(path(request.url));
      if (!NEVER.test(name)) { event.respondWith(answer(request, name)); }
    });
  }

  handbook.worker = { start: start, file: file, sum: sum, ordered: ordered };
})(globalThis.handbook = globalThis.handbook || {});
