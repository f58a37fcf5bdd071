// Answers for an exhibition that a visitor keeps: from the network when it is there, from the device when it isn't. With every visit
// online the list is read anew, and what it doesn't name any more, a withdrawn work, is taken off the device.
interface Extendable extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Extendable { request: Request; respondWith(answer: Promise<Response>): void }
interface Worker extends EventTarget { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } }

const worker = self as unknown as Worker;
const prefix = 'korme-kept ';
/** A network that says nothing for so long is none. */
const patienceMilliseconds = 4000;
/** Nobody's but the artist's: never kept and never answered from here. */
const neverKept = /^\/(desk|screen|remote)(\/|$)/;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => (event as Extendable).waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || neverKept.test(pathname)) return;
  (event as Fetching).respondWith(answer(request));
  if (request.mode === 'navigate') (event as Fetching).waitUntil(refresh());
});

async function answer(request: Request): Promise<Response> {
  const kept = await find(request);
  // Named after their content: what is kept is right for ever.
  if (kept && /^\/assets\//.test(new URL(request.url).pathname)) return kept;
  try {
    const fresh = await (kept ? Promise.race([fetch(request), late()]) : fetch(request));
    if (fresh.status === 404 || fresh.status === 410) await forget(request);
    return fresh;
  } catch (trouble) {
    if (kept) return kept;
    throw trouble;
  }
}

const late = (): Promise<never> => new Promise((_, refuse) => { setTimeout(() => refuse(new Error('late')), patienceMilliseconds); });

/** As it was asked for; a picture in whatever size there is. */
async function find(request: Request): Promise<Response | undefined> {
  const same = await caches.match(request, { ignoreVary: true });
  if (same) return same;
  const picture = /^\/iiif\/image\/3\/[^/]+\/full\//.exec(new URL(request.url).pathname)?.[0];
  if (!picture) return undefined;
  for (const cache of await kept()) {
    for (const each of await cache.keys()) if (new URL(each.url).pathname.startsWith(picture)) return cache.match(each, { ignoreVary: true });
  }
  return undefined;
}

async function forget(request: Request): Promise<void> {
  for (const cache of await kept()) await cache.delete(request, { ignoreVary: true });
}

async function kept(): Promise<Cache[]> {
  return Promise.all((await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => caches.open(name)));
}

async function refresh(): Promise<void> {
  for (const name of (await caches.keys()).filter((each) => each.startsWith(prefix))) {
    const [, language, slug] = name.split(' ');
    const list = `/${language}/exhibitions/${slug}/keep.json`;
    try {
      const fresh = await fetch(list, { cache: 'no-store' });
      // Taken down, or a draft again: nothing of it stays.
      if (fresh.status === 404 || fresh.status === 410) { await caches.delete(name); continue; }
      if (!fresh.ok) continue;
      const { addresses } = await fresh.json() as { addresses: string[] };
      const cache = await caches.open(name);
      const wanted = new Set(addresses.map((address) => new URL(address, location.origin).href));
      for (const each of await cache.keys()) if (!wanted.has(each.url) && !each.url.endsWith('/keep.json')) await cache.delete(each);
      for (const address of wanted) {
        // Pages say what was withdrawn, so they are fetched anew; pictures and letters only when they are new.
        const isPage = !/^\/(assets|iiif)\//.test(new URL(address).pathname);
        if (isPage || !await cache.match(address, { ignoreVary: true })) await cache.add(new Request(address, { cache: 'no-cache' }));
      }
    } catch {
      // The network went away in the middle: the next visit goes on.
    }
  }
}

export {};
