import { hasPicture, type Frame } from './frame.js';
import type { Cell } from './fold.js';
import type { Selected } from './selected.js';
import type { Table } from './table.js';

/** The frames that a split takes out of the burst of this one: what is marked in it, else this one and what follows; null: nothing to split. */
export function partToSplit(table: Table, frame: Frame, selected: Selected): Frame[] | null {
  const members = table.burstOf(frame);
  const chosen = members.filter((member) => selected.has(member));
  const part = selected.has(frame) && chosen.length < members.length ? chosen : members.slice(members.indexOf(frame));
  return members.length < 2 || part.length === members.length ? null : part;
}

/** The frames that a merge makes one burst: of all that is marked, else of this place and the one before; null: nothing to merge. */
export function partToMerge(table: Table, cells: readonly Cell[], at: number, selected: Selected): Frame[] | null {
  const cell = cells[at];
  if (!cell) return null;
  const chosen = selected.has(cell.frame) && selected.size > 1 ? cells.filter((other) => selected.has(other.frame)) : cells.slice(Math.max(0, at - 1), at + 1);
  const part = [...new Set(chosen.flatMap((other) => table.burstOf(other.frame)))];
  return new Set(part.map((frame) => frame.burst)).size < 2 ? null : part;
}

/** What is worth comparing from here: what is marked, else the burst with its best first, else this and the next. Fewer than two: nothing. */
export function candidatesFrom(table: Table, cells: readonly Cell[], at: number, selected: Selected): Frame[] {
  const cell = cells[at];
  if (!cell) return [];
  const chosen = cells.map((other) => other.frame).filter((frame) => selected.has(frame));
  if (chosen.length > 1) return chosen.filter(hasPicture);
  const others = table.burstOf(cell.frame).filter((frame) => frame !== cell.frame).sort((a, b) => a.rank - b.rank);
  const next = cells[at + 1] ?? cells[at - 1];
  return (others.length > 0 ? [cell.frame, ...others] : next ? [cell.frame, next.frame] : []).filter(hasPicture);
}
