import type { Frame } from './frame.js';

const most = 4;

/** Two to four photographs beside each other, out of more that could be: a burst, or what is marked. */
export class Comparison {
  shown: Frame[];
  active = 0;

  /** @param candidates at least two; the first up to four are shown */
  constructor(public candidates: readonly Frame[]) {
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

  /** Puts today's frames in the place of those known before; false when fewer than two are left to compare. */
  renew(today: (frame: Frame) => Frame | undefined): boolean {
    const { frame } = this;
    this.candidates = this.candidates.flatMap((each) => today(each) ?? []);
    this.shown = this.shown.flatMap((each) => today(each) ?? []);
    this.active = Math.max(0, this.shown.findIndex((each) => each.id === frame.id));
    return this.shown.length > 1;
  }

  /** Those that would come by exchanging: worth fetching ahead. */
  get near(): Frame[] {
    return this.candidates.filter((frame) => !this.shown.includes(frame)).slice(0, 2);
  }
}
