import { decisionWords } from './cell.js';
import { Comparison } from './comparison.js';
import type { Frame } from './frame.js';
import { candidatesFrom } from './regroup.js';
import type { Selected } from './selected.js';
import type { Sheet } from './sheet.js';
import { Stage } from './stage.js';
import type { Table } from './table.js';
import type { Walk } from './walk.js';
import type { Words } from './words.js';

/** What the table does when somebody looks closer, and when they come back. */
export interface Viewer {
  /** The person swiped to the next (1) or previous (−1). */
  step(direction: number): void;
  /** The stage is about to cover the table. */
  opening(): void;
  /** It is: full size, or photographs side by side. */
  opened(look: 'full' | 'compare'): void;
  /** The sheet is seen again, at the current place. */
  closed(): void;
  say(words: string): void;
}

/** Full size and side by side: what of the walk is on the stage, and which of it the keys mean. */
export class Viewing {
  readonly #stage: Stage;
  #comparison: Comparison | null = null;

  constructor(readonly words: Words, readonly table: Table, readonly walk: Walk, readonly sheet: Sheet, readonly selected: Selected, readonly viewer: Viewer) {
    this.#stage = new Stage(words, (direction) => viewer.step(direction), (index) => this.#activate(index));
    this.#stage.element.tabIndex = -1;
  }

  get element(): HTMLElement {
    return this.#stage.element;
  }

  get isOpen(): boolean {
    return this.#stage.isOpen;
  }

  get isComparing(): boolean {
    return this.#comparison !== null;
  }

  /** The photograph that the keys mean; undefined: that of the walk. */
  get compared(): Frame | undefined {
    return this.#comparison?.frame;
  }

  /** Shows the current place, or the comparison, as large as the window. */
  open(): void {
    if (!this.walk.cell) return;
    this.viewer.opening();
    this.show();
    this.viewer.opened(this.#comparison ? 'compare' : 'full');
    this.focus();
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** Between the sheet and full size; out of a comparison, the frame that the keys meant. */
  toggle(): void {
    if (!this.isOpen) { this.open(); return; }
    if (!this.#comparison) { this.close(); return; }
    const { frame } = this.#comparison;
    this.#comparison = null;
    this.#unfoldTo(frame);
    this.open();
  }

  close(): void {
    if (!this.isOpen) return;
    const frame = this.compared;
    this.#comparison = null;
    this.#stage.close();
    if (frame) this.#unfoldTo(frame);
    this.sheet.replace(this.walk.at);
    this.viewer.closed();
  }

  /** One step back: out of the comparison, out of 1:1, out of full size. */
  back(): void {
    if (!this.#comparison && this.#stage.isZoomed) this.#stage.unzoom(); else this.close();
  }

  zoom(): void {
    if (!this.isOpen) this.open();
    this.#stage.zoom();
    this.viewer.say(this.words.say('scale', this.#stage.percent));
  }

  /** Moves what is seen by a part of the window. */
  pan(across: number, down: number): void {
    this.#stage.panBy(across, down);
  }

  /** Puts the burst, or what is marked, side by side; a second time goes back. */
  compare(): void {
    if (this.#comparison) { this.close(); return; }
    const candidates = candidatesFrom(this.table, this.walk.cells, this.walk.at, this.selected);
    if (candidates.length < 2) { this.viewer.say(this.words.say('compare.nothing')); return; }
    this.#comparison = new Comparison(candidates);
    this.open();
    this.viewer.say(this.words.say('comparing', this.#comparison.shown.length));
  }

  /** An arrow key among the compared: to another, or another in its place. */
  move(act: string): void {
    const comparison = this.#comparison!;
    if (act === 'left') comparison.move(-1);
    else if (act === 'right') comparison.move(1);
    else if (!comparison.exchange(act === 'up' ? -1 : 1)) return;
    this.show();
    this.viewer.say(`${comparison.frame.name}, ${decisionWords(comparison.frame, this.words)}`);
  }

  /** After a decision: the next candidate takes the place of the one that was decided on. */
  exchange(): void {
    if (this.#comparison?.exchange(1)) this.show();
  }

  /** The table was read anew: its frames are others, of the same photographs. */
  renew(): void {
    if (this.#comparison && !this.#comparison.renew((frame) => this.table.frame(frame.id))) this.close();
  }

  show(): void {
    const comparison = this.#comparison;
    this.element.ariaLabel = this.words.say(comparison ? 'compare' : 'full');
    this.#stage.show({
      frames: comparison ? comparison.shown : [this.walk.cell!.frame],
      active: comparison?.active ?? 0,
      near: comparison?.near ?? this.walk.ahead,
      placeOf: (frame) => {
        const burst = this.table.burstOf(frame);
        return burst.length > 1 ? `${burst.indexOf(frame) + 1}/${burst.length}` : '';
      },
      thumbnailOf: (frame) => this.sheet.thumbnail({ frame, folded: null, place: 1, of: 1 }),
    });
  }

  /** Repaints decisions and reasons. */
  update(): void {
    this.#stage.update();
  }

  #activate(index: number): void {
    if (!this.#comparison || this.#comparison.active === index) return;
    this.#comparison.active = index;
    this.show();
  }

  #unfoldTo(frame: Frame): void {
    const index = this.walk.goTo(frame);
    if (index < 0) return;
    this.sheet.at = index;
    this.sheet.replace(index);
  }
}
