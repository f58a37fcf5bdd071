/** What the server says of one photograph; GET …/table.json, and again in the answer to every step that touches it. */
export interface Frame {
  /** Of the work; null while the photograph is still arriving: it can be looked at, not marked. */
  id: string | null;
  /** What it is called until it has an id. */
  key?: string;
  /** The picture that the camera embedded, until there are sizes of our own. */
  thumb?: string;
  name: string;
  /** Local time of the camera, ISO 8601 with fractions; null when it kept none. */
  taken: string | null;
  camera: string | null;
  /** Whole picture, turned upright, in pixels; null for what no picture shows. */
  w: number | null;
  h: number | null;
  mark: Mark;
  /** Stars, 0 to 5. */
  rating: number | null;
  label: Label | null;
  /** Index into the table's bursts. */
  burst: number | null;
  /** Place within its burst, 0 is best; equal where no difference can be measured. */
  rank: number;
  reason: string | null;
  detail: number | null;
  /** Standard deviation of the flattest tenth, of 255. */
  noise: number | null;
  /** Part of the picture that is clipped, 0 to 1. */
  highlights: number | null;
  shadows: number | null;
  /** Stops from a middling exposure. */
  exposure: number | null;
  settings: string | null;
  /** Mean, as #rrggbb. */
  colour: string | null;
}

export type Mark = 'undecided' | 'picked' | 'rejected';
export type Label = 'red' | 'yellow' | 'green' | 'blue' | 'purple';

/** In the order of the keys 6 to 9; purple has none, as in other programs. */
export const labels: readonly Label[] = ['red', 'yellow', 'green', 'blue', 'purple'];

/** What a step left behind: the frames it changed, whole, and the bursts when they changed. */
export interface Answer {
  n: number;
  /** What the next undo takes back, in words; null: nothing. */
  undo: string | null;
  redo: string | null;
  frames: Frame[];
  bursts?: string[][];
  /** Something the artist should know: what an undo had to leave alone. */
  note?: string;
}

/** A camera whose clock seems to be off, and what would be done about it, in words. */
export interface Clock {
  camera: string | null;
  /** Serial number. */
  body: string | null;
  /** To be added to its times. */
  seconds: number;
  says: string;
  move: string;
}

export interface TableAnswer extends Answer {
  import: { id: string; name: string; started: string | null };
  /** Photographs of which nothing is here yet. */
  arriving: number;
  /** Photographs of the home that are measured anew at the moment. */
  measuring?: number;
  /** How far an import under way, or measuring anew, is, in words. */
  progress?: string;
  /** Files of the import that are no pictures. */
  others?: number;
  clocks?: Clock[];
  /** Of the page's forms, as it is now. */
  token: string;
  bursts: string[][];
}

/** The decisions of one frame that a key can change. */
export interface Decision {
  mark?: Mark;
  rating?: number | null;
  label?: Label | null;
}

/** A decision painted on a frame before the server has answered. */
export interface Paint extends Decision { id: string }

/** The name of a frame on this page, arriving or not. */
export const refOf = (frame: Frame): string => frame.id ?? frame.key ?? frame.name;

export const hasPicture = (frame: Frame): boolean => frame.thumb !== undefined || (frame.w ?? 0) > 0;

const stored = [256, 512, 1024, 2048] as const;

/** The address of the smallest stored size whose longest side has at least so many pixels, or of the largest. */
export function pictureOf(frame: Frame, longestPixels: number): string | null {
  if (!hasPicture(frame)) return null;
  if (frame.id === null) return frame.thumb ?? null;
  return `/desk/pictures/${frame.id}/${stored.find((size) => size >= longestPixels) ?? stored[3]}`;
}

/** The whole picture in all its pixels. */
export const wholePictureOf = (frame: Frame): string | null => frame.id !== null && hasPicture(frame) ? `/desk/pictures/${frame.id}/full` : null;
