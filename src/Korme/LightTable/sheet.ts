import { CellView } from './cell.js';
import type { Cell } from './fold.js';
import { pictureOf, refOf } from './frame.js';
import { make } from './make.js';
import { Pictures } from './pictures.js';
import type { Words } from './words.js';

const gap = 8;
/** Rows kept above and below what is seen. */
const spareRows = 3;
const keptPictures = 600;

/**
 * The contact sheet: a grid (ARIA) of which only the rows near the window are elements. The current place has the focus, a
 * roving tabindex and the amber ring; its row stays an element wherever the sheet is scrolled to.
 */
export class Sheet {
  readonly element: HTMLElement;
  columns = 1;
  at = -1;
  readonly #rows = make('div', { role: 'rowgroup', class: 'rows' });
  readonly #shown = new Map<number, { element: HTMLElement; views: CellView[] }>();
  readonly #pictures = new Pictures(keptPictures, (url, image) => this.#arrived(url, image));
  readonly #spare: { element: HTMLElement; views: CellView[] }[] = [];
  #cells: readonly Cell[] = [];
  #selected: ReadonlySet<string> = new Set();
  #size = 200;
  #wantedSize = Number(localStorage.getItem('korme.table.size')) || 200;
  #window = { w: 0, h: 0 };
  #top = 0;
  #isDue = false;

