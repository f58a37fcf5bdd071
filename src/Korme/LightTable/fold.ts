import { refOf, type Frame } from './frame.js';

/** A place on the contact sheet: one frame, or a folded burst with one of its frames on top. */
export interface Cell {
  frame: Frame;
  /** All frames of the burst that are shown by this one place; null: the frame stands for itself. */
  folded: Frame[] | null;
  /** Place in the burst from 1, and its size, among the frames that are shown; a single is 1 of 1. */
  place: number;
  of: number;
}

/**
 * The places for a list of frames: a burst stands where its first frame does, folded to its best or unfolded into all of them.
 * `here` is on top of its burst whatever its rank, so that nobody is moved from the frame they are looking at.
 */
export function cellsOf(frames: readonly Frame[], isOpen: (frame: Frame) => boolean, here: string | null): Cell[] {
  const groups = new Map<number, Frame[]>();
  for (const frame of frames) {
    if (frame.burst === null) continue;
    const group = groups.get(frame.burst);
    if (group) group.push(frame); else groups.set(frame.burst, [frame]);
  }
  const cells: Cell[] = [];
  for (const frame of frames) {
    const group = frame.burst === null ? undefined : groups.get(frame.burst);
    if (!group || group.length < 2) cells.push({ frame, folded: null, place: 1, of: 1 });
    else if (group[0] !== frame) continue;
    else if (group.some(isOpen)) group.forEach((member, index) => cells.push({ frame: member, folded: null, place: index + 1, of: group.length }));
    else cells.push(foldedCell(group, here));
  }
  return cells;
}

/** The burst as one place again: after somebody went on from it, its best may be another. */
export function foldedCell(group: Frame[], here: string | null): Cell {
  const top = group.find((frame) => refOf(frame) === here) ?? best(group);
  return { frame: top, folded: group, place: group.indexOf(top) + 1, of: group.length };
}

/** Picked before undecided before rejected; then by rank. */
function best(group: Frame[]): Frame {
  return group.reduce((first, next) => standing(next) < standing(first) ? next : first);
}

const standing = (frame: Frame): number => ({ picked: 0, undecided: 1, rejected: 2 })[frame.mark] * 1e6 + frame.rank;
