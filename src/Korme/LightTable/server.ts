import { Decisions } from './decisions.js';
import { refOf, type Answer, type Frame, type Paint, type TableAnswer } from './frame.js';
import { Sending, type Listener, type Standing, type Step } from './sending.js';
import { Source } from './source.js';
import { Table } from './table.js';

/** What the page does when the server has spoken. */
export interface Hearer {
  /** These frames show other decisions than before; `to`: where the person is to be led, null: nowhere. */
  redecided(frames: readonly Frame[], to: string | null): void;
  /** The bursts are others. */
  regrouped(): void;
  /** Other decisions than those that are shown there are none; reasons and numbers may be others. */
  confirmed(): void;
  /** Every frame is another object, and perhaps at another place. */
  replaced(answer: TableAnswer): void;
  /** What the next undo and redo would do is another thing. */
  showUndo(): void;
  /** Says it, and shows it for a while; null: another window was faster. */
  notify(words: string | null): void;
  stands(standing: Standing, waiting: number): void;
}

/** The server as the page knows it: where the photographs come from and what is decided on them goes, and what follows from its answers. */
export class Server implements Listener {
  table!: Table;
  decisions!: Decisions;
  readonly #source: Source;
  #sending!: Sending;

  /** @param data of the element: the addresses, the import and the token of its forms, which is kept up to date there */
  constructor(readonly data: DOMStringMap, readonly hearer: Hearer) {
    this.#source = new Source(data.table!, (answer) => this.#replace(answer));
  }

  /** Fetches the photographs for the first time; an error when nobody answers. */
  async fetch(): Promise<TableAnswer> {
    const answer = await this.#source.fetch();
    this.table = new Table(answer);
    this.#sending = new Sending(this.data.steps!, this.data.import!, this.data.token!, answer.n, () => this.#renewToken(), this);
    this.decisions = new Decisions(this.table, this.#sending);
    return answer;
  }

  /** Takes over and paints what windows that are gone left unsent. */
  async adopt(): Promise<void> {
    this.table.paint(await this.#sending.adopt());
  }

  /** Looks again and again while photographs arrive or are measured. */
  watch(): void {
    this.#source.watch(() => this.isArriving || this.table.progress !== null);
  }

  /** Sends a step that only the server can do, and take back. */
  ask(step: Omit<Step, 'paint'>): void {
    this.decisions.forget();
    this.#sending.send({ ...step, paint: [] });
  }

  get isArriving(): boolean {
    return this.table.arriving > 0 || this.table.frames.some((frame) => frame.id === null);
  }

  /** Waits until everything that was done is with the server, and gives the token of the page's forms. */
  async saved(): Promise<string> {
    while (this.#sending.waiting > 0) await new Promise((done) => { setTimeout(done, 50); });
    return this.data.token!;
  }

  answered(answer: Answer, stillPainted: readonly Paint[], isOurs: boolean): void {
    const { surprising, hasMoved } = this.table.take(answer, stillPainted);
    if (!isOurs) this.decisions.forget();
    this.hearer.showUndo();
    if (answer.note) this.hearer.notify(answer.note);
    if (hasMoved) void this.#source.again(true); // a camera's clock was set right: the order is another
    else if (answer.bursts) this.hearer.regrouped();
    // Our own undo of something that this page did not see done: to where it was.
    else if (surprising.length > 0) this.hearer.redecided(surprising, isOurs ? refOf(surprising[0]!) : null);
    else this.hearer.confirmed();
    this.data.n = String(this.#sending.n);
  }

  refused(words: string | null): void {
    this.decisions.forget();
    this.hearer.notify(words);
    void this.#source.again(true);
  }

  stands(standing: Standing, waiting: number): void {
    this.data.saved = standing;
    this.hearer.stands(standing, waiting);
  }

  #replace(answer: TableAnswer): void {
    this.table.reset(answer);
    this.#sending.stand(answer.n);
    this.table.paint(this.#sending.painted);
    this.hearer.replaced(answer);
  }

  async #renewToken(): Promise<string | null> {
    const token = await this.#source.token();
    if (token) this.data.token = token;
    return token;
  }
}
