import type { TableAnswer } from './frame.js';

const arrivingMs = 2000;

/** Where the whole table comes from: at the beginning, while photographs arrive, and when the server said no. */
export class Source {
  constructor(readonly address: string, readonly fetched: (answer: TableAnswer) => void) {}

  async fetch(): Promise<TableAnswer> {
    const answer = await fetch(this.address, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return await answer.json() as TableAnswer;
  }

  /** Fetches it once more; when nobody answers it stays as it is. */
  async again(): Promise<void> {
    try {
      this.fetched(await this.fetch());
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
