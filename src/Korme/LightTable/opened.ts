import { refOf, type Frame } from './frame.js';

/** The frames whose bursts are unfolded: in this browser they stay so, after a reload too. */
export class Opened {
  readonly #key: string;
  readonly #refs: Set<string>;

  constructor(table: string) {
    this.#key = `korme.table.open.${table}`;
    this.#refs = new Set((localStorage.getItem(this.#key) ?? '').split(' ').filter(Boolean));
  }

  has(frame: Frame): boolean {
    return this.#refs.has(refOf(frame));
  }

  set(frames: readonly Frame[], isOpen: boolean): void {
    for (const frame of frames) if (isOpen) this.#refs.add(refOf(frame)); else this.#refs.delete(refOf(frame));
    try {
      localStorage.setItem(this.#key, [...this.#refs].join(' '));
    } catch {
      // No room left in the browser: unfolded they are all the same.
    }
  }
}
