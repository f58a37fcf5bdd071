import type { Sequence } from './sequence.js';

export interface Ask { act: string; value: number }
export interface Shown { title: string; at: number; of: number; isPaused: boolean; isBlack: boolean; captions: boolean; brightness: number }

const secondsUntilAgain = 5;

/**
 * What the server tells a running screen, and what the screen tells the remote control. When the connection breaks the night goes on;
 * as soon as it is back, the first word is the sequence's version.
 */
export class Stream {
  #events: EventSource | null = null;
  #version: string;
  #asking = 0;

  constructor(readonly screen: string, version: string, readonly replaced: (sequence: Sequence) => void, readonly asked: (ask: Ask) => void, readonly opened: () => void) {
    this.#version = version;
    this.#open();
    addEventListener('pagehide', () => this.#events?.close());
    addEventListener('pageshow', (event) => { if (event.persisted) this.#open(); });
  }

  tell(shown: Shown): void {
    void fetch(`${this.screen}/shown`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(shown) }).catch(() => undefined);
  }

  #open(): void {
    this.#events?.close();
    const events = this.#events = new EventSource(`${this.screen}/events`);
    events.addEventListener('open', () => this.opened());
    events.addEventListener('sequence', (event) => void this.#look((event as MessageEvent<string>).data));
    events.addEventListener('ask', (event) => this.asked(JSON.parse((event as MessageEvent<string>).data) as Ask));
    // The browser comes back by itself after a break, but not after an answer that is no stream.
    events.addEventListener('error', () => { if (events.readyState === EventSource.CLOSED && events === this.#events) setTimeout(() => this.#open(), secondsUntilAgain * 1000); });
  }

  async #look(version: string): Promise<void> {
    if (version === this.#version) return;
    const asking = ++this.#asking;
    try {
      const answer = await fetch(`${this.screen}/sequence.json`, { cache: 'no-store' });
      if (asking !== this.#asking) return;
      const sequence = answer.ok ? await answer.json() as Sequence : answer.status === 404 ? { version, titles: [{ language: 'en', title: '', titleLanguage: '', who: '', what: '', story: null, alt: '' }], slides: [] } : null;
      if (!sequence) throw new Error(String(answer.status));
      this.#version = sequence.version;
      this.replaced(sequence);
    } catch {
      // Told of a change and then cut off: asked again until it is known what is gone.
      setTimeout(() => { if (asking === this.#asking) void this.#look(version); }, 1000);
    }
  }
}
