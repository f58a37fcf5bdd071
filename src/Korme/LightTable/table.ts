import { decisionsOf } from './decisions.js';
import { refOf, type Answer, type Decision, type Frame, type Paint, type TableAnswer } from './frame.js';

/** What is said of a photograph that has not been looked at yet. */
const unknown = {
  taken: null, camera: null, w: null, h: null, mark: 'undecided', rating: null, label: null, burst: null, rank: 0, reason: null,
  detail: null, noise: null, highlights: null, shadows: null, exposure: null, settings: null, colour: null,
} as const;

/**
 * The photographs of one import as the page knows them, in walk order. Ten thousand of them are more than a page can hold as
 * elements, so this, and not the DOM, is what the sheet, the panel and the stage are drawn from.
 */
export class Table {
  frames: Frame[] = [];
  /** The step up to which the server's word is here. */
  n = 0;
  undo: string | null = null;
  redo: string | null = null;
  arriving = 0;
  /** Something is under way, and how far it is in words; null: nothing. */
  progress: string | null = null;
  /** Files of the import that no picture shows. */
  others = 0;
  readonly #byRef = new Map<string, Frame>();
  #members: Frame[][] = [];

  constructor(answer: TableAnswer) {
    this.reset(answer);
  }

  /** Everything anew: the first answer, and while photographs are arriving the next ones. */
  reset(answer: TableAnswer): void {
    this.frames = answer.frames.map((frame) => ({ ...unknown, ...frame }));
    this.arriving = answer.arriving;
    this.progress = answer.progress ?? null;
    this.others = answer.others ?? 0;
    this.#byRef.clear();
    for (const frame of this.frames) {
      this.#byRef.set(refOf(frame), frame);
      // Under its key, too, for who stood on it while it was arriving.
      if (frame.key) this.#byRef.set(frame.key, frame);
    }
    this.#heads(answer);
    this.#regroup(answer.bursts);
  }

  /**
   * Takes over what a step changed; the frames keep their identity, and what is painted and not answered stays painted over it.
   * `surprising`: frames that show other decisions now than before; `hasMoved`: times are others, and so the order.
   */
  take(answer: Answer, stillPainted: readonly Paint[]): { surprising: Frame[]; hasMoved: boolean } {
    const before = new Map<Frame, string>();
    let hasMoved = false;
    for (const now of answer.frames) {
      const frame = this.#byRef.get(refOf(now));
      if (!frame) continue;
      before.set(frame, decisionsOf(frame));
      hasMoved ||= frame.taken !== now.taken;
      Object.assign(frame, now);
    }
    this.#heads(answer);
    if (answer.bursts) this.#regroup(answer.bursts);
    this.paint(stillPainted);
    return { surprising: [...before].filter(([frame, had]) => decisionsOf(frame) !== had).map(([frame]) => frame), hasMoved };
  }

  frame(ref: string | null | undefined): Frame | undefined {
    return ref ? this.#byRef.get(ref) : undefined;
  }

  /** The frames of the moment that this one belongs to, itself among them, in walk order. */
  burstOf(frame: Frame): Frame[] {
    const members = frame.burst === null ? undefined : this.#members[frame.burst];
    return members && members.length > 0 ? members : [frame];
  }

  /** How many bursts of two and more there are. */
  get burstCount(): number {
    return this.#members.reduce((count, members) => count + (members.length > 1 ? 1 : 0), 0);
  }

  get picked(): number {
    let count = 0;
    for (const frame of this.frames) if (frame.mark === 'picked') count += 1;
    return count;
  }

  /** Paints decisions and gives what stood there before, to take them back. */
  paint(paints: readonly Paint[]): Paint[] {
    const before: Paint[] = [];
    for (const { id, ...decision } of paints) {
      const frame = this.#byRef.get(id);
      if (!frame) continue;
      before.push({ id, ...pick(frame, decision) });
      Object.assign(frame, decision);
    }
    return before;
  }

  #heads({ n, undo, redo }: Answer): void {
    [this.n, this.undo, this.redo] = [n, undo, redo];
  }

  #regroup(bursts: string[][]): void {
    const place = new Map(this.frames.map((frame, index) => [frame, index]));
    for (const frame of this.frames) frame.burst = null;
    this.#members = bursts.map((ids, burst) => {
      const members = ids.flatMap((id) => this.#byRef.get(id) ?? []).sort((a, b) => place.get(a)! - place.get(b)!);
      for (const member of members) member.burst = burst;
      return members;
    });
  }
}

function pick(frame: Frame, decision: Decision): Decision {
  const had: Decision = {};
  if ('mark' in decision) had.mark = frame.mark;
  if ('rating' in decision) had.rating = frame.rating;
  if ('label' in decision) had.label = frame.label;
  return had;
}
