import { labels, type Frame } from './frame.js';
import { make } from './make.js';
import { everything, marks, measures, orders, type Measure, type Order, type Sift } from './sift.js';
import type { Words } from './words.js';

/** Percent on the form, parts of one in the sift. */
const factor: Record<Measure, number> = { detail: 1, noise: 1, highlights: 100, shadows: 100, exposure: 1 };
/** What one looks for from the top: the sharpest, the most stars. */
const downFirst: readonly Order[] = ['detail', 'stars'];

/** The form that filters and sorts; every choice says how many photographs it has. */
export class SiftPanel {
  readonly element: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #cameras = make('fieldset', { class: 'cameras' });
  readonly #counts = new Map<string, HTMLElement>();
  readonly #words: Words;
  #sift = everything();

  /** @param clocks the form that sets a camera's clock right, from the plain page; null: no photograph has a date */
  constructor(words: Words, clocks: Element | null, changed: (sift: Sift) => void) {
    this.#words = words;
    const choice = (name: string, value: string, text: string): HTMLElement => {
      const count = make('span', { class: 'count' });
      this.#counts.set(`${name}:${value}`, count);
      return make('label', { class: 'choice' }, make('input', { type: 'checkbox', name, value }),
        name === 'label' && value !== 'none' ? make('i', { class: 'swatch', 'data-label': value, 'aria-hidden': 'true' }) : null, make('span', {}, text), count);
    };
    const field = (legend: string, ...children: HTMLElement[]): HTMLElement => make('fieldset', {}, make('legend', {}, words.say(legend)), ...children);
    const option = (value: string, text: string): HTMLElement => make('option', { value }, text);
    const stars = ['', '=0', '1', '2', '3', '4', '5', '=1', '=2', '=3', '=4'];
    this.#form = make('form', { autocomplete: 'off' },
      make('p', { class: 'top' }, make('output', { class: 'passed' }), make('button', { type: 'button', 'data-do': 'close-filter' }, words.say('close'))),
      make('label', { class: 'row' }, make('span', {}, words.say('sort')), make('select', { name: 'sort' }, ...orders.map((order) => option(order, words.say(`sort.${order}`))))),
      make('label', { class: 'choice' }, make('input', { type: 'checkbox', name: 'down' }), make('span', {}, words.say('sort.down'))),
      make('label', { class: 'row' }, make('span', {}, words.say('filter.text')), make('input', { type: 'search', name: 'text', spellcheck: 'false' })),
      field('filter.mark', ...marks.map((mark) => choice('mark', mark, words.say(`mark.${mark}`)))),
      make('label', { class: 'row' }, make('span', {}, words.say('filter.stars')), make('select', { name: 'stars' },
        ...stars.map((value) => option(value, value === '' ? words.say('any') : value === '=0' ? words.say('filter.no-stars') : words.say(value.startsWith('=') ? 'filter.stars.exactly' : 'filter.stars.least', value.replace('=', '')))))),
      field('labels', ...labels.map((label) => choice('label', label, words.say(`label.${label}`))), choice('label', 'none', words.say('label.none'))),
      make('label', { class: 'row' }, make('span', {}, words.say('filter.group')), make('select', { name: 'group' },
        option('', words.say('any')), option('burst', words.say('filter.group.burst')), option('single', words.say('filter.group.single')))),
      this.#cameras,
      make('fieldset', { class: 'ranges' }, make('legend', {}, words.say('filter.measures')), ...measures.map((measure) => make('div', { class: 'range' },
        make('span', { 'aria-hidden': 'true' }, words.say(measure) + (factor[measure] === 100 ? ', %' : measure === 'exposure' ? ', EV' : '')),
        this.#end(measure, 'low'), make('span', { 'aria-hidden': 'true' }, '–'), this.#end(measure, 'high')))),
      make('fieldset', { class: 'ranges' }, make('legend', {}, words.say('filter.time')), make('div', { class: 'range time' },
        make('input', { type: 'time', name: 'from', 'aria-label': words.say('filter.from') }), make('span', { 'aria-hidden': 'true' }, '–'),
        make('input', { type: 'time', name: 'to', 'aria-label': words.say('filter.to') }))),
      make('p', {}, make('button', { type: 'reset' }, words.say('filter.reset'))));
    this.element = make('section', { class: 'sifting', hidden: true, 'aria-label': words.say('sifting') }, this.#form, clocks);
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', (event) => {
      const before = this.#sift.order;
      this.#sift = this.#read();
      if (event.target instanceof HTMLSelectElement && event.target.name === 'sort' && this.#sift.order !== before) {
        this.#sift.down = downFirst.includes(this.#sift.order);
        this.#input('down').checked = this.#sift.down;
      }
      changed(this.#sift);
    });
    this.#form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.write(everything());
      changed(this.#sift);
    });
  }

  focus(field: 'text' | 'sort'): void {
    // On a phone the text field would bring the keyboard up over everything.
    if (field === 'text' && matchMedia('(pointer: coarse)').matches) this.#form.querySelector('button')!.focus();
    else this.#input(field).focus();
  }

  /** Puts a sift into the form. */
  write(sift: Sift): void {
    this.#sift = sift;
    const { elements } = this.#form;
    for (const box of this.#form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      box.checked = box.name === 'down' ? sift.down : ({ mark: sift.marks, label: sift.labels, camera: sift.cameras } as Record<string, readonly string[]>)[box.name]?.includes(box.value) ?? false;
    }
    const values: Record<string, string> = {
      sort: sift.order, text: sift.text, stars: sift.stars === null ? '' : (sift.exactly || sift.stars === 0 ? '=' : '') + sift.stars,
      group: sift.group ?? '', from: sift.from ?? '', to: sift.to ?? '',
    };
    for (const measure of measures) {
      const [low, high] = sift.ranges[measure];
      values[`${measure}-low`] = low === null ? '' : String(round(low * factor[measure]));
      values[`${measure}-high`] = high === null ? '' : String(round(high * factor[measure]));
    }
    for (const [name, value] of Object.entries(values)) (elements.namedItem(name) as HTMLInputElement).value = value;
  }

  /** Says how many photographs each choice has, and how many pass now. */
  count(frames: readonly Frame[], passed: number): void {
    this.#form.querySelector('.passed')!.textContent = this.#words.say('filter.passed', passed, frames.length);
    const counts = new Map<string, number>();
    const cameras = new Map<string, number>();
    const add = (key: string): void => { counts.set(key, (counts.get(key) ?? 0) + 1); };
    for (const frame of frames) {
      add(`mark:${frame.mark}`);
      add(`label:${frame.label ?? 'none'}`);
      cameras.set(frame.camera ?? '', (cameras.get(frame.camera ?? '') ?? 0) + 1);
    }
    for (const [key, element] of this.#counts) element.textContent = this.#words.number(counts.get(key) ?? 0);
    this.#showCameras(cameras);
    for (const measure of measures) this.#showEnds(measure, frames);
  }

  #showCameras(cameras: Map<string, number>): void {
    this.#cameras.hidden = cameras.size < 2;
    if (this.#cameras.hidden) return;
    const had = new Set(Array.from(this.#cameras.querySelectorAll('input'), (box) => box.value));
    if (had.size !== cameras.size || [...cameras.keys()].some((camera) => !had.has(camera))) {
      this.#cameras.replaceChildren(make('legend', {}, this.#words.say('filter.camera')), ...[...cameras].map(([camera, count]) => make('label', { class: 'choice' },
        make('input', { type: 'checkbox', name: 'camera', value: camera, checked: this.#sift.cameras.includes(camera) }),
        make('span', {}, camera || this.#words.say('filter.no-camera')), make('span', { class: 'count' }, this.#words.number(count)))));
    }
  }

  /** What the photographs have from least to most, as the hint of the empty field. */
  #showEnds(measure: Measure, frames: readonly Frame[]): void {
    let [low, high] = [Infinity, -Infinity];
    for (const frame of frames) {
      const value = frame[measure];
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low > high) return;
    this.#input(`${measure}-low`).placeholder = String(round(low * factor[measure]));
    this.#input(`${measure}-high`).placeholder = String(round(high * factor[measure]));
  }

  #end(measure: Measure, end: 'low' | 'high'): HTMLInputElement {
    return make('input', { type: 'number', step: 'any', name: `${measure}-${end}`, 'aria-label': `${this.#words.say(measure)}, ${this.#words.say(end === 'low' ? 'filter.low' : 'filter.high')}` });
  }

  #input(name: string): HTMLInputElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }

  #read(): Sift {
    const data = new FormData(this.#form);
    const text = (name: string): string => String(data.get(name) ?? '');
    const sift = everything();
    sift.marks = marks.filter((mark) => data.getAll('mark').includes(mark));
    sift.labels = [...labels, 'none' as const].filter((label) => data.getAll('label').includes(label));
    const stars = text('stars');
    if (stars) [sift.stars, sift.exactly] = [Number(stars.replace('=', '')), stars.startsWith('=')];
    sift.group = (text('group') || null) as Sift['group'];
    sift.cameras = data.getAll('camera').map(String);
    for (const measure of measures) {
      const end = (name: string): number | null => text(name) === '' ? null : Number(text(name)) / factor[measure];
      sift.ranges[measure] = [end(`${measure}-low`), end(`${measure}-high`)];
    }
    [sift.from, sift.to, sift.text] = [text('from') || null, text('to') || null, text('text')];
    [sift.order, sift.down] = [text('sort') as Order, data.has('down')];
    return sift;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
