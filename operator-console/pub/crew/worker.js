/* global FILES, VERSION */
// Opens the page without a network: keeps the page's own files and nothing else. What the hotline answers is never kept
// here. A newer version waits until the person asks for it: nothing reloads during a call-out.

const KEPT = `crew-${VERSION}`;
const HOME = "/crew/";
const INDEX = "/crew/index.html";
/** Said by the page when the person wants the newer version now. */
const TAKE_OVER = "take over";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((kept) =>
      kept.addAll(
        FILES.map((name) => {
          // The page itself is answered at its folder.
          const address = name === "index.html" ? HOME : HOME + name;
          return new Request(address, { cache: "reload" });
        }),
      ),
    ),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || !pathname.startsWith(HOME)) return;
  const asked = pathname === INDEX ? HOME : pathname;
  event.respondWith(
    caches
      .open(KEPT)
      .then((kept) => kept.match(asked))
      .then((answer) => answer || fetch(request)),
  );
});
