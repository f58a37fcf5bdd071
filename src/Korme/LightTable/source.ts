import type { TableAnswer } from './frame.js';

const arrivingMs = 2000;

/** Where the whole table comes from: at the beginning, while photographs arrive, and when the server said no. */
export class Source {
  #tag: string | null = null;

  constructor(readonly address: string, readonly fetched: (answer: TableAnswer) => void) {}

  async fetch(): Promise<TableAnswer> {
    const answer = await fetch(this.address, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    this.#tag = answer.headers.get('ETag');
    return await answer.json() as TableAnswer;
  }

  /** Fetches it once more and gives it when it is another, or in any case. When nobody answers it stays as it is. */
  async again(isAnyway = false): Promise<void> {
    const had = this.#tag;
    try {
      const answer = await this.fetch();
      if (isAnyway || had === null || had !== this.#tag) this.fetched(answer);
    } catch {
      // What is sent says that the server is away.
    }
  }

  /** Looks again and again until everything has arrived. */
  watch(isArriving: () => boolean): void {
    if (!isArriving()) return;
    setTimeout(() => void this.again().then(() => this.watch(isArriving)), arrivingMs);
  }

  /** A token for forms: the program may have been started again since the page was opened. */
  async token(): Promise<string | null> {
    try {
      return (await this.fetch()).token;
    } catch {
      return null;
    }
  }
}
