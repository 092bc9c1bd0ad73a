// Keeps the pages that a reader has seen, for when there is no network. What the site no longer has is forgotten
// as soon as it can be asked.
const NAME = "{{ site.base_path }}";
const KEPT = {{ kept | json | safe }};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === self.location.origin && url.pathname.startsWith(NAME);
  if (request.method === "GET" && ours) event.respondWith(answer(request));
});

// The network first: what was withdrawn must not live on where there is one.
async function answer(request) {
  const cache = await caches.open(NAME);
  try {
    // Past the browser's own cache, which may hold a page for a while after the site has lost it.
    const response = await (request.mode === "navigate" ? fetch(request, { cache: "no-cache" }) : fetch(request));
    const whole = response.status === 200 && response.type === "basic" && !response.redirected;
    // A store that is full must not stand in the way of what was fetched.
    if (whole) await cache.put(request, response.clone()).catch(() => {});
    else if (response.status === 404 || response.status === 410) await cache.delete(request, { ignoreSearch: true });
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
