/** How many are fetched at a time: browsers allow a host six connections, and a mark must never wait for a picture. */
const atOnce = 3;

/**
 * Pictures fetched and decoded away from the keys, the ones asked for last first, and the least used forgotten beyond a bound.
 * An `<img>` that comes from here is painted without a decode on the page's own thread.
 */
export class Pictures {
  readonly #kept = new Map<string, HTMLImageElement>();
  readonly #failed = new Set<string>();
  #wanted: string[] = [];
  readonly #underWay = new Set<string>();

  /** `arrived` is called for each that was wanted and is decoded now. */
  constructor(readonly most: number, readonly arrived: (url: string, image: HTMLImageElement) => void) {}

  /** A decoded picture, or undefined when it is not here (yet). */
  get(url: string): HTMLImageElement | undefined {
    const image = this.#kept.get(url);
    if (image) {
      this.#kept.delete(url);
      this.#kept.set(url, image);
    }
    return image;
  }

  hasFailed(url: string): boolean {
    return this.#failed.has(url);
  }

  /** Replaces what was wanted before by this, most urgent first; what is under way comes to its end. */
  want(urls: readonly string[]): void {
    this.#wanted = urls.filter((url) => !this.#kept.has(url) && !this.#underWay.has(url) && !this.#failed.has(url));
    this.#next();
  }

  /** How many are kept and how many are still to come. */
  get counts(): { kept: number; waiting: number } {
    return { kept: this.#kept.size, waiting: this.#wanted.length + this.#underWay.size };
  }

  #next(): void {
    while (this.#underWay.size < atOnce) {
      const url = this.#wanted.shift();
      if (url === undefined) return;
      this.#underWay.add(url);
      void this.#fetch(url);
    }
  }

  async #fetch(url: string): Promise<void> {
    const image = new Image();
    image.alt = '';
    image.decoding = 'async';
    image.draggable = false;
    image.src = url;
    try {
      await image.decode();
      this.#kept.set(url, image);
      for (const [oldest] of this.#kept) {
        if (this.#kept.size <= this.most) break;
        this.#kept.delete(oldest);
      }
      this.arrived(url, image);
    } catch {
      // No picture of this size (yet): the mean colour stays, and the next visit to this frame asks again.
      this.#failed.add(url);
      setTimeout(() => this.#failed.delete(url), 5000);
    } finally {
      this.#underWay.delete(url);
      this.#next();
    }
  }
}
