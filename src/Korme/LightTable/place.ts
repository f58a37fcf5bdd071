import type { Frame } from './frame.js';
import { intoQuery, siftOf, type Sift } from './sift.js';

const settleMs = 250;

/** Where the person is, in the address and in the browser: survives a reload, a crash, a change of language. */
export class Place {
  readonly #key: string;
  #timer = 0;
  #frame: Frame | undefined;
  #sift: Sift | undefined;

  constructor(table: string) {
    this.#key = `korme.table.at.${table}`;
    addEventListener('pagehide', () => this.settle());
  }

  /** What the address says is shown. */
  static get sift(): Sift {
    return siftOf(new URLSearchParams(location.search));
  }

  /** The frame that the address names, else where this browser was last. */
  get ref(): string | null {
    return location.hash.slice(1) || localStorage.getItem(this.#key);
  }

  /** Browsers allow few changes of the address in a second: the last one of a run of keys counts. */
  keep(frame: Frame | undefined, sift: Sift): void {
    [this.#frame, this.#sift] = [frame, sift];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), settleMs);
  }

  /** Writes it down now. */
  settle(): void {
    clearTimeout(this.#timer);
    if (!this.#sift) return;
    const id = this.#frame?.id ?? null;
    const query = new URLSearchParams(location.search);
    intoQuery(this.#sift, query);
    const address = `${location.pathname}${query.size > 0 ? `?${query}` : ''}${id ? `#${id}` : ''}`;
    if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, '', address);
    if (id) localStorage.setItem(this.#key, id);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
      query.set('lang', link.hreflang);
      [link.search, link.hash] = [query.toString(), id ?? ''];
    }
  }
}
