import { refOf, type Frame } from './frame.js';
import type { Opened } from './opened.js';
import { partToMerge, partToSplit } from './regroup.js';
import type { Selected } from './selected.js';
import type { Server } from './server.js';
import type { Viewing } from './viewing.js';
import type { Walk } from './walk.js';
import type { Words } from './words.js';

/** What the table does when bursts are asked to be others. */
export interface Regrouped {
  /** Makes the places anew; `ref` stays the current one. */
  resift(ref: string | null): void;
  /** Others are marked now. */
  showSelected(): void;
  say(words: string): void;
}

/** Bursts folded and unfolded, split and merged. */
export class Bursts {
  constructor(readonly words: Words, readonly server: Server, readonly opened: Opened, readonly walk: Walk, readonly selected: Selected,
    readonly viewing: Viewing, readonly page: Regrouped) {}

  fold(): void {
    const { cell } = this.walk;
    if (!cell || cell.of < 2) { this.page.say(this.words.say('single')); return; }
    this.opened.set(this.server.table.burstOf(cell.frame), cell.folded !== null);
    this.page.say(this.words.say(cell.folded ? 'unfolded' : 'folded', cell.of));
    this.page.resift(refOf(cell.frame));
  }

  split(): void {
    const frame = this.viewing.compared ?? this.walk.cell?.frame;
    const part = frame ? partToSplit(this.server.table, frame, this.selected) : null;
    if (!part) { this.page.say(this.words.say('split.nothing')); return; }
    this.opened.set(this.server.table.burstOf(part[0]!), true);
    this.#send('split', part);
  }

  merge(): void {
    const part = this.viewing.isComparing ? null : partToMerge(this.server.table, this.walk.cells, this.walk.at, this.selected);
    if (!part) { this.page.say(this.words.say('merge.nothing')); return; }
    // What was unfolded stays so.
    if (part.some((frame) => this.opened.has(frame))) this.opened.set(part, true);
    this.#send('merge', part);
  }

  #send(act: 'split' | 'merge', part: readonly Frame[]): void {
    const works = part.flatMap((frame) => frame.id ?? []);
    if (works.length < part.length) { this.page.say(this.words.say('arriving')); return; }
    this.selected.clear();
    this.page.showSelected();
    this.server.ask({ do: act, works });
    this.page.say(this.words.say(act === 'split' ? 'split' : 'merged', part.length));
  }
}
