import { pictureOf, wholePictureOf, type Frame } from './frame.js';
import { followPointers } from './gestures.js';
import { make } from './make.js';
import { Pane } from './pane.js';
import { Pictures } from './pictures.js';
import type { Words } from './words.js';
import { fitting, moved, oneToOne, placed, whole, zoomedAt, type Look, type Point, type Size } from './zoom.js';

/** What is shown at full size. */
export interface Shown {
  frames: Frame[];
  /** Which of them the keys go to. */
  active: number;
  /** Photographs that are likely next, most likely first: fetched and decoded ahead. */
  near: Frame[];
  /** Place in the burst, in words. */
  placeOf(frame: Frame): string;
  /** A small picture that is here already. */
  thumbnailOf(frame: Frame): HTMLImageElement | undefined;
}

/** Screens' worth of decoded pictures that are kept: some 11 MB each. */
const keptScreens = 8;
/** Whole pictures: a 24-megapixel one is 96 MB decoded. */
const keptWhole = 5;

/**
 * One to four photographs as large as the window. Zoom and the point looked at are one for all of them, and stay when the next
 * photograph comes: that is how two frames of a burst are compared.
 */
export class Stage {
  readonly element = make('div', { class: 'stage', hidden: true, role: 'group' });
  readonly #panes: Pane[] = [];
  readonly #screens = new Pictures(keptScreens, () => this.#sharpen());
  readonly #wholes = new Pictures(keptWhole, () => this.#sharpen());
  #shown: Shown | null = null;
  #look: Look = whole;
  #window: Size = { w: 0, h: 0 };
  #pointer: Point | null = null;

