import { make } from '../../LightTable/make.js';
import { Carrying } from './carrying.js';
import { Saving } from './saving.js';

/**
 * `<hang-wall data-words>` around the plain form of the wall: works are put in order by dragging, with a finger after holding it
 * a moment, and by keys after taking one up with the space bar. The list on the page is the order; the server is told each move.
 */
class HangWall extends HTMLElement {
  #saving!: Saving;
  #form!: HTMLFormElement;
  readonly #heard = make('p', { class: 'heard', 'aria-live': 'assertive', 'data-heard': true });
  /** Where a work taken up by keys came from; null: none is. */
  #from: { item: HTMLElement; list: Element; next: Element | null } | null = null;

  connectedCallback(): void {
    this.#form = this.querySelector('form')!;
    this.#saving = new Saving(this.#form, this.dataset.words, () => refreshPreview());
    new Carrying(this, (items, list, before) => this.#drop(items, list, before), () => this.#say(this.#saving.words.say('back')));
    for (const item of this.#items()) this.#addGrip(item);
    this.append(this.#heard);
    this.#number();
    // On the page: a work that was put down elsewhere has left the focus to nobody, and Ctrl+Z is meant all the same.
    document.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('focusout', (event) => { if (this.#from && event.target === gripOf(this.#from.item)) queueMicrotask(() => this.#settle()); });
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event));
    document.querySelector<HTMLFormElement>('.tools.undo')?.addEventListener('submit', (event) => this.#onSubmit(event));
    this.dataset.ready = '';
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('li[data-work]')];
  }

  #addGrip(item: HTMLElement): void {
    const grip = make('button', { type: 'button', class: 'grip', 'aria-pressed': 'false', tabindex: -1 });
    item.prepend(grip);
  }

  /** Numbers, counts and names after the order changed. One grip can be reached by Tab; the arrow keys go on from there. */
  #number(): void {
    let number = 0;
    for (const section of this.querySelectorAll<HTMLElement>('section.hung')) {
      const items = [...section.querySelectorAll<HTMLElement>('li[data-work]')];
      const count = section.querySelector('[data-count]');
      if (count) count.textContent = this.#saving.words.say('count', items.length);
      for (const item of items) {
        item.querySelector('[data-number]')!.textContent = String(++number);
        gripOf(item).ariaLabel = this.#saving.words.say('grip', ...this.#place(item));
      }
    }
    const grips = this.#items().map(gripOf);
    if (!grips.some((grip) => grip.tabIndex === 0) && grips[0]) grips[0].tabIndex = 0;
  }

  /** Its name, its place in its section, how many hang there, the section's name. */
  #place(item: HTMLElement): [string, string, string, string] {
    const list = item.parentElement!;
    return [nameOf(item), String([...list.children].indexOf(item) + 1), String(list.children.length), list.closest('section')!.querySelector('h2')!.textContent!.trim()];
  }

  #say(sentence: string): void {
    this.#heard.textContent = sentence;
  }

  // By keys.

