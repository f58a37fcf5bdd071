import { Words } from '../LightTable/words.js';
import type { Shown } from './stream.js';

/** The remote control: its plain forms are sent without leaving the page, and what the screen shows is said as it changes. */
const remote = document.querySelector<HTMLElement>('.remote');
const now = remote?.querySelector<HTMLElement>('.now');
const meter = remote?.querySelector('meter');
const words = new Words(remote?.dataset.words, document.documentElement.lang);
let screens = 1;
let shown: Shown | null = null;

function show(): void {
  if (!remote || !now || !meter) return;
  now.textContent = screens === 0 ? words.say('none') : !shown ? words.say('starting') : shown.at === 0 ? words.say('title-card') : words.say('now', shown.at, shown.of, shown.title);
  if (!shown) return;
  for (const [act, isOn] of [['pause', shown.isPaused], ['black', shown.isBlack], ['captions', shown.captions]] as const) {
    const button = remote.querySelector(`[value=${act}] ~ button`) as HTMLButtonElement | null;
    button?.setAttribute('aria-pressed', String(isOn));
    if (button) button.value = isOn ? '0' : '1';
  }
  meter.value = shown.brightness;
  const [darker, brighter] = remote.querySelectorAll<HTMLButtonElement>('.brightness button');
  if (darker) darker.value = Math.max(0.1, shown.brightness - 0.1).toFixed(2);
  if (brighter) brighter.value = Math.min(1, shown.brightness + 0.1).toFixed(2);
}

function listen(): void {
  const events = new EventSource(remote!.dataset.events!);
  events.addEventListener('shown', (event) => { shown = JSON.parse((event as MessageEvent<string>).data) as Shown; show(); });
  events.addEventListener('screens', (event) => { screens = Number((event as MessageEvent<string>).data); show(); });
  events.addEventListener('error', () => { if (events.readyState === EventSource.CLOSED) setTimeout(listen, 5000); });
}

remote?.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement, event.submitter);
  form.set('quick', '1');
  const address = (event.target as HTMLFormElement).action;
  void fetch(address, { method: 'POST', body: new URLSearchParams(form as unknown as Record<string, string>) })
    .then(async (answer) => { if (answer.ok && ((await answer.json()) as { screens: number }).screens === 0) { screens = 0; show(); } })
    .catch(() => { if (now) now.textContent = words.say('away'); });
});

if (remote) listen();
