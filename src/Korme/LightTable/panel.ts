import type { Cell } from './fold.js';
import { labels, pictureOf, type Frame } from './frame.js';
import { make } from './make.js';
import { Pictures } from './pictures.js';
import type { Measure } from './sift.js';
import type { Words } from './words.js';

/** Beside the sheet: the photograph you are at, larger, why it stands where it does, and the numbers under that. */
export class Panel {
  readonly element: HTMLElement;
  readonly #print = make('div', { class: 'print' });
  readonly #reason = make('p', { class: 'reason' });
  readonly #facts = make('p', { class: 'facts' });
  readonly #file = make('p', { class: 'file' });
  readonly #lines: Record<Measure, { row: HTMLElement; part: HTMLElement; value: HTMLElement }>;
  readonly #measures = make('dl', { class: 'measures' });
  readonly #labels: HTMLElement;
  readonly #pictures = new Pictures(12, (url, image) => { if (url === this.#url) this.#print.replaceChildren(image); });
  #url: string | null = null;
  #timer = 0;

  constructor(readonly words: Words) {
    const line = (name: string): { row: HTMLElement; part: HTMLElement; value: HTMLElement } => {
      const [part, value] = [make('span', { class: 'length' }), make('dd', { class: 'value' })];
      const row = make('div', {}, make('dt', {}, words.say(name)), make('dd', { class: 'line', 'aria-hidden': 'true' }, part), value);
      this.#measures.append(row);
      return { row, part, value };
    };
    this.#lines = { detail: line('detail'), noise: line('noise'), highlights: line('highlights'), shadows: line('shadows'), exposure: line('exposure') };
    this.#labels = make('div', { class: 'labels', role: 'group', 'aria-label': words.say('labels') }, ...labels.map((label, index) =>
      make('button', { type: 'button', 'data-do': 'label', 'data-value': index, 'data-label': label, 'aria-pressed': 'false', title: words.say(`label.${label}`) + (index < 4 ? ` (${index + 6})` : ''), 'aria-label': words.say(`label.${label}`) })));
    this.element = make('aside', { class: 'panel', 'aria-label': words.say('panel') }, this.#print, this.#reason, this.#facts, this.#measures, this.#labels, this.#file);
  }

  /** Shows a place of the sheet; nothing for null. `thumbnail` stands in until a larger picture is here. */
  show(cell: Cell | null, thumbnail: HTMLImageElement | undefined): void {
    this.element.toggleAttribute('data-empty', cell === null);
    if (!cell) return;
    const { frame } = cell;
    const url = pictureOf(frame, 400 * (devicePixelRatio || 1));
    if (url !== this.#url) {
      this.#url = url;
      const image = (url ? this.#pictures.get(url) : undefined) ?? (thumbnail?.cloneNode() as HTMLImageElement | undefined);
      this.#print.style.aspectRatio = `${frame.w || 4} / ${frame.h || 3}`;
      this.#print.style.setProperty('--r', String((frame.w || 4) / (frame.h || 3)));
      this.#print.style.backgroundColor = frame.colour ?? '';
      this.#print.replaceChildren(...image ? [image] : []);
      // Not for each of the photographs that a held key runs through.
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => { if (url) this.#pictures.want([url]); }, 70);
    }
    this.update(cell);
  }

  /** What may have changed about the photograph that is shown. */
  update(cell: Cell): void {
    const { words } = this;
    const { frame } = cell;
    text(this.#reason, frame.id === null ? words.say('arriving') : frame.reason ?? '');
    text(this.#facts, [cell.of > 1 ? words.say('burst.place', cell.place, cell.of) : null, words.time(frame.taken), frame.settings].filter(Boolean).join(' · '));
    text(this.#file, [frame.name, frame.camera].filter(Boolean).join(' · '));
    this.#line('detail', frame, (value) => words.number(value, 2), (value) => value / 1.2);
    this.#line('noise', frame, (value) => words.number(value, 1), (value) => value / 12);
    this.#line('highlights', frame, (value) => words.percent(value), (value) => value * 5);
    this.#line('shadows', frame, (value) => words.percent(value), (value) => value * 5);
    this.#line('exposure', frame, (value) => words.stops(value), (value) => 0.5 + value / 6);
    for (const swatch of this.#labels.children) swatch.ariaPressed = String((swatch as HTMLElement).dataset.label === frame.label);
  }

  #line(name: Measure, frame: Frame, words: (value: number) => string, length: (value: number) => number): void {
    const { row, part, value } = this.#lines[name];
    const number = frame[name];
    row.hidden = number === null;
    if (number === null) return;
    text(value, words(number));
    const end = 100 * Math.min(1, Math.max(0, length(number)));
    const [from, to] = name === 'exposure' ? [Math.min(50, end), Math.max(50, end)] : [0, end];
    [part.style.insetInlineStart, part.style.inlineSize] = [`${from}%`, `${Math.max(1, to - from)}%`];
  }
}

function text(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
