import type { Frame } from './frame.js';

const most = 4;

/** Two to four photographs beside each other, out of more that could be: a burst, or what is marked. */
export class Comparison {
  shown: Frame[];
  active = 0;

  /** @param candidates at least two; the first up to four are shown */
  constructor(readonly candidates: readonly Frame[]) {
    this.shown = candidates.slice(0, most);
  }

  get frame(): Frame {
    return this.shown[this.active]!;
  }

  move(by: number): void {
    this.active = (this.active + by + this.shown.length) % this.shown.length;
  }

  /** Puts the next candidate that is not shown in the place of the active one; false when all are shown. */
  exchange(direction: number): boolean {
    const { candidates } = this;
    const from = candidates.indexOf(this.frame);
    for (let step = 1; step < candidates.length; step += 1) {
      const next = candidates[(from + direction * step + step * candidates.length) % candidates.length]!;
      if (this.shown.includes(next)) continue;
      this.shown[this.active] = next;
      return true;
    }
    return false;
  }

  /** Those that would come by exchanging: worth fetching ahead. */
  get near(): Frame[] {
    return this.candidates.filter((frame) => !this.shown.includes(frame)).slice(0, 2);
  }
}