  #onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    if (key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !(target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select'))) {
      const button = document.querySelector<HTMLButtonElement>(`.tools.undo button[value="${event.shiftKey ? 'redo' : 'undo'}"]`);
      event.preventDefault();
      if (button && !button.hidden) button.click();
      return;
    }
    if (!(target instanceof HTMLElement) || !target.matches('.grip') || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = target.closest<HTMLElement>('li')!;
    if (key === ' ' || key === 'Enter') {
      event.preventDefault();
      if (event.repeat) return;
      if (this.#from) this.#settle();
      else this.#takeUp(item);
    } else if (key === 'Escape' && this.#from) {
      event.preventDefault();
      this.#putBack();
    } else {
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columnsOf(item), ArrowDown: columnsOf(item), Home: -Infinity, End: Infinity }[key];
      if (step === undefined) return;
      event.preventDefault();
      if (this.#from) this.#move(item, step);
      else this.#walk(item, step);
    }
  }

  #walk(item: HTMLElement, step: number): void {
    const items = this.#items();
    const to = items[Math.max(0, Math.min(items.length - 1, items.indexOf(item) + step))];
    if (to) this.#focus(to);
  }

  #focus(item: HTMLElement): void {
    item.closest('details')?.setAttribute('open', '');
    for (const grip of this.querySelectorAll<HTMLElement>('.grip[tabindex="0"]')) grip.tabIndex = -1;
    gripOf(item).tabIndex = 0;
    gripOf(item).focus();
    item.scrollIntoView({ block: 'nearest' });
  }

  #takeUp(item: HTMLElement): void {
    this.#from = { item, list: item.parentElement!, next: item.nextElementSibling };
    gripOf(item).ariaPressed = 'true';
    this.#saving.say('unsaved');
    this.#say(this.#saving.words.say('grabbed', ...this.#place(item)));
  }

  /** Over the end of a section it goes on into the next one, an empty one too. */
  #move(item: HTMLElement, step: number): void {
    const from = this.#from!;
    this.#from = null; // what loses the focus while it moves is not put down by that
    const lists = [...this.querySelectorAll('ol.hung-works')];
    const list = item.parentElement!;
    const others = [...list.children].filter((each) => each !== item);
    const at = [...list.children].indexOf(item) + step;
    if (Math.abs(step) !== Infinity && at < 0 && lists.indexOf(list) > 0) lists[lists.indexOf(list) - 1]!.append(item);
    else if (Math.abs(step) !== Infinity && at > others.length && lists.indexOf(list) < lists.length - 1) lists[lists.indexOf(list) + 1]!.prepend(item);
    else list.insertBefore(item, others[Math.max(0, Math.min(others.length, at))] ?? null);
    this.#number();
    this.#focus(item);
    this.#from = from;
    const [, place, count, section] = this.#place(item);
    this.#say(this.#saving.words.say('moved', place, count, section));
  }

  #settle(): void {
    if (!this.#from) return;
    const { item, list, next } = this.#from;
    this.#from = null;
    gripOf(item).ariaPressed = 'false';
    this.#say(this.#saving.words.say('dropped', ...this.#place(item)));
    if (item.parentElement !== list || item.nextElementSibling !== next) this.#tell([item]);
  }

  #putBack(): void {
    const { item, list, next } = this.#from!;
    this.#from = null;
    list.insertBefore(item, next);
    gripOf(item).ariaPressed = 'false';
    this.#number();
    this.#focus(item);
    this.#say(this.#saving.words.say('back'));
  }

  // By hand.

  #drop(items: HTMLElement[], list: Element, before: Element | null): void {
    for (const item of items) list.insertBefore(item, before);
    this.#number();
    this.#say(this.#saving.words.say('dropped', ...this.#place(items[0]!)));
    this.#tell(items);
  }

  /** The server is told where they hang now: in which section, and how many others hang before them there. */
  #tell(items: readonly HTMLElement[]): void {
    const list = items[0]!.parentElement!;
    const to = list.getAttribute('data-section')!;
    const at = [...list.children].filter((each) => !items.includes(each as HTMLElement)).findIndex((each) => (items[0]!.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    const count = list.children.length - items.length;
    const works = items.map((item) => item.dataset.work!);
    this.#saving.say('unsaved');
    void this.#saving.flush();
    void this.#saving.send(() => {
      const fields = new FormData();
      for (const name of ['token', 'based']) fields.set(name, this.#form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!.value);
      for (const work of works) fields.append('w', work);
      fields.set('do', 'place');
      fields.set('to', to);
      fields.set('at', String(at < 0 ? count : at));
      return fields;
    });
  }

  // Buttons: the page that comes back takes the place of this one where it differs, and the preview and the scroll stay.

  #onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const submitter = event.submitter as HTMLButtonElement | null;
    event.preventDefault();
    void this.#press(form, submitter);
  }

  async #press(form: HTMLFormElement, submitter: HTMLButtonElement | null): Promise<void> {
    await this.#saving.flush();
    let page: Document;
    try {
      const response = await fetch(form.action, { method: 'POST', body: new FormData(form, submitter) });
      page = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (!page.querySelector('hang-wall')) throw new Error(String(response.status));
      const { hash } = new URL(response.url);
      history.replaceState(null, '', location.pathname + location.search + hash);
    } catch {
      this.#saving.say('failed', true);
      return;
    }
    this.#saving.leave();
    const open = new Set([...this.querySelectorAll('details[open]')].map((details) => pathOf(details)));
    const wall = page.querySelector('hang-wall')!;
    for (const details of wall.querySelectorAll('details')) if (open.has(pathOf(details))) details.setAttribute('open', '');
    document.querySelector('.head.editor')!.replaceWith(page.querySelector('.head.editor')!);
    this.replaceWith(wall);
    refreshPreview();
    const again = submitter ? wall.querySelector<HTMLElement>(`button[value="${CSS.escape(submitter.value)}"]`) ?? document.querySelector<HTMLElement>(`.tools.undo button[value="${CSS.escape(submitter.value)}"]:not([hidden])`) : null;
    (again ?? wall.querySelector<HTMLElement>('.grip'))?.focus({ preventScroll: true });
    if (submitter?.value === 'section-add') wall.querySelector('section.hung:last-of-type')?.scrollIntoView({ block: 'center' });
  }
}

const gripOf = (item: HTMLElement): HTMLElement => item.querySelector<HTMLElement>('.grip')!;

const nameOf = (item: HTMLElement): string => item.querySelector('.name a')?.textContent?.trim() ?? item.querySelector('.type')?.textContent?.trim() ?? '';

/** How many works hang in a row. */
function columnsOf(item: HTMLElement): number {
  return Math.max(1, getComputedStyle(item.parentElement!).gridTemplateColumns.split(' ').length);
}

const pathOf = (details: Element): string => `${details.closest('section')?.id ?? ''} ${details.className}`;

let refreshing = 0;

/** The pages beside the wall, as they are now; several moves in a row cost one look. */
function refreshPreview(): void {
  clearTimeout(refreshing);
  refreshing = window.setTimeout(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.preview[open] iframe');
    try { frame?.contentWindow?.location.reload(); } catch { /* It shows another page by now. */ }
  }, 400);
}

customElements.define('hang-wall', HangWall);