  constructor(readonly words: Words, label: string) {
    this.element = make('div', { role: 'grid', class: 'sheet', 'aria-label': label, 'aria-multiselectable': 'true', 'aria-readonly': 'true' }, this.#rows);
    this.element.addEventListener('scroll', () => { this.#top = this.element.scrollTop; this.#soon(); }, { passive: true });
    new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width === this.#window.w && height === this.#window.h) return;
      this.#window = { w: width, h: height };
      this.#layOut();
    }).observe(this.element);
  }

  /** The places from now on; `at` is the current one. */
  show(cells: readonly Cell[], at: number): void {
    this.#cells = cells;
    this.at = Math.min(at, cells.length - 1);
    this.#layOut();
  }

  /** One place has another frame on top. */
  replace(index: number): void {
    const row = this.#shown.get(Math.floor(index / this.columns));
    const view = row?.views[index % this.columns];
    if (!view) return;
    this.#bind(view, index);
    this.#wantPictures();
  }

  /** Repaints the decisions of the places that are elements and pass. */
  update(isConcerned: (cell: Cell) => boolean): void {
    for (const { views } of this.#shown.values()) for (const view of views) if (view.cell && isConcerned(view.cell)) view.update();
  }

  select(selected: ReadonlySet<string>): void {
    this.#selected = selected;
    for (const { views } of this.#shown.values()) for (const view of views) this.#markSelected(view);
  }

  /** Makes a place the current one and brings it into the window. */
  go(index: number, isFocused = true): void {
    if (index < 0 || index >= this.#cells.length) return;
    const before = this.#rows.querySelector<HTMLElement>('[data-here]');
    this.at = index;
    this.#reveal(index);
    const now = this.#view(index);
    if (!now) return;
    if (before && before !== now.element) { before.tabIndex = -1; delete before.dataset.here; }
    now.element.tabIndex = 0;
    now.element.dataset.here = '';
    if (isFocused) now.element.focus({ preventScroll: true });
  }

  focus(): void {
    this.#view(this.at)?.element.focus({ preventScroll: true });
  }

  /** Whether the sheet or something in it has the focus. */
  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  /** The place that an element of the page belongs to; -1: none. */
  indexOf(target: EventTarget | null): number {
    const element = target instanceof Element ? target.closest('.frame') : null;
    if (!element) return -1;
    for (const { views } of this.#shown.values()) for (const view of views) if (view.element === element) return view.index;
    return -1;
  }

  /** Larger (1) or smaller (−1) pictures. */
  resize(direction: number): void {
    this.#wantedSize = Math.min(420, Math.max(110, Math.round(this.#wantedSize * (direction > 0 ? 1.25 : 0.8))));
    localStorage.setItem('korme.table.size', String(this.#wantedSize));
    this.#layOut();
  }

  /** Rows that fit in the window: how far PageDown goes. */
  get rowsInWindow(): number {
    return Math.max(1, Math.floor(this.#window.h / (this.#size + gap)));
  }

  /** A decoded thumbnail, when there is one: what is shown until a larger picture has come. */
  thumbnail(cell: Cell): HTMLImageElement | undefined {
    const url = this.#urlOf(cell);
    return url ? this.#pictures.get(url) : undefined;
  }

  #view(index: number): CellView | undefined {
    return this.#shown.get(Math.floor(index / this.columns))?.views[index % this.columns];
  }

  #layOut(): void {
    const { w } = this.#window;
    if (w === 0) return;
    const wanted = Math.min(this.#wantedSize, w / 3 - gap); // three beside each other on a phone too
    this.columns = Math.max(1, Math.floor((w + gap) / (wanted + gap)));
    this.#size = (w + gap) / this.columns - gap;
    const hadFocus = this.hasFocus;
    this.#shown.forEach((row) => row.element.remove());
    this.#shown.clear();
    this.#spare.length = 0;
    const rows = Math.ceil(this.#cells.length / this.columns);
    this.element.style.setProperty('--size', `${this.#size}px`);
    this.element.ariaRowCount = String(rows);
    this.element.ariaColCount = String(this.columns);
    this.#rows.style.height = `${Math.max(0, rows * (this.#size + gap) - gap)}px`;
    if (this.at >= 0) this.#reveal(this.at);
    this.#render();
    if (hadFocus) this.focus();
  }

  #reveal(index: number): void {
    const step = this.#size + gap;
    const top = Math.floor(index / this.columns) * step;
    if (top < this.#top + step * 0.25) this.#scrollTo(Math.max(0, top - step * 0.25));
    else if (top + this.#size > this.#top + this.#window.h - step * 0.25) this.#scrollTo(top + this.#size - this.#window.h + step * 0.25);
    if (!this.#view(index)) this.#render();
  }

  #scrollTo(top: number): void {
    this.element.scrollTop = this.#top = Math.max(0, Math.min(top, this.#rows.offsetHeight - this.#window.h + 2 * gap));
    this.#render();
  }

  /** Scrolling asks for many renders in one picture of the screen; one is enough. */
  #soon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => { this.#isDue = false; this.#render(); });
  }

  #render(): void {
    if (this.#window.h === 0) return;
    const step = this.#size + gap;
    const last = Math.ceil(this.#cells.length / this.columns) - 1;
    const from = Math.max(0, Math.floor(this.#top / step) - spareRows);
    const to = Math.min(last, Math.floor((this.#top + this.#window.h) / step) + spareRows);
    const here = Math.floor(this.at / this.columns);
    for (const [row, shown] of this.#shown) {
      if ((row >= from && row <= to) || row === here) continue;
      shown.element.remove();
      this.#shown.delete(row);
      this.#spare.push(shown);
    }
    for (let row = from; row <= to; row += 1) this.#showRow(row, step);
    if (here >= 0 && here <= last) this.#showRow(here, step);
    this.#wantPictures();
  }

  #showRow(row: number, step: number): void {
    if (this.#shown.has(row)) return;
    const made = this.#spare.pop() ?? this.#newRow();
    made.element.ariaRowIndex = String(row + 1);
    made.element.style.transform = `translateY(${row * step}px)`;
    this.#shown.set(row, made);
    made.views.forEach((view, column) => {
      const index = row * this.columns + column;
      view.element.hidden = index >= this.#cells.length;
      if (!view.element.hidden) this.#bind(view, index);
      else [view.index, view.cell] = [-1, null];
    });
    // In the order of the photographs, for those who hear the page.
    const after = [...this.#shown].filter(([other]) => other > row).sort(([a], [b]) => a - b)[0]?.[1].element ?? null;
    this.#rows.insertBefore(made.element, after);
  }

  #newRow(): { element: HTMLElement; views: CellView[] } {
    const views = Array.from({ length: this.columns }, () => new CellView(this.words));
    return { views, element: make('div', { role: 'row', class: 'row' }, ...views.map((view) => view.element)) };
  }

  #bind(view: CellView, index: number): void {
    const cell = this.#cells[index]!;
    view.bind(index, cell, index % this.columns, this.#size);
    const isHere = index === this.at;
    view.element.tabIndex = isHere ? 0 : -1;
    if (isHere) view.element.dataset.here = ''; else delete view.element.dataset.here;
    this.#markSelected(view);
    const url = this.#urlOf(cell);
    const image = url ? this.#pictures.get(url) : undefined;
    if (image) view.show(image);
  }

  #markSelected(view: CellView): void {
    if (view.cell) view.element.ariaSelected = this.#selected.has(refOf(view.cell.frame)) ? 'true' : 'false';
  }

  #urlOf(cell: Cell): string | null {
    return pictureOf(cell.frame, this.#size * (devicePixelRatio || 1) > 320 ? 512 : 256);
  }

  /** What is in the window first, then what is nearest to it. */
  #wantPictures(): void {
    const middle = (this.#top + this.#window.h / 2) / (this.#size + gap);
    const rows = [...this.#shown].sort(([a], [b]) => Math.abs(a + 0.5 - middle) - Math.abs(b + 0.5 - middle));
    const urls: string[] = [];
    for (const [, { views }] of rows) {
      for (const view of views) {
        const url = view.cell && !view.hasImage ? this.#urlOf(view.cell) : null;
        if (url) urls.push(url);
      }
    }
    this.#pictures.want(urls);
  }

  #arrived(url: string, image: HTMLImageElement): void {
    for (const { views } of this.#shown.values()) {
      for (const view of views) if (view.cell && this.#urlOf(view.cell) === url) view.show(image);
    }
  }
}
