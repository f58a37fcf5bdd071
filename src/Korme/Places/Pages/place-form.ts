// What visitors would see is said anew while the artist types: the server says it, by the rule that shows it. Without this module it is said after saving.
const wait = 250;
const form = document.querySelector<HTMLFormElement>('form[data-place]');
let timer = 0;
let asking: AbortController | null = null;

async function ask(): Promise<void> {
  const address = form?.dataset.preview;
  if (!form || !address) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { method: 'POST', body: new FormData(form), signal: asking.signal });
    if (!answer.ok) return;
    const told = (await answer.json()) as { seen: Record<string, string>; at: string | null };
    for (const sentence of form.querySelectorAll<HTMLElement>('[data-seen]')) sentence.textContent = told.seen[sentence.dataset.seen ?? ''] ?? '';
    const why = document.querySelector<HTMLElement>('#at-why');
    const at = document.querySelector<HTMLInputElement>('#at');
    if (!why || !at) return;
    why.textContent = told.at ?? '';
    why.hidden = told.at === null;
    if (told.at === null) at.removeAttribute('aria-invalid');
    else at.setAttribute('aria-invalid', 'true');
  } catch {
    // Another letter came first, or the site is away: saving says it.
  }
}

form?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => { void ask(); }, wait);
});
