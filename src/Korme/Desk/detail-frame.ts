import { Words } from '../LightTable/words.js';

type Side = 'x' | 'y' | 'w' | 'h';
type Box = Record<Side, number>;

const sides = ['x', 'y', 'w', 'h'] as const;
const svgSpace = 'http://www.w3.org/2000/svg';

/**
 * `<detail-frame data-width data-height>` around the picture and the four numbers: a frame is drawn on the picture by hand or moved
 * by the arrow keys, and the words with it are written into the story where the caret is.
 */
class DetailFrame extends HTMLElement {
  #box: Box | null = null;
  #story: HTMLTextAreaElement | null = null;
  #words!: Words;
  #start: { x: number; y: number; box: Box | null } | null = null;

  connectedCallback(): void {
    const form = this.closest('form')!;
    this.#words = new Words(form.dataset.words, document.documentElement.lang);
    const picture = this.querySelector<HTMLElement>('.on-picture')!;
    picture.append(this.#drawing());
    picture.classList.add('ready');
    picture.addEventListener('pointerdown', (event) => this.#down(event));
    picture.addEventListener('pointermove', (event) => this.#move(event));
    for (const end of ['pointerup', 'pointercancel']) picture.addEventListener(end, () => { this.#start = null; });
    const frame = this.querySelector<HTMLButtonElement>('.by-keys')!;
    frame.hidden = false;
    frame.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('input', () => this.#read());
    this.querySelector('button[value="detail"]')!.addEventListener('click', (event) => this.#insert(event));
    form.addEventListener('focusin', ({ target }) => { if (target instanceof HTMLTextAreaElement && target.name.startsWith('story.')) this.#choose(target); });
    this.querySelector('details')!.addEventListener('toggle', () => this.#takeSelected());
    this.#read();
    this.dataset.ready = '';
  }

  get #width(): number { return Number(this.dataset.width); }

  get #height(): number { return Number(this.dataset.height); }

  #input(side: Side): HTMLInputElement { return this.querySelector<HTMLInputElement>(`input[name="detail.${side}"]`)!; }

  #drawing(): SVGElement {
    const svg = document.createElementNS(svgSpace, 'svg');
    svg.setAttribute('viewBox', `0 0 ${this.#width} ${this.#height}`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    for (const name of ['out', 'frame']) {
      const path = document.createElementNS(svgSpace, 'path');
      path.setAttribute('class', name);
      path.setAttribute('fill-rule', 'evenodd');
      svg.append(path);
    }
    return svg;
  }

  // By hand.

  /** Where on the whole picture a pointer is, in pixels. */
  #at(event: PointerEvent): { x: number; y: number } {
    const box = this.querySelector('.on-picture img')!.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * this.#width, y: (event.clientY - box.top) / box.height * this.#height };
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const { x, y } = this.#at(event);
    const box = this.#box;
    const isInside = box && x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;
    this.#start = { x, y, box: isInside ? box : null };
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    if (!this.#start) return;
    const { x, y } = this.#at(event);
    const { box } = this.#start;
    if (box) this.#write({ ...box, x: box.x + x - this.#start.x, y: box.y + y - this.#start.y });
    else {
      const [left, top, right, bottom] = [Math.max(0, Math.min(x, this.#start.x)), Math.max(0, Math.min(y, this.#start.y)), Math.min(this.#width, Math.max(x, this.#start.x)), Math.min(this.#height, Math.max(y, this.#start.y))];
      this.#write({ x: left, y: top, w: right - left, h: bottom - top });
    }
  }

  // By keys: a hundredth of the picture a press.

  #onKey(event: KeyboardEvent): void {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const [across, down] = [way[0]! * this.#width / 100, way[1]! * this.#height / 100];
    const box = this.#box ?? { x: this.#width / 4, y: this.#height / 4, w: this.#width / 2, h: this.#height / 2 };
    this.#write(event.shiftKey
      ? { ...box, w: Math.min(this.#width - box.x, box.w + across), h: Math.min(this.#height - box.y, box.h + down) }
      : { ...box, x: box.x + across, y: box.y + down });
    this.querySelector('#detail-why')!.textContent = this.#words.say('detail', ...sides.map((side) => String(this.#box![side])));
  }

  // The numbers are what counts.

  #write(box: Box): void {
    const w = Math.max(1, Math.min(this.#width, Math.round(box.w)));
    const h = Math.max(1, Math.min(this.#height, Math.round(box.h)));
    const whole = { w, h, x: Math.max(0, Math.min(this.#width - w, Math.round(box.x))), y: Math.max(0, Math.min(this.#height - h, Math.round(box.y))) };
    for (const side of sides) this.#input(side).value = String(whole[side]);
    this.#read();
  }

  #read(): void {
    const [x, y, w, h] = sides.map((side) => this.#input(side).value === '' ? NaN : Number(this.#input(side).value)) as [number, number, number, number];
    this.#box = [x, y, w, h].every(Number.isFinite) && w > 0 && h > 0 ? { x, y, w, h } : null;
    const around = this.#box ? `M${x} ${y}h${w}v${h}h${-w}z` : '';
    this.querySelector('svg .out')!.setAttribute('d', this.#box ? `M0 0H${this.#width}V${this.#height}H0z${around}` : '');
    this.querySelector('svg .frame')!.setAttribute('d', around);
  }

  // Into the story.

  #choose(story: HTMLTextAreaElement): void {
    this.#story = story;
    const language = story.name.slice('story.'.length);
    const select = this.querySelector<HTMLSelectElement>('select')!;
    if ([...select.options].some((option) => option.value === language)) select.value = language;
  }

  #takeSelected(): void {
    const words = this.querySelector<HTMLInputElement>('#detail-words')!;
    const story = this.#story;
    if (story && words.value === '' && story.selectionEnd > story.selectionStart) words.value = story.value.slice(story.selectionStart, story.selectionEnd);
  }

  #insert(event: Event): void {
    event.preventDefault();
    this.#takeSelected();
    const field = this.querySelector<HTMLInputElement>('#detail-words')!;
    const why = this.querySelector<HTMLElement>('#detail-why')!;
    const words = field.value.trim();
    if (words === '' || !this.#box) {
      why.textContent = [words === '' ? this.dataset.noWords : '', this.#box ? '' : this.dataset.noRegion].filter(Boolean).join(' ');
      (words === '' ? field : this.#input('x')).focus();
      return;
    }
    const story = this.closest('form')!.querySelector<HTMLTextAreaElement>(`textarea[name="story.${this.querySelector<HTMLSelectElement>('select')!.value}"]`)!;
    const link = `[${words.replace(/[\\[\]]/g, '\\$&')}](#xywh=${sides.map((side) => this.#box![side]).join(',')})`;
    const isHere = story === this.#story;
    const [from, to] = isHere ? [story.selectionStart, story.selectionEnd] : [story.value.length, story.value.length];
    // Selected words that are the link's words become it; else it is written after the caret.
    const isSelected = story.value.slice(from, to).trim() === words;
    const before = story.value.slice(0, isSelected ? from : to);
    story.setRangeText((before === '' || /\s$/.test(before) || isSelected ? '' : ' ') + link, isSelected ? from : to, to, 'end');
    story.dispatchEvent(new Event('input', { bubbles: true }));
    why.textContent = this.#words.say('inserted');
    field.value = '';
    story.focus();
  }
}

customElements.define('detail-frame', DetailFrame);
