import { button, make } from '../LightTable/make.js';
import type { Words } from '../LightTable/words.js';
import type { Wall } from './wall.js';

interface Field { name: string; least: number; most: number; step: number; read: (wall: Wall) => number | null; write: (wall: Wall, value: number | null) => void }

const fields: Field[] = [
  { name: 'work', least: 1, most: 3600, step: 1, read: ({ timing }) => timing.work, write: ({ timing }, value) => { timing.work = value!; } },
  { name: 'card', least: 1, most: 600, step: 1, read: ({ timing }) => timing.card, write: ({ timing }, value) => { timing.card = value!; } },
  { name: 'fade', least: 0, most: 30, step: 0.1, read: ({ timing }) => timing.fade, write: ({ timing }, value) => { timing.fade = value!; } },
  { name: 'black', least: 0, most: 60, step: 0.1, read: ({ timing }) => timing.black, write: ({ timing }, value) => { timing.black = value!; } },
  { name: 'width', least: 10, most: 20000, step: 0.1, read: (wall) => wall.widthCentimetres, write: (wall, value) => { wall.widthCentimetres = value; } },
  { name: 'height', least: 10, most: 20000, step: 0.1, read: (wall) => wall.heightCentimetres, write: (wall, value) => { wall.heightCentimetres = value; } },
  { name: 'cell', least: 1, most: 1000, step: 0.1, read: (wall) => wall.gridCentimetres, write: (wall, value) => { wall.gridCentimetres = value!; } },
];
const needsNoValue = ['width', 'height'];
const switches = ['cards', 'captions', 'sound'] as const;

/** The settings of the wall: seconds, centimetres, switches, and which wall it is. */
export class Settings {
  readonly element: HTMLDialogElement;
  readonly #sheet = make('a', { target: '_blank' });

  /** @param changed Told after every change with the name of what changed. */
  constructor(readonly words: Words, readonly wall: Wall, walls: { name: string; title: string }[], name: string, deskAddress: string | undefined, readonly changed: (what: string) => void) {
    const others = walls.some((each) => each.name === name) ? walls : [{ name, title: wall.title || name }, ...walls];
    const choose = make('select', { id: 'wall-name' }, ...others.map((each) => make('option', { value: each.name, selected: each.name === name }, each.title)));
    choose.addEventListener('change', () => { const address = new URL(location.href); address.searchParams.set('wall', choose.value); location.assign(address); });
    this.#sheet.textContent = words.say('settings.sheet');
    this.element = make('dialog', { class: 'panel', 'aria-labelledby': 'settings-title' },
      make('h2', { id: 'settings-title' }, words.say('settings')),
      make('p', { class: 'row' }, make('label', { for: 'wall-name' }, words.say('settings.wall')), choose),
      ...fields.map((field) => this.#field(field)),
      ...switches.map((each) => this.#switch(each)),
      make('p', { class: 'row links' }, this.#sheet, deskAddress ? make('a', { href: deskAddress, target: '_blank' }, words.say('settings.desk')) : null),
      button('close', words.say('done'), 'Esc'));
  }

  open(isOpen: boolean): void {
    if (isOpen) { this.show(); this.element.show(); this.element.querySelector('input')?.focus(); }
    else this.element.close();
  }

  /** Where the sheet of the work that is seen lies; null: none is. */
  sheet(address: string | null): void {
    this.#sheet.hidden = !address;
    if (address) this.#sheet.href = address;
  }

  /** What may have been changed by a key or by the telephone. */
  show(): void {
    for (const each of switches) this.element.querySelector<HTMLInputElement>(`#set-${each}`)!.checked = this.wall[each];
  }

  #field(field: Field): HTMLElement {
    const id = `set-${field.name}`;
    const input = make('input', { id, type: 'number', min: field.least, max: field.most, step: field.step, value: field.read(this.wall), required: !needsNoValue.includes(field.name) });
    input.addEventListener('input', () => {
      const isEmpty = input.value.trim() === '' && !input.validity.badInput;
      const isWrong = isEmpty ? !needsNoValue.includes(field.name) : !(input.valueAsNumber >= field.least && input.valueAsNumber <= field.most);
      input.setAttribute('aria-invalid', String(isWrong));
      if (isWrong) return;
      field.write(this.wall, isEmpty ? null : input.valueAsNumber);
      this.changed(field.name);
    });
    return make('p', { class: 'row' }, make('label', { for: id }, this.words.say(`settings.${field.name}`)), input);
  }

  #switch(name: typeof switches[number]): HTMLElement {
    const input = make('input', { id: `set-${name}`, type: 'checkbox', checked: this.wall[name] });
    input.addEventListener('change', () => { this.wall[name] = input.checked; this.changed(name); });
    return make('p', { class: 'row' }, make('label', { for: `set-${name}` }, this.words.say(name)), input);
  }
}