  /** `go`: the person swiped to the next (1) or previous (−1); `activate`: they touched another of the compared. */
  constructor(readonly words: Words, go: (direction: number) => void, readonly activate: (index: number) => void) {
    new ResizeObserver(() => this.#measure()).observe(this.element);
    followPointers(this.element, {
      at: (point) => { this.#pointer = point; },
      isZoomed: () => this.#look.scale !== null,
      drag: (by) => this.pan(by),
      swipe: (direction) => { if (this.#shown?.frames.length === 1) go(direction); },
      zoom: (at, factor) => this.#zoomBy(at, factor),
      toggle: (at) => { this.#pointer = at; this.zoom(); },
      press: (element) => {
        const index = this.#panes.findIndex((pane) => pane.element.contains(element));
        if (index >= 0) this.activate(index);
      },
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  get isZoomed(): boolean {
    return this.#look.scale !== null;
  }

  /** Opens, or shows others; the look stays. */
  show(shown: Shown): void {
    const wasClosed = this.element.hidden;
    if (wasClosed) [this.#look, this.#pointer] = [whole, null];
    this.#shown = shown;
    this.element.hidden = false;
    this.element.dataset.count = String(shown.frames.length);
    while (this.#panes.length < shown.frames.length) this.#panes.push(new Pane(this.words));
    const panes = this.#panes.slice(0, shown.frames.length).map((pane) => pane.element);
    if (panes.length !== this.element.childElementCount) this.element.replaceChildren(...panes);
    shown.frames.forEach((frame, index) => {
      const pane = this.#panes[index]!;
      pane.element.toggleAttribute('data-here', shown.frames.length > 1 && index === shown.active);
      if (pane.frame !== frame || wasClosed) pane.show(frame, shown.placeOf(frame), this.#bestFor(frame), this.#wholeOf(frame));
      else pane.update();
    });
    if (wasClosed || panes.length > 1) this.#measure(); else this.#place();
    this.#want();
  }

  close(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
    this.#shown = null;
    this.#screens.want([]);
    this.#wholes.want([]);
  }

  /** Repaints decisions and reasons. */
  update(): void {
    for (const pane of this.#panes) pane.update();
  }

  /** Between the whole picture and 1:1 at the point of the pointer; in the middle when there is none. */
  zoom(): void {
    const pane = this.#activePane();
    if (!pane) return;
    const middle = { x: this.#window.w / 2, y: this.#window.h / 2 };
    this.#look = this.#look.scale !== null ? whole : zoomedAt(this.#window, pane.size, this.#look, this.#pointer ?? middle, this.#largest(pane));
    this.#place();
    this.#want();
  }

  /** Back to the whole picture. */
  unzoom(): void {
    this.#look = whole;
    this.#place();
  }

  /** Moves what is seen by CSS pixels. */
  pan(by: Point): void {
    const pane = this.#activePane();
    if (!pane) return;
    this.#look = moved(this.#window, pane.size, this.#look, by);
    this.#place();
  }

  /** How much of one window an arrow key moves. */
  panBy(across: number, down: number): void {
    this.pan({ x: -across * this.#window.w * 0.2, y: -down * this.#window.h * 0.2 });
  }

  /** Percent of the picture's own pixels. */
  get percent(): number {
    const pane = this.#activePane();
    if (!pane) return 100;
    return Math.round(100 * (this.#look.scale ?? fitting(this.#window, pane.size)) * (devicePixelRatio || 1));
  }

  /** The picture that a frame has here now: whether it is sharp for this window. For tests and measurements. */
  isSharp(frame: Frame): boolean {
    const url = this.#screenUrl(frame);
    return url !== null && this.#screens.get(url) !== undefined;
  }

  #zoomBy(at: Point, factor: number): void {
    const pane = this.#activePane();
    if (!pane) return;
    const now = this.#look.scale ?? fitting(this.#window, pane.size);
    this.#look = zoomedAt(this.#window, pane.size, this.#look, at, Math.min(now * factor, 4 * this.#largest(pane)));
    this.#place();
    this.#want();
  }

  /** 1:1; for a picture smaller than the window twice that, or Z would do nothing. */
  #largest(pane: Pane): number {
    const one = oneToOne();
    return fitting(this.#window, pane.size) >= one ? 2 * one : one;
  }

  #activePane(): Pane | undefined {
    return this.#shown ? this.#panes[this.#shown.active] : undefined;
  }

  #measure(): void {
    const pane = this.#panes[0];
    if (!pane || this.element.hidden) return;
    const { clientWidth: w, clientHeight: h } = pane.window;
    if (w === 0 || h === 0) return;
    const isNew = w !== this.#window.w || h !== this.#window.h;
    this.#window = { w, h };
    this.#place();
    if (isNew) this.#want();
  }

  #place(): void {
    if (this.#window.w === 0) return;
    this.#shown?.frames.forEach((_, index) => this.#panes[index]!.place(this.#window, this.#look));
  }

  #screenUrl(frame: Frame): string | null {
    const { w, h } = this.#window;
    const size = { w: frame.w || 3, h: frame.h || 2 };
    const box = placed({ w: w || innerWidth, h: h || innerHeight }, size, whole);
    return pictureOf(frame, Math.max(512, Math.max(box.w, box.h) * (devicePixelRatio || 1) * 0.95));
  }

  #bestFor(frame: Frame): HTMLImageElement | null {
    const url = this.#screenUrl(frame);
    return (url ? this.#screens.get(url) : undefined) ?? (this.#shown?.thumbnailOf(frame)?.cloneNode() as HTMLImageElement | undefined) ?? null;
  }

  #wholeOf(frame: Frame): HTMLImageElement | null {
    const url = this.#look.scale === null ? null : wholePictureOf(frame);
    return url ? this.#wholes.get(url) ?? null : null;
  }

  #sharpen(): void {
    this.#shown?.frames.forEach((frame, index) => {
      const url = this.#screenUrl(frame);
      this.#panes[index]!.sharpen((url ? this.#screens.get(url) : undefined) ?? null, this.#wholeOf(frame));
      if (!frame.w) this.#place();
    });
  }

  #want(): void {
    if (!this.#shown || this.#window.w === 0) return;
    const frames = [...this.#shown.frames, ...this.#shown.near];
    this.#screens.want(frames.flatMap((frame) => this.#screenUrl(frame) ?? []));
    // The whole pictures are large: only where somebody looks that close, and the one that comes next.
    const close = this.#look.scale === null ? [] : [...this.#shown.frames, ...this.#shown.near.slice(0, 1)];
    this.#wholes.want(close.flatMap((frame) => wholePictureOf(frame) ?? []));
    this.#sharpen();
  }
}

