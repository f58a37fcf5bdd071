import { decisionWords } from './cell.js';
import { hasPicture, type Frame } from './frame.js';
import { make } from './make.js';
import type { Words } from './words.js';
import { placed, type Look, type Size } from './zoom.js';

/** One photograph large: the picture in a window that is zoomed and moved, and what is known of it under it. */
export class Pane {
  readonly element: HTMLElement;
  readonly window = make('div', { class: 'window', role: 'img' });
  frame: Frame | null = null;
  readonly #print = make('div', { class: 'print' });
  readonly #type = make('p', { class: 'type', hidden: true });
  readonly #name = make('span', { class: 'name' });
  readonly #decision = make('span', { class: 'decision' });
  readonly #stars = make('span', { class: 'stars', 'aria-hidden': 'true' });
  readonly #reason = make('i', { class: 'reason' });
  readonly #words: Words;
  #under: HTMLImageElement | null = null;
  #over: HTMLImageElement | null = null;

  constructor(words: Words) {
    this.#words = words;
    this.window.append(this.#print, this.#type);
    this.element = make('figure', { class: 'pane' }, this.window, make('figcaption', {},
      make('i', { class: 'dot', 'aria-hidden': 'true' }), make('i', { class: 'label', 'aria-hidden': 'true' }), this.#name, this.#stars, this.#decision, this.#reason));
  }

  /** Another photograph: `under` is shown at once, `over` the whole picture when it is here. */
  show(frame: Frame, place: string, under: HTMLImageElement | null, over: HTMLImageElement | null): void {
    this.frame = frame;
    this.#name.textContent = [frame.name, place].filter(Boolean).join(' · ');
    this.#reason.textContent = frame.reason ?? '';
    this.#type.hidden = hasPicture(frame);
    this.#type.textContent = hasPicture(frame) ? '' : this.#words.say('no-picture');
    this.#print.hidden = !hasPicture(frame);
    this.#print.style.backgroundColor = frame.colour ?? '';
    [this.#under, this.#over] = [under, over];
    this.#layers();
    this.update();
  }

  /** A sharper picture of the same photograph has come. */
  sharpen(under: HTMLImageElement | null, over: HTMLImageElement | null): void {
    if (under) this.#under = under;
    if (over) this.#over = over;
    this.#layers();
  }

  /** The decisions of the frame, painted. */
  update(): void {
    const { frame } = this;
    if (!frame) return;
    this.element.dataset.mark = frame.mark;
    if (frame.label) this.element.dataset.label = frame.label; else delete this.element.dataset.label;
    this.#stars.textContent = '★'.repeat(frame.rating ?? 0);
    this.#decision.textContent = decisionWords({ ...frame, rating: null }, this.#words);
    this.window.ariaLabel = `${frame.name}, ${decisionWords(frame, this.#words)}`;
  }

  /** Puts the picture where the look wants it. */
  place(window: Size, look: Look): void {
    const box = placed(window, this.size, look);
    const { style } = this.#print;
    [style.width, style.height, style.transform] = [`${box.w}px`, `${box.h}px`, `translate(${box.x}px, ${box.y}px)`];
    this.element.toggleAttribute('data-zoomed', look.scale !== null);
  }

  /** Of the whole picture, in its pixels. */
  get size(): Size {
    const { frame } = this;
    if (frame?.w && frame.h) return { w: frame.w, h: frame.h };
    return { w: this.#under?.naturalWidth || 1200, h: this.#under?.naturalHeight || 900 };
  }

  #layers(): void {
    const layers = [this.#under, this.#over].filter((layer) => layer !== null);
    if (layers.length === this.#print.children.length && layers.every((layer, index) => this.#print.children[index] === layer)) return;
    this.#print.replaceChildren(...layers);
  }
}
