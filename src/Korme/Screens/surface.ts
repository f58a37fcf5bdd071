import { make } from '../LightTable/make.js';
import { boxOf, matrix3d } from './homography.js';
import { Layer, type View } from './layer.js';
import type { Corner, Surface as SurfaceOfWall } from './wall.js';

/** A quadrilateral of the screen: two layers that take turns, a grid and a check card over them. */
export class Surface {
  readonly element: HTMLElement;
  readonly #layers: [Layer, Layer] = [new Layer(), new Layer()];
  readonly #grid = make('img', { class: 'grid', alt: '', hidden: true });
  readonly #check = make('img', { class: 'check', alt: '', hidden: true });
  #front = 0;

  constructor(readonly settings: SurfaceOfWall) {
    this.element = make('div', { class: 'surface' }, this.#layers[0].element, this.#layers[1].element, this.#grid, this.#check);
  }

  get front(): Layer { return this.#layers[this.#front]!; }
  get back(): Layer { return this.#layers[1 - this.#front]!; }

  /** Lays it onto its corners in a window of this size. */
  place(windowWidth: number, windowHeight: number, ratio: number | null): void {
    const corners = this.settings.corners.map(([x, y]): Corner => [x * windowWidth, y * windowHeight]);
    const { width, height } = boxOf(corners, ratio);
    const { style } = this.element;
    [style.width, style.height] = [`${width}px`, `${height}px`];
    style.transform = matrix3d(width, height, corners);
  }

  /** Everything of the next view, unseen. A fade that is still going on is finished first. */
  prepare(view: View): Promise<void> {
    this.back.clear();
    return this.back.prepare(view);
  }

  conceal(seconds: number): void { this.front.fade(false, seconds); }

  /** What was prepared comes forward. */
  reveal(seconds: number): void {
    this.front.fade(false, seconds);
    this.back.fade(true, seconds);
    this.#front = 1 - this.#front;
  }

  /** Dark at once, and nothing of it kept. */
  blank(): void {
    for (const layer of this.#layers) layer.clear();
    this.grid(null);
  }

  /** The grid over the picture that is seen; null: none. The address is asked for once the picture's place is known. */
  grid(addressOf: ((partOfWidth: number, ratio: number) => string) | null): void {
    const box = addressOf && this.front.pictureBox;
    this.#grid.hidden = !box;
    if (!box || !addressOf) { this.#grid.removeAttribute('src'); return; }
    const { style } = this.#grid;
    [style.left, style.top, style.width, style.height] = [`${box.left}px`, `${box.top}px`, `${box.width}px`, `${box.height}px`];
    const address = addressOf(box.width / this.element.offsetWidth, box.width / box.height);
    if (this.#grid.getAttribute('src') !== address) this.#grid.src = address;
  }

  /** How much of the surface's width the picture takes, 0 to 1; null when none is seen. */
  get partOfWidth(): number | null {
    const box = this.front.pictureBox;
    return box && box.width / this.element.offsetWidth;
  }

  check(address: string | null): void {
    this.#check.hidden = address === null;
    if (address === null) this.#check.removeAttribute('src');
    else this.#check.src = address;
  }
}
