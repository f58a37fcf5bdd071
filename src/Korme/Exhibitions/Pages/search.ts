import { walkResults } from './result-keys.js';

// Results as one types: the page itself is asked, and its list taken over. Without this module the button does the same.
const wait = 120;
const box = document.querySelector<HTMLInputElement>('#q');
const sort = document.querySelector<HTMLSelectElement>('#sort');
const form = box?.form;
let timer = 0;
let asking: AbortController | null = null;

async function ask(): Promise<void> {
  if (!box || !form) return;
  asking?.abort();
  asking = new AbortController();
  const address = new URL(form.action);
  address.searchParams.set('q', box.value);
  if (sort?.value) address.searchParams.set('sort', sort.value);
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = page.querySelector('#found');
    if (!found) return;
    // The count is said anew, so its element stays: a live region that is replaced says nothing.
    const said = document.querySelector('#found .count');
    if (said) said.textContent = found.querySelector('.count')?.textContent ?? '';
    document.querySelector('#found ol')?.replaceWith(found.querySelector('ol') ?? document.createElement('ol'));
    history.replaceState(null, '', address);
    document.title = page.title;
  } catch {
    // Another letter came first, or the site is away: the button still works.
  }
}

box?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => { void ask(); }, wait);
});

sort?.addEventListener('change', () => { void ask(); });

walkResults(box);
