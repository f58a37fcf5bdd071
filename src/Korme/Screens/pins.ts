import { button, make } from '../LightTable/make.js';
import type { Words } from '../LightTable/words.js';
import { isConvex } from './homography.js';
import type { Corner, Wall } from './wall.js';

const most = { surfaces: 12, masks: 24, maskCorners: 24 };

/** A surface or a mask: what is drawn and pulled at. */
interface Shape { isMask: boolean; index: number; corners: Corner[] }

/**
 * The corners of surfaces and masks, to be pulled by hand or moved by keys: each corner is a button that Tab reaches; arrows move it by a
 * pixel, with Shift by ten, with Alt by a quarter. A shape pulled at its inside moves whole.
 */
export class Pins {
  readonly element: HTMLElement;
  readonly #drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  readonly #handles = make('div', { class: 'handles' });
  readonly #tools: HTMLElement;
  #chosen: { isMask: boolean; index: number } = { isMask: false, index: 0 };
  #pulled: { shape: Shape; corner: number; x: number; y: number } | null = null;

  /** @param changed Told after every move; `true` when surfaces came or went. */
  constructor(readonly words: Words, readonly wall: Wall, readonly changed: (isOther: boolean) => void) {
    this.#drawing.setAttribute('class', 'outlines');
    this.#drawing.setAttribute('aria-hidden', 'true');
    this.#tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': words.say('pins') },
      button('add-surface', words.say('pins.add-surface')), button('add-mask', words.say('pins.add-mask')), button('add-corner', words.say('pins.add-corner')),
      button('ahead', ''), button('reset', words.say('pins.reset')), button('remove', words.say('pins.remove')), make('p', { class: 'hint' }, words.say('pins.hint')), button('pins', words.say('done'), 'E'));
    this.element = make('section', { class: 'pins', 'aria-label': words.say('pins'), hidden: true }, this.#drawing as unknown as Node, this.#handles, this.#tools);
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('pointerdown', (event) => this.#onDown(event));
    this.element.addEventListener('pointermove', (event) => this.#onMove(event));
    for (const end of ['pointerup', 'pointercancel'] as const) this.element.addEventListener(end, () => { this.#pulled = null; });
    this.element.addEventListener('click', (event) => this.#onClick(event));
    this.element.addEventListener('focusin', (event) => this.#onFocus(event));
  }

  get isOpen(): boolean { return !this.element.hidden; }

  open(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    if (!isOpen) return;
    this.draw();
    this.#handles.querySelector('button')?.focus();
  }

  /** Everything anew: shapes came or went, or the window has another size. */
  draw(): void {
    if (!this.isOpen) return;
    const shapes = this.#shapes();
    if (!shapes.some((shape) => this.#isChosen(shape))) this.#chosen = { isMask: false, index: 0 };
    const focused = (document.activeElement as HTMLElement | null)?.dataset.corner;
    this.#drawing.setAttribute('viewBox', `0 0 ${innerWidth} ${innerHeight}`);
    this.#drawing.replaceChildren(...shapes.map((shape) => {
      const outline = document.createElementNS('http://www.w3.org/2000/svg', 'polygon');
      outline.setAttribute('class', (shape.isMask ? 'mask' : 'surface') + (this.#isChosen(shape) ? ' chosen' : ''));
      outline.dataset.shape = nameOf(shape);
      outline.setAttribute('points', shape.corners.map(([x, y]) => `${x * innerWidth},${y * innerHeight}`).join(' '));
      return outline;
    }));
    this.#handles.replaceChildren(...shapes.flatMap((shape) => shape.corners.map((corner, index) => this.#handle(shape, corner, index))));
    if (focused) this.#handles.querySelector<HTMLElement>(`[data-corner="${focused}"]`)?.focus();
    const ahead = this.#tools.querySelector<HTMLElement>('[data-do=ahead]')!;
    ahead.hidden = this.#chosen.isMask || this.wall.surfaces.length < 2;
    ahead.querySelector('span')!.textContent = this.words.say('pins.ahead', this.wall.surfaces[this.#chosen.index]?.ahead ?? 0);
    this.#tools.querySelector<HTMLElement>('[data-do=add-corner]')!.hidden = !this.#chosen.isMask;
  }

  #handle(shape: Shape, [x, y]: Corner, index: number): HTMLElement {
    const handle = make('button', { type: 'button', class: `pin ${shape.isMask ? 'of-mask' : ''}`, 'data-corner': `${nameOf(shape)}:${index}`, 'data-place': shape.isMask ? '' : index });
    handle.style.left = `${x * innerWidth}px`;
    handle.style.top = `${y * innerHeight}px`;
    const where = shape.isMask ? this.words.say('pins.corner', index + 1) : this.words.say(`pins.corner.${index}`);
    handle.setAttribute('aria-label', `${this.words.say(shape.isMask ? 'pins.mask' : 'pins.surface', shape.index + 1)}, ${where}: ${this.words.number(100 * x, 1)} %, ${this.words.number(100 * y, 1)} %`);
    return handle;
  }

  #onKey(event: KeyboardEvent): void {
    const at = this.#cornerOf(event.target);
    if (!at) return;
    const by = event.shiftKey ? 10 : event.altKey ? 0.25 : 1;
    const way = ({ ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] } as Record<string, Corner>)[event.key];
    if (way) this.#move(at.shape, [at.index], way[0] / innerWidth, way[1] / innerHeight);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#removeCorner(at.shape, at.index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onDown(event: PointerEvent): void {
    const at = this.#cornerOf(event.target);
    const shape = at?.shape ?? this.#shapeNamed((event.target as SVGElement).dataset?.shape);
    if (!shape) return;
    this.#chosen = shape;
    this.#pulled = { shape, corner: at?.index ?? -1, x: event.clientX, y: event.clientY };
    this.element.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.draw();
    if (at) this.#handles.querySelector<HTMLElement>(`[data-corner="${nameOf(shape)}:${at.index}"]`)?.focus();
  }

  #onMove(event: PointerEvent): void {
    if (!this.#pulled) return;
    const { shape, corner, x, y } = this.#pulled;
    const corners = corner < 0 ? shape.corners.map((_, index) => index) : [corner];
    if (this.#move(shape, corners, (event.clientX - x) / innerWidth, (event.clientY - y) / innerHeight)) [this.#pulled.x, this.#pulled.y] = [event.clientX, event.clientY];
  }

  #onClick(event: MouseEvent): void {
    const act = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
    const { surfaces, masks } = this.wall;
    const { isMask, index } = this.#chosen;
    if (act === 'add-surface' && surfaces.length < most.surfaces) {
      const by = 0.04 * surfaces.length;
      surfaces.push({ corners: box(0.3 + by, 0.3 + by, 0.6 + by, 0.65 + by), ahead: surfaces.length });
      this.#chosen = { isMask: false, index: surfaces.length - 1 };
    } else if (act === 'add-mask' && masks.length < most.masks) {
      masks.push(box(0.42, 0.42, 0.58, 0.58));
      this.#chosen = { isMask: true, index: masks.length - 1 };
    } else if (act === 'add-corner' && isMask && masks[index]!.length < most.maskCorners) {
      const corners = masks[index]!;
      const at = this.#cornerOf(document.activeElement)?.index ?? corners.length - 1;
      const [a, b] = [corners[at]!, corners[(at + 1) % corners.length]!];
      corners.splice(at + 1, 0, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    } else if (act === 'ahead') surfaces[index]!.ahead = (surfaces[index]!.ahead + 1) % Math.max(2, surfaces.length);
    else if (act === 'reset') {
      if (isMask) masks[index] = box(0.42, 0.42, 0.58, 0.58);
      else surfaces[index]!.corners = box(0, 0, 1, 1);
    } else if (act === 'remove') {
      if (isMask) masks.splice(index, 1);
      else if (surfaces.length > 1) surfaces.splice(index, 1);
    } else return;
    this.draw();
    if (act?.startsWith('add')) this.#handles.querySelector<HTMLElement>(`[data-corner^="${nameOf(this.#chosen)}:"]`)?.focus();
    this.changed(true);
  }

  #onFocus(event: FocusEvent): void {
    const at = this.#cornerOf(event.target);
    if (!at || this.#isChosen(at.shape)) return;
    this.#chosen = at.shape;
    this.draw();
  }

  /** False when a surface would be turned inside out, or leave the screen by more than half of it. */
  #move(shape: Shape, indexes: number[], dx: number, dy: number): boolean {
    const moved = shape.corners.map(([x, y], index): Corner => indexes.includes(index) ? [x + dx, y + dy] : [x, y]);
    if (moved.some((corner) => corner.some((each) => each < -0.5 || each > 1.5)) || (!shape.isMask && !isConvex(moved))) return false;
    shape.corners.splice(0, shape.corners.length, ...moved);
    this.draw();
    this.changed(false);
    return true;
  }

  #removeCorner(shape: Shape, index: number): void {
    if (!shape.isMask || shape.corners.length <= 3) return;
    shape.corners.splice(index, 1);
    this.draw();
    this.#handles.querySelector<HTMLElement>(`[data-corner^="${nameOf(shape)}:"]`)?.focus();
    this.changed(false);
  }

  #shapes(): Shape[] {
    return [...this.wall.surfaces.map(({ corners }, index) => ({ isMask: false, index, corners })), ...this.wall.masks.map((corners, index) => ({ isMask: true, index, corners }))];
  }

  #cornerOf(target: EventTarget | null): { shape: Shape; index: number } | null {
    const [name, index] = (target instanceof HTMLElement && target.dataset.corner?.split(':')) || [];
    const shape = this.#shapeNamed(name);
    return shape ? { shape, index: Number(index) } : null;
  }

  #shapeNamed(name: string | undefined): Shape | undefined { return this.#shapes().find((shape) => nameOf(shape) === name); }

  #isChosen(shape: { isMask: boolean; index: number }): boolean { return shape.isMask === this.#chosen.isMask && shape.index === this.#chosen.index; }
}

const nameOf = ({ isMask, index }: { isMask: boolean; index: number }): string => `${isMask ? 'm' : 's'}${index}`;

const box = (left: number, top: number, right: number, bottom: number): Corner[] => [[left, top], [right, top], [right, bottom], [left, bottom]];
