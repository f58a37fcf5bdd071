import { refOf, type Frame } from './frame.js';
import type { Cell } from './fold.js';

/** What is marked for a common decision: by Shift and arrows, Ctrl and click, a finger held. */
export class Selected {
  readonly #refs = new Set<string>();
  #anchor: number | null = null;
  #isRanging = false;

  get refs(): ReadonlySet<string> {
    return this.#refs;
  }

  get size(): number {
    return this.#refs.size;
  }

  has(frame: Frame): boolean {
    return this.#refs.has(refOf(frame));
  }

  /** From where the person began to where they are now. */
  range(cells: readonly Cell[], from: number, to: number): void {
    this.#anchor ??= from;
    this.#isRanging = true;
    this.#refs.clear();
    for (let index = Math.min(this.#anchor, to); index <= Math.max(this.#anchor, to); index += 1) this.#refs.add(refOf(cells[index]!.frame));
  }

  /** Adds or takes away one; the first also takes in where the person was, when that is given. */
  toggle(cell: Cell, here?: Cell): void {
    if (here && this.#refs.size === 0 && here !== cell) this.#refs.add(refOf(here.frame));
    const ref = refOf(cell.frame);
    if (!this.#refs.delete(ref)) this.#refs.add(ref);
    this.#anchor = null;
  }

  all(cells: readonly Cell[]): void {
    for (const cell of cells) this.#refs.add(refOf(cell.frame));
  }

  clear(): void {
    this.#refs.clear();
    this.#anchor = null;
  }

  /** Going on without Shift ends a range; the next one begins where the person is then. */
  leave(): void {
    if (!this.#isRanging) this.#anchor = null;
    this.#isRanging = false;
  }

  /** Only what is still shown stays marked. */
  keep(frames: readonly Frame[]): void {
    if (this.#refs.size === 0) return;
    const shown = new Set(frames.map(refOf));
    for (const ref of this.#refs) if (!shown.has(ref)) this.#refs.delete(ref);
  }
}
