import { hasPicture, refOf, type Frame } from './frame.js';
import type { Cell } from './fold.js';
import { make } from './make.js';
import type { Words } from './words.js';

/** Room around the picture and for the marks under it, in CSS pixels; the same numbers stand in light-table.css. */
const padding = 9;
const strip = 20;

/** One place of the contact sheet as an element: made once, bound to one frame after another while the sheet is scrolled. */
export class CellView {
  readonly element: HTMLElement;
  readonly #picture = make('span', { class: 'picture' });
  readonly #type = make('span', { class: 'type' });
  readonly #badge = make('span', { class: 'badge', 'aria-hidden': 'true' });
  readonly #stars = make('span', { class: 'stars', 'aria-hidden': 'true' });
  readonly #words: Words;
  index = -1;
  cell: Cell | null = null;

  constructor(words: Words) {
    this.#words = words;
    this.element = make('div', { role: 'gridcell', class: 'frame', tabindex: -1 }, this.#picture, this.#type, this.#badge,
      make('span', { class: 'marks', 'aria-hidden': 'true' }, make('i', { class: 'dot' }), make('i', { class: 'label' })), this.#stars);
  }

  /** Takes the place of a cell; the picture is put in by the sheet when it is there. */
  bind(index: number, cell: Cell, column: number, sizePixels: number): void {
    [this.index, this.cell] = [index, cell];
    const { frame } = cell;
    this.element.id = `f-${refOf(frame)}`;
    this.element.ariaColIndex = String(column + 1);
    this.#picture.replaceChildren();
    const { style } = this.#picture;
    if (hasPicture(frame)) {
      const room = { w: sizePixels - 2 * padding, h: sizePixels - padding - strip - 4 };
      const [w, h] = [frame.w || 4, frame.h || 3];
      const scale = Math.min(room.w / w, room.h / h);
      [style.width, style.height, style.backgroundColor] = [`${Math.max(1, w * scale)}px`, `${Math.max(1, h * scale)}px`, frame.colour ?? ''];
      this.#type.hidden = true;
    } else {
      style.width = style.height = '0';
      this.#type.textContent = frame.name;
      this.#type.hidden = false;
    }
    this.update();
  }

  show(image: HTMLImageElement): void {
    if (this.#picture.firstChild !== image) this.#picture.replaceChildren(image);
  }

  get hasImage(): boolean {
    return this.#picture.firstChild !== null;
  }

  /** What the frame's decisions show: cheap, since every key comes through here. */
  update(): void {
    const cell = this.cell!;
    const { frame } = cell;
    const { dataset } = this.element;
    dataset.mark = frame.mark;
    set(dataset, 'label', frame.label);
    set(dataset, 'burst', cell.folded ? 'folded' : cell.of > 1 ? cell.place === 1 ? 'first' : cell.place === cell.of ? 'last' : 'middle' : null);
    set(dataset, 'arriving', frame.id === null ? '' : null);
    const badge = cell.folded ? String(cell.of) : cell.of > 1 ? `${cell.place}/${cell.of}` : '';
    if (this.#badge.textContent !== badge) this.#badge.textContent = badge;
    const stars = '★'.repeat(frame.rating ?? 0);
    if (this.#stars.textContent !== stars) this.#stars.textContent = stars;
    this.element.ariaLabel = described(cell, this.#words);
  }
}

/** A frame in words, for those who hear the page. */
export function described(cell: Cell, words: Words): string {
  const { frame } = cell;
  return [
    frame.name,
    cell.folded ? words.say('burst.of', cell.of) : cell.of > 1 ? words.say('burst.place', cell.place, cell.of) : null,
    frame.id === null ? words.say('arriving') : decisionWords(frame, words),
    words.time(frame.taken),
  ].filter(Boolean).join(', ');
}

/** Its mark, stars and label in words. */
export function decisionWords(frame: Frame, words: Words): string {
  return [
    words.say(`mark.${frame.mark}`),
    frame.rating ? words.count('stars', frame.rating) : null,
    frame.label ? words.say(`label.${frame.label}`) : null,
  ].filter(Boolean).join(', ');
}

function set(dataset: DOMStringMap, name: string, value: string | null): void {
  if (value === null) delete dataset[name];
  else if (dataset[name] !== value) dataset[name] = value;
}
