import type { Answer, Decision, Paint, TableAnswer } from './frame.js';

/** One thing done at the table. */
export interface Step extends Decision {
  do: 'mark' | 'split' | 'merge' | 'shift' | 'keep-clock' | 'undo' | 'redo';
  works?: string[];
  camera?: string | null;
  body?: string | null;
  seconds?: number;
  /** What it paints until the server has answered; empty where only the server knows. */
  paint: Paint[];
}

/** How it stands with what was done here. `away`: the server does not answer; `old`: the page is from before a restart and can't be renewed. */
export type Standing = 'saved' | 'sending' | 'away' | 'old';

export interface Listener {
  /** The server's word on a step of ours or of another window, with the decisions that are painted over it still. */
  answered(answer: Answer, stillPainted: readonly Paint[], isOurs: boolean): void;
  /** It was not done: the sentence of the server, or null when another window was faster. */
  refused(words: string | null): void;
  stands(standing: Standing, waiting: number): void;
}

const firstWaitMs = 500;
const longestWaitMs = 15_000;
const patienceMs = 20_000;

/**
 * Sends what is done at the table, one step after the other, and keeps it in the browser until the server has it: a reload, a
 * crash or a server that is away loses nothing. Steps that a window left behind are sent by the next one that opens the table.
 */
export class Sending {
  #steps: Step[] = [];
  #n: number;
  #isSending = false;
  #standing: Standing = 'saved';
  #waitMs = firstWaitMs;
  #wake: (() => void) | null = null;
  readonly #window = crypto.randomUUID();
  readonly #prefix: string;
  readonly #others: BroadcastChannel;

  /**
   * @param address where steps are posted and asked for
   * @param table the import, for the name under which steps are kept
   * @param token of the page's forms
   * @param renew fetches a new token; null when it can't
   */
  constructor(readonly address: string, table: string, private token: string, n: number, readonly renew: () => Promise<string | null>, readonly listener: Listener) {
    this.#n = n;
    this.#prefix = `korme.table.steps.${table}.`;
    this.#others = new BroadcastChannel(`korme.table.${table}`);
    this.#others.onmessage = ({ data }) => { if (typeof data === 'number' && data > this.#n) void this.catchUp(); };
    addEventListener('online', () => this.#wake?.());
    addEventListener('focus', () => { this.#wake?.(); void this.catchUp(); });
  }

  /** Takes over what windows that are gone left unsent, and gives what it paints. */
  async adopt(): Promise<readonly Paint[]> {
    void navigator.locks?.request(this.#prefix + this.#window, () => new Promise(() => undefined));
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix))) {
      await whileItsWindowIsGone(key, () => {
        const kept = localStorage.getItem(key);
        localStorage.removeItem(key);
        try { this.#steps.push(...JSON.parse(kept ?? '[]') as Step[]); } catch { /* Not ours, or half written by a browser that died. */ }
      });
    }
    this.#keep();
    if (this.#steps.length > 0) void this.#run();
    return this.painted;
  }

  /** Puts a step at the end of what is to be sent. */
  send(step: Step): void {
    this.#steps.push(step);
    this.#keep();
    if (this.#standing !== 'saved') this.#stands(this.#standing);
    void this.#run();
  }

  get waiting(): number {
    return this.#steps.length;
  }

  /** The step number that what is shown now stands on. */
  get n(): number {
    return this.#n;
  }

  /** The table was fetched anew up to this step. */
  stand(n: number): void {
    this.#n = Math.max(this.#n, n);
  }

  /** Fetches what other windows did. */
  async catchUp(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.address}${this.address.includes('?') ? '&' : '?'}after=${this.#n}`, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(patienceMs) });
      if (!answer.ok) return false;
      const steps = await answer.json() as Answer | TableAnswer;
      if (steps.n > this.#n) {
        this.#n = steps.n;
        this.listener.answered(steps, this.painted, false);
      }
      return true;
    } catch {
      return false;
    }
  }

  async #run(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let tries = 0; this.#steps.length > 0;) {
      this.#stands(tries > 0 ? 'away' : 'sending');
      const outcome = await this.#post(this.#steps[0]!);
      if (outcome === 'done') [tries, this.#waitMs] = [0, firstWaitMs];
      else if (outcome === 'old') { this.#stands('old'); tries += 1; await this.#pause(); }
      else if (outcome === 'later') { this.#stands('away'); tries += 1; await this.#pause(); }
    }
    this.#isSending = false;
    this.#stands('saved');
  }

  async #post(step: Step): Promise<'done' | 'again' | 'later' | 'old'> {
    const { paint: _, ...asked } = step;
    let answer: Response;
    try {
      answer = await fetch(this.address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ token: this.token, basedOn: this.#n, ...asked }),
        signal: AbortSignal.timeout(patienceMs),
      });
    } catch {
      return 'later';
    }
    if (answer.ok) {
      const done = await answer.json() as Answer;
      this.#steps.shift();
      this.#keep();
      this.stand(done.n);
      this.#others.postMessage(done.n);
      this.listener.answered(done, this.painted, true);
      return 'done';
    }
    if (answer.status >= 500 || answer.status === 429) return 'later';
    if (answer.status === 403) {
      // The program was started again: its forms have another token.
      const token = await this.renew();
      if (token === null || token === this.token) return 'old';
      this.token = token;
      return 'again';
    }
    if (answer.status === 409) {
      const before = this.#n;
      if (!await this.catchUp()) return 'later';
      // A decision holds whatever another window did meanwhile. What is relative to the last step is asked anew by the person alone.
      if (step.do === 'mark' && this.#n !== before) return 'again';
      return this.#drop(null);
    }
    return this.#drop(await sentence(answer));
  }

  /** The step can't be done: the server's state is shown again. */
  async #drop(words: string | null): Promise<'done'> {
    this.#steps.shift();
    this.#keep();
    this.listener.refused(words);
    return 'done';
  }

  /** What is painted and not yet answered, in the order in which it was done. */
  get painted(): readonly Paint[] {
    return this.#steps.flatMap((step) => step.paint);
  }

  #stands(standing: Standing): void {
    this.#standing = standing;
    this.listener.stands(standing, this.#steps.length);
  }

  #keep(): void {
    const key = this.#prefix + this.#window;
    if (this.#steps.length === 0) { localStorage.removeItem(key); return; }
    try {
      localStorage.setItem(key, JSON.stringify(this.#steps));
    } catch {
      // No room left in the browser: the steps are sent from this page all the same.
    }
  }

  /** Waits longer from time to time; the network coming back or the window being looked at ends it. */
  async #pause(): Promise<void> {
    const waitMs = this.#waitMs;
    this.#waitMs = Math.min(longestWaitMs, 2 * waitMs);
    await new Promise<void>((done) => {
      const timer = setTimeout(done, waitMs);
      this.#wake = () => { clearTimeout(timer); done(); };
    });
    this.#wake = null;
  }
}

/** A window holds a lock under the name of its steps as long as it lives. */
async function whileItsWindowIsGone(key: string, then: () => void): Promise<void> {
  if (!navigator.locks) { then(); return; }
  await navigator.locks.request(key, { ifAvailable: true }, (lock) => { if (lock) then(); });
}

async function sentence(answer: Response): Promise<string> {
  try {
    return (await answer.json() as { error: string }).error;
  } catch {
    return `HTTP ${answer.status}`;
  }
}
