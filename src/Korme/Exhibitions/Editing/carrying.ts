import { make } from '../../LightTable/make.js';

const holdMs = 300;
const slackPixels = 6;
const edgePixels = 70;

/** Works carried by mouse or finger from one place of the wall to another. With one that is ticked go all that are ticked. */
export class Carrying {
  #items: HTMLElement[] = [];
  #ghost: HTMLElement | null = null;
  #target: { list: Element; before: Element | null } | null = null;
  #start: { x: number; y: number; id: number; item: HTMLElement } | null = null;
  #hold = 0;
  #x = 0;
  #y = 0;
  #scrolling = 0;

  constructor(readonly wall: HTMLElement, readonly dropped: (items: HTMLElement[], list: Element, before: Element | null) => void, readonly putBack: () => void) {
    wall.addEventListener('pointerdown', (event) => this.#down(event));
    wall.addEventListener('pointermove', (event) => this.#move(event));
    wall.addEventListener('pointerup', () => this.#up());
    wall.addEventListener('pointercancel', () => this.#cancel());
    // While a work is in the hand the finger carries it and doesn't scroll.
    wall.addEventListener('touchmove', (event) => { if (this.#ghost) event.preventDefault(); }, { passive: false });
    wall.addEventListener('contextmenu', (event) => { if (this.#ghost || this.#hold) event.preventDefault(); });
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && this.#ghost) { event.preventDefault(); this.#cancel(); this.putBack(); } });
  }

  #down(event: PointerEvent): void {
    const grip = (event.target as Element).closest('.grip');
    if (!grip || event.button !== 0 || this.#start) return;
    this.#start = { x: event.clientX, y: event.clientY, id: event.pointerId, item: grip.closest('li')! };
    [this.#x, this.#y] = [event.clientX, event.clientY];
    if (event.pointerType !== 'mouse') this.#hold = window.setTimeout(() => this.#begin(), holdMs);
  }

  #move(event: PointerEvent): void {
    if (!this.#start || event.pointerId !== this.#start.id) return;
    [this.#x, this.#y] = [event.clientX, event.clientY];
    if (!this.#ghost) {
      if (Math.hypot(this.#x - this.#start.x, this.#y - this.#start.y) < slackPixels) return;
      if (event.pointerType !== 'mouse') { this.#cancel(); return; } // it is scrolling
      this.#begin();
    }
    this.#follow();
  }

  #begin(): void {
    const { item, id } = this.#start!;
    const ticked = [...this.wall.querySelectorAll<HTMLElement>('li[data-work]:has(input:checked)')];
    this.#items = ticked.includes(item) ? ticked : [item];
    for (const each of this.#items) each.classList.add('moving');
    this.#ghost = make('div', { class: 'carried' }, item.querySelector('img')?.cloneNode() as Node | undefined, this.#items.length > 1 ? make('span', {}, String(this.#items.length)) : null);
    document.body.append(this.#ghost);
    document.body.classList.add('carrying');
    item.querySelector<HTMLElement>('.grip')!.setPointerCapture(id);
    this.#scroll();
    this.#follow();
  }

  #follow(): void {
    this.#ghost!.style.transform = `translate(${this.#x + 8}px, ${this.#y + 8}px)`;
    this.#unmark();
    const under = document.elementFromPoint(this.#x, this.#y);
    const item = under?.closest('li[data-work]');
    const list = item?.parentElement ?? under?.closest('section.hung')?.querySelector('ol.hung-works') ?? null;
    if (!list || !this.wall.contains(list)) { this.#target = null; return; }
    if (!item) {
      list.classList.add('into');
      this.#target = { list, before: null };
      return;
    }
    const box = item.getBoundingClientRect();
    const isAfter = (this.#x > box.left + box.width / 2) !== (getComputedStyle(item).direction === 'rtl');
    item.classList.add(isAfter ? 'after' : 'before');
    let before: Element | null = isAfter ? item.nextElementSibling : item;
    while (before && this.#items.includes(before as HTMLElement)) before = before.nextElementSibling;
    this.#target = { list, before };
  }

  /** Near the edge of the window the wall comes along. */
  #scroll(): void {
    const step = (): void => {
      if (!this.#ghost) return;
      const by = this.#y < edgePixels ? this.#y - edgePixels : this.#y > innerHeight - edgePixels ? this.#y - innerHeight + edgePixels : 0;
      if (by !== 0) {
        scrollBy(0, by / 4);
        this.#follow();
      }
      this.#scrolling = requestAnimationFrame(step);
    };
    this.#scrolling = requestAnimationFrame(step);
  }

  #up(): void {
    const [items, target, isCarrying] = [this.#items, this.#target, this.#ghost !== null];
    const order = items.map((item) => item.nextElementSibling);
    this.#cancel();
    if (!isCarrying || !target) return;
    const isSame = items.length === 1 && items[0]!.parentElement === target.list && order[0] === target.before;
    if (!isSame) this.dropped(items, target.list, target.before);
  }

  #cancel(): void {
    clearTimeout(this.#hold);
    cancelAnimationFrame(this.#scrolling);
    this.#unmark();
    for (const item of this.#items) item.classList.remove('moving');
    this.#ghost?.remove();
    document.body.classList.remove('carrying');
    [this.#items, this.#ghost, this.#target, this.#start, this.#hold] = [[], null, null, null, 0];
  }

  #unmark(): void {
    for (const marked of this.wall.querySelectorAll('.before, .after, .into')) marked.classList.remove('before', 'after', 'into');
  }
}
