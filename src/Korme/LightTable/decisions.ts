import type { Decision, Frame, Paint } from './frame.js';
import type { Sending } from './sending.js';
import type { Table } from './table.js';

/** What is decided on frames, and taken back: painted at once, then sent. */
export class Decisions {
  /** What stood before and after decisions of this page, to paint their undo at once. What it doesn't know the server answers. */
  #done: Paint[][] = [];
  #undone: Paint[][] = [];

  constructor(readonly table: Table, readonly sending: Sending) {}

  /** Decides on frames that have ids; nothing is sent when nothing changes by it. */
  decide(frames: readonly Frame[], decision: Decision): void {
    const paint = frames.filter((frame) => differs(frame, decision)).map((frame): Paint => ({ id: frame.id!, ...decision }));
    if (paint.length === 0) return;
    this.#done.push(this.table.paint(paint));
    this.#undone = [];
    this.sending.send({ do: 'mark', works: paint.map(({ id }) => id), ...decision, paint });
  }

  /** Takes the last step back, or does it again; gives the frames on which that is painted already. */
  walk(act: 'undo' | 'redo'): Frame[] {
    const [from, to] = act === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const paint = from.pop() ?? [];
    if (paint.length > 0) to.push(this.table.paint(paint));
    this.sending.send({ do: act, paint });
    return paint.flatMap(({ id }) => this.table.frame(id) ?? []);
  }

  /** A step that only the server can take back came between. */
  forget(): void {
    [this.#done, this.#undone] = [[], []];
  }
}

const differs = (frame: Frame, decision: Decision): boolean =>
  (decision.mark !== undefined && frame.mark !== decision.mark)
  || (decision.rating !== undefined && (frame.rating ?? 0) !== (decision.rating ?? 0))
  || (decision.label !== undefined && frame.label !== decision.label);

/** The decisions of a frame as one word, to see whether they changed. */
export const decisionsOf = (frame: Frame): string => `${frame.mark} ${frame.rating ?? 0} ${frame.label}`;
