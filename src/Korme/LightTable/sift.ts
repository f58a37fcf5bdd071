import { labels, type Frame, type Label, type Mark } from './frame.js';

/** Which frames are shown, and in which order. Lives in the address of the page, so that it survives a reload and can be kept. */
export interface Sift {
  marks: Mark[];
  /** At least so many stars; with `exactly` just so many. */
  stars: number | null;
  exactly: boolean;
  labels: (Label | 'none')[];
  group: 'burst' | 'single' | null;
  /** Inclusive; null: open at this end. In the units of the frame. */
  ranges: Record<Measure, [number | null, number | null]>;
  cameras: string[];
  /** `HH:MM`, inclusive; `from` later than `to` goes through midnight. */
  from: string | null;
  to: string | null;
  text: string;
  order: Order;
  down: boolean;
}

export const measures = ['detail', 'noise', 'highlights', 'shadows', 'exposure'] as const;
export type Measure = typeof measures[number];
export const orders = ['time', 'name', 'stars', 'mark', 'rank', ...measures] as const;
export type Order = typeof orders[number];
export const marks: readonly Mark[] = ['picked', 'undecided', 'rejected'];
const labelChoices = [...labels, 'none'] as const;

export const everything = (): Sift => ({
  marks: [], stars: null, exactly: false, labels: [], group: null,
  ranges: { detail: [null, null], noise: [null, null], highlights: [null, null], shadows: [null, null], exposure: [null, null] },
  cameras: [], from: null, to: null, text: '', order: 'time', down: false,
});

/** Reads it from an address; what can't be read is overlooked. */
export function siftOf(query: URLSearchParams): Sift {
  const sift = everything();
  const list = (name: string): string[] => query.get(name)?.split(',') ?? [];
  sift.marks = marks.filter((mark) => list('mark').includes(mark));
  sift.labels = labelChoices.filter((label) => list('label').includes(label));
  const [, sign, stars] = /^(=?)([0-5])$/.exec(query.get('stars') ?? '') ?? [];
  if (stars !== undefined) [sift.stars, sift.exactly] = [Number(stars), sign === '='];
  const group = query.get('group');
  if (group === 'burst' || group === 'single') sift.group = group;
  for (const measure of measures) {
    const [, low = '', high = ''] = /^(-?[\d.]*)~(-?[\d.]*)$/.exec(query.get(measure) ?? '') ?? [];
    sift.ranges[measure] = [finite(low), finite(high)];
  }
  sift.cameras = query.getAll('camera');
  sift.from = clock(query.get('from'));
  sift.to = clock(query.get('to'));
  sift.text = query.get('text') ?? '';
  sift.order = orders.find((order) => order === query.get('sort')) ?? 'time';
  sift.down = query.has('down');
  return sift;
}

/** Writes it into an address beside what else stands there. */
export function intoQuery(sift: Sift, query: URLSearchParams): void {
  for (const name of ['mark', 'label', 'stars', 'group', ...measures, 'camera', 'from', 'to', 'text', 'sort', 'down']) query.delete(name);
  if (sift.marks.length > 0) query.set('mark', sift.marks.join(','));
  if (sift.labels.length > 0) query.set('label', sift.labels.join(','));
  if (sift.stars !== null) query.set('stars', (sift.exactly ? '=' : '') + sift.stars);
  if (sift.group) query.set('group', sift.group);
  for (const measure of measures) {
    const [low, high] = sift.ranges[measure];
    if (low !== null || high !== null) query.set(measure, `${low ?? ''}~${high ?? ''}`);
  }
  for (const camera of sift.cameras) query.append('camera', camera);
  if (sift.from) query.set('from', sift.from);
  if (sift.to) query.set('to', sift.to);
  if (sift.text.trim()) query.set('text', sift.text.trim());
  if (sift.order !== 'time') query.set('sort', sift.order);
  if (sift.down) query.set('down', '');
}

export const isSifting = (sift: Sift): boolean => sift.marks.length > 0 || sift.stars !== null || sift.labels.length > 0 || sift.group !== null
  || measures.some((measure) => sift.ranges[measure].some((end) => end !== null)) || sift.cameras.length > 0 || sift.from !== null || sift.to !== null || sift.text.trim() !== '';

/** Whether a decision can change what is shown, or in which order. */
export const dependsOnDecisions = (sift: Sift): boolean =>
  sift.marks.length > 0 || sift.stars !== null || sift.labels.length > 0 || sift.order === 'stars' || sift.order === 'mark';

/** The frames that pass, in their order; the frames' own order decides between equals. `burstSize` gives how many share a frame's moment. */
export function sifted(frames: readonly Frame[], sift: Sift, burstSize: (frame: Frame) => number): Frame[] {
  const passed = isSifting(sift) ? frames.filter((frame) => passes(frame, sift, burstSize)) : [...frames];
  if (sift.order === 'time') return sift.down ? passed.reverse() : passed;
  const collator = sift.order === 'name' ? new Intl.Collator(undefined, { numeric: true }) : null;
  const sign = sift.down ? -1 : 1;
  return passed.sort((a, b) => {
    if (collator) return sign * collator.compare(a.name, b.name);
    const [one, other] = [valueOf(a, sift.order), valueOf(b, sift.order)];
    // What was not measured comes last, whichever way the others go.
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

export function passes(frame: Frame, sift: Sift, burstSize: (frame: Frame) => number): boolean {
  if (sift.marks.length > 0 && !sift.marks.includes(frame.mark)) return false;
  const stars = frame.rating ?? 0;
  if (sift.stars !== null && (sift.exactly ? stars !== sift.stars : stars < sift.stars)) return false;
  if (sift.labels.length > 0 && !sift.labels.includes(frame.label ?? 'none')) return false;
  if (sift.group && (burstSize(frame) > 1) !== (sift.group === 'burst')) return false;
  for (const measure of measures) {
    const [low, high] = sift.ranges[measure];
    if (low === null && high === null) continue;
    const value = frame[measure];
    if (value === null || (low !== null && value < low) || (high !== null && value > high)) return false;
  }
  if (sift.cameras.length > 0 && !sift.cameras.includes(frame.camera ?? '')) return false;
  if ((sift.from || sift.to) && !isBetween(frame.taken?.slice(11, 16), sift.from ?? '00:00', sift.to ?? '23:59')) return false;
  const text = sift.text.trim().toLocaleLowerCase();
  return !text || frame.name.toLocaleLowerCase().includes(text);
}

function isBetween(time: string | undefined, from: string, to: string): boolean {
  if (!time) return false;
  return from <= to ? from <= time && time <= to : time >= from || time <= to;
}

function valueOf(frame: Frame, order: Order): number | null {
  if (order === 'stars') return frame.rating ?? 0;
  if (order === 'mark') return marks.indexOf(frame.mark);
  if (order === 'rank') return frame.rank;
  return order === 'time' || order === 'name' ? null : frame[order];
}

const finite = (text: string): number | null => text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
const clock = (text: string | null): string | null => text && /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null;
