import { make } from '../LightTable/make.js';
import type { Text } from './sequence.js';

/** What a layer is to show: a card alone, or a picture with its caption. */
export interface View { key: string; face: 'title' | 'card' | 'work'; texts: Text[]; turn: number; picture: string | null; ratio: number; isFilm: boolean; isTold: boolean }

/**
 * One of the two sheets of a surface. Its elements are used again and again, since ten hours are two thousand works: one `<img>`,
 * one caption, one card; nothing is added and nothing left behind.
 */
export class Layer {
  readonly element: HTMLElement;
  readonly #image = make('img', { alt: '', decoding: 'async' });
  readonly #caption = make('figcaption');
  readonly #figure = make('figure', {}, this.#image, this.#caption);
  readonly #card = make('div', { class: 'card' });
  readonly #said = make('p', { class: 'said-now' });
  #view: View | null = null;

  constructor() {
    this.element = make('div', { class: 'layer' }, this.#figure, this.#card, this.#said);
    this.clear();
  }

  get view(): View | null { return this.#view; }

  /** Puts everything in its place, unseen, and the picture decoded. Throws when the picture can't be shown. */
  async prepare(view: View): Promise<void> {
    this.#view = view;
    const isFigure = view.face === 'work' && (view.picture !== null || view.isFilm);
    this.#figure.hidden = !isFigure;
    this.#card.hidden = isFigure;
    this.#card.replaceChildren(...cardOf(view));
    if (!isFigure) return;
    this.#caption.replaceChildren(...view.texts.map((text) => captionOf(text)));
    this.turn(view.turn);
    this.#image.alt = view.texts[view.turn % view.texts.length]?.alt ?? '';
    this.#image.hidden = view.picture === null;
    if (view.picture === null) return;
    this.#image.src = view.picture;
    await this.#image.decode();
  }

  /** A moving picture takes the place of its still. */
  play(video: HTMLVideoElement): void {
    this.#image.hidden = true;
    this.#figure.prepend(video);
  }

  /** What is said at this moment; empty: nothing. */
  say(text: string, language: string): void {
    this.#said.textContent = text;
    if (language) this.#said.lang = language;
    else this.#said.removeAttribute('lang');
  }

  /** What can't be played is told by its card. */
  tell(): void {
    this.#figure.querySelector('video')?.remove();
    this.#figure.hidden = true;
    this.#card.hidden = false;
  }

  /** Another language's turn in the caption. */
  turn(index: number): void {
    const lines = this.#caption.children;
    for (let i = 0; i < lines.length; i++) lines[i]!.toggleAttribute('data-on', i === index % lines.length);
  }

  /** Seen or not, by a fade of so many seconds: opacity alone, which the compositor does without drawing anything anew. */
  fade(isSeen: boolean, seconds: number): void {
    this.element.style.transitionDuration = `${seconds}s`;
    this.element.style.opacity = isSeen ? '1' : '0';
  }

  /** Lets the decoded picture go. */
  clear(): void {
    this.fade(false, 0);
    this.#view = null;
    this.#figure.querySelector('video')?.remove();
    this.#image.hidden = false;
    this.#image.removeAttribute('src');
    this.#caption.replaceChildren();
    this.say('', '');
    this.#card.replaceChildren();
  }

  /** Where the picture itself lies in the layer, in its pixels; null when none is seen. */
  get pictureBox(): { left: number; top: number; width: number; height: number } | null {
    if (!this.#view?.picture || this.#view.face !== 'work') return null;
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.#image;
    const width = Math.min(offsetWidth, offsetHeight * this.#view.ratio);
    const height = width / this.#view.ratio;
    return { left: offsetLeft + (offsetWidth - width) / 2, top: offsetTop + (offsetHeight - height) / 2, width, height };
  }
}

/** The title of the turn's language large, the other languages under it. */
function cardOf({ texts, turn, face, isTold }: View): HTMLElement[] {
  const spoken = texts[turn % texts.length]!;
  const others = texts.filter((text) => text !== spoken && text.title !== spoken.title);
  const length = spoken.title.length;
  const heading = make('p', { class: length > 90 ? 'name very-long' : length > 36 ? 'name long' : 'name', lang: spoken.titleLanguage }, spoken.title);
  return [
    heading,
    ...(others.length ? [make('p', { class: 'others' }, ...others.map((text) => make('i', { lang: text.titleLanguage }, text.title)))] : []),
    ...(face === 'title' ? [hornsOf()] : []),
    ...(spoken.who ? [make('p', { class: 'who', lang: spoken.language }, spoken.who)] : []),
    ...(spoken.what ? [make('p', { class: 'what', lang: spoken.language }, spoken.what)] : []),
    ...(isTold && spoken.story ? [make('p', { class: 'story', lang: spoken.language }, spoken.story)] : []),
  ];
}

/** The row of ram's horns, as the page brought it; without it a plain line. */
function hornsOf(): HTMLElement {
  const drawn = document.querySelector<HTMLTemplateElement>('#horns-of-card')?.content.firstElementChild?.cloneNode(true);
  return make('span', { class: drawn ? 'rule drawn' : 'rule', 'aria-hidden': 'true' }, drawn);
}

function captionOf(text: Text): HTMLElement {
  const title = make('cite', { lang: text.titleLanguage }, text.title);
  return make('p', { lang: text.language }, text.who ? `${text.who}, ` : null, title, text.what ? make('span', { class: 'what' }, text.what) : null);
}
