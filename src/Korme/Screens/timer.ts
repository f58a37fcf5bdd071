/** A time that passes only while nothing is paused. */
export class Timer {
  #handle = 0;
  #since = 0;
  #left: number;

  constructor(seconds: number, readonly done: () => void, isPaused = false) {
    this.#left = seconds * 1000;
    if (!isPaused) this.resume();
  }

  pause(): void {
    if (!this.#handle) return;
    clearTimeout(this.#handle);
    this.#handle = 0;
    this.#left -= performance.now() - this.#since;
  }

  resume(): void {
    if (this.#handle || this.#left === Infinity) return;
    this.#since = performance.now();
    this.#handle = setTimeout(() => { this.#left = Infinity; this.#handle = 0; this.done(); }, Math.max(0, this.#left));
  }

  cancel(): void {
    clearTimeout(this.#handle);
    this.#handle = 0;
    this.#left = Infinity;
  }
}

/** So many seconds, whatever is paused. */
export const pass = (seconds: number): Promise<void> => new Promise((done) => { setTimeout(done, seconds * 1000); });
