// Keeps an exhibition on this device, when its visitor wishes it: fetches what the list names and lets the worker answer with it.
interface List { bytes: number; addresses: string[] }

const box = document.querySelector<HTMLElement>('.keep');
const said = box?.querySelector<HTMLElement>('.said');
const [keep, remove] = [box?.querySelector<HTMLButtonElement>('.do'), box?.querySelector<HTMLButtonElement>('.undo')];

function say(words: string | undefined, ...values: number[]): void {
  if (said) said.textContent = (words ?? '').replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

async function keepAll(): Promise<void> {
  const { list = '', name = '', progress, done, failed } = box!.dataset;
  keep!.disabled = true;
  try {
    await navigator.serviceWorker.register('/keep-worker.js');
    const answer = await fetch(list, { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    const { addresses } = await answer.json() as List;
    const cache = await caches.open(name);
    let count = 0;
    // Four at a time: a square's Wi-Fi is shared.
    const waiting = [...addresses];
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let address = waiting.shift(); address; address = waiting.shift()) {
        await cache.add(address);
        say(progress, ++count, addresses.length);
      }
    }));
    await cache.put(list, new Response(JSON.stringify({ addresses })));
    say(done);
  } catch {
    // Half an exhibition is none: what is there is taken away again.
    await caches.delete(name);
    say(failed);
  }
  await show();
}

async function removeAll(): Promise<void> {
  await caches.delete(box!.dataset.name!);
  if (!(await caches.keys()).some((name) => name.startsWith('korme-kept '))) await (await navigator.serviceWorker.getRegistration('/'))?.unregister();
  say(box!.dataset.removed);
  await show();
}

async function show(): Promise<void> {
  const isKept = await caches.has(box!.dataset.name!);
  keep!.hidden = isKept;
  keep!.disabled = false;
  remove!.hidden = !isKept;
}

if (box && keep && remove) {
  if ('serviceWorker' in navigator && 'caches' in self) {
    keep.addEventListener('click', () => void keepAll());
    remove.addEventListener('click', () => void removeAll());
    void show();
  } else {
    say(box.dataset.impossible);
  }
}

export {};
