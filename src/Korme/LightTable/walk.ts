import { cellsOf, foldedCell, type Cell } from './fold.js';
import { refOf, type Frame } from './frame.js';

/** The photographs that are shown, as places in the order of the walk, and where among them the person is. */
export class Walk {
  cells: Cell[] = [];
  /** The current place; −1: there is none. */
  at = -1;
  /** The way the last step went: what lies that way is fetched ahead. */
  #direction = 1;

  get cell(): Cell | undefined {
    return this.cells[this.at];
  }

  /** Makes the places anew. The current one stays when `ref` is among them; else its place is taken by what follows it, as by the next with `goesOn`. */
  lay(frames: readonly Frame[], isOpen: (frame: Frame) => boolean, ref: string | null, goesOn: boolean): void {
    this.cells = cellsOf(frames, isOpen, ref);
    const last = this.cells.length - 1;
    const found = this.indexOf(ref);
    this.at = found < 0 ? Math.min(Math.max(0, this.at), last) : goesOn ? Math.min(found + 1, last) : found;
  }

  /** Makes a place the current one; gives the place whose burst shows another frame now: what was on top only because somebody was there gives way to its best. */
  go(index: number): number | null {
    const from = this.at;
    this.at = index;
    if (index === from) return null;
    this.#direction = index < from ? -1 : 1;
    const left = this.cells[from];
    if (!left?.folded) return null;
    this.cells[from] = foldedCell(left.folded, null);
    return this.cells[from]!.frame === left.frame ? null : from;
  }

  /** Goes to a frame, also when it lies under another in a folded burst, and gives its place; −1: it isn't shown. */
  goTo(frame: Frame): number {
    const index = this.indexOf(refOf(frame));
    if (index < 0) return index;
    const cell = this.cells[index]!;
    if (cell.folded) this.cells[index] = foldedCell(cell.folded, refOf(frame));
    return this.at = index;
  }

  /** The place that shows a frame or has it in its burst; −1: none. */
  indexOf(ref: string | null): number {
    return ref ? this.cells.findIndex((cell) => refOf(cell.frame) === ref || cell.folded?.some((frame) => refOf(frame) === ref)) : -1;
  }

  /** The place so many rows below. From the last whole row down into a shorter one: its end. */
  below(rows: number, columns: number): number {
    const to = this.at + rows * columns;
    if (to < this.cells.length) return to;
    const lastRow = Math.floor((this.cells.length - 1) / columns);
    return Math.floor(this.at / columns) < lastRow ? this.cells.length - 1 : this.at;
  }

  /** What is likely to be looked at next, most likely first. */
  get ahead(): Frame[] {
    return [this.#direction, -this.#direction, 2 * this.#direction].flatMap((step) => this.cells[this.at + step]?.frame ?? []);
  }
}
