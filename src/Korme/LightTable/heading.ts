import { make } from './make.js';
import type { Standing } from './sending.js';
import type { Words } from './words.js';

const usual = 24;

/** Above the sheet: how many there are, how many are picked and how many are wanted; what is not saved yet; the way to a selection. */
export class Heading {
  readonly element: HTMLElement;
  readonly #counts = make('p', { class: 'counts' });
  /** How far an import, or measuring anew, is. */
  readonly #progress = make('p', { class: 'progress', hidden: true });
  readonly #target: HTMLInputElement;
  readonly #rest = make('span', { class: 'rest' });
  /** What is not saved yet, over everything else. */
  readonly notice = make('p', { class: 'unsaved', role: 'status' });
  /** The count once more, for where the heading is covered. */
  readonly tally = make('span', { class: 'tally', role: 'img' });
  readonly #filter: HTMLButtonElement;
  readonly #advance: HTMLButtonElement;
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  readonly #key: string;
  #picked = 0;

  /** @param beforeChoosing lets what is under way end before the form is sent, and gives the token */
  constructor(readonly words: Words, table: string, beforeChoosing: () => Promise<string>) {
    this.#key = `korme.table.target.${table}`;
    this.#target = make('input', { type: 'number', name: 'count', min: 1, max: 999, required: true, value: localStorage.getItem(this.#key) ?? usual, 'aria-label': words.say('target') });
    const token = make('input', { type: 'hidden', name: 'token' });
    const choose = make('form', { class: 'choose', method: 'post', action: `/desk/selections?lang=${words.language}` },
      make('input', { type: 'hidden', name: 'import', value: table }), token,
      make('label', {}, make('span', { 'aria-hidden': 'true' }, words.say('target')), this.#target), this.#rest,
      make('button', {}, words.say('choose')));
    choose.addEventListener('submit', (event) => {
      event.preventDefault();
      void beforeChoosing().then((given) => { token.value = given; choose.submit(); });
    });
    this.#target.addEventListener('input', () => {
      if (!this.#target.validity.valid) return;
      localStorage.setItem(this.#key, this.#target.value);
      this.#showRest();
    });
    const tool = (act: string, text: string, key: string): HTMLButtonElement => make('button', { type: 'button', 'data-do': act, title: key }, text);
    this.#undo = tool('undo', words.say('undo'), 'Ctrl+Z');
    this.#redo = tool('redo', words.say('redo'), 'Ctrl+Shift+Z');
    this.#filter = tool('filter', words.say('filter'), 'F');
    this.#advance = tool('advance', words.say('advance'), 'A');
    this.#filter.ariaExpanded = 'false';
    this.element = make('div', { class: 'heading' }, this.#counts, this.#progress, choose,
      make('div', { class: 'tools', role: 'group', 'aria-label': words.say('tools') }, this.#undo, this.#redo, this.#advance, this.#filter));
  }

  /** How many picked photographs the artist wants. */
  get target(): number {
    return Number(this.#target.value) || usual;
  }

  /** @param shown fewer than all when a filter is on; @param selected marked on the sheet */
  show({ all, shown, bursts, picked, others, selected, isSifting, progress }: { all: number; shown: number; bursts: number; picked: number; others: number; selected: number; isSifting: boolean; progress: string | null }): void {
    const { words } = this;
    this.#picked = picked;
    const text = [
      isSifting ? words.say('filter.passed', shown, all) : words.count('photographs', all),
      words.count('bursts', bursts),
      others > 0 ? words.count('others', others) : null,
      words.count('picked', picked),
      selected > 1 ? words.count('selected', selected) : null,
    ].filter(Boolean).join(' · ');
    if (this.#counts.textContent !== text) this.#counts.textContent = text;
    this.#progress.hidden = progress === null;
    if (this.#progress.textContent !== (progress ?? '')) this.#progress.textContent = progress;
    this.#filter.toggleAttribute('data-on', isSifting);
    this.#showRest();
  }

  /** What the next undo and redo would do; null: nothing to do. */
  showUndo(undo: string | null, redo: string | null): void {
    for (const [button, what, key] of [[this.#undo, undo, 'Ctrl+Z'], [this.#redo, redo, 'Ctrl+Shift+Z']] as const) {
      button.ariaDisabled = String(what === null);
      button.title = what === null ? key : `${what} (${key})`;
    }
  }

  showAdvance(isOn: boolean): void {
    this.#advance.ariaPressed = String(isOn);
  }

  showFilterOpen(isOpen: boolean): void {
    this.#filter.ariaExpanded = String(isOpen);
  }

  /** A plain word only when something is not saved; for a moment's delay none. */
  stands(standing: Standing, waiting: number): void {
    const text = standing === 'away' ? this.words.count('unsaved', waiting) : standing === 'old' ? this.words.say('unsaved.old') : '';
    if (this.notice.textContent !== text) this.notice.textContent = text;
  }

  /** How far the picks are from what is wanted, in words. */
  #showRest(): void {
    const over = this.#picked - this.target;
    const text = over > 0 ? this.words.count('over', over) : over < 0 ? this.words.count('under', -over) : this.words.say('exact');
    if (this.#rest.textContent !== text) this.#rest.textContent = text;
    this.tally.textContent = `${this.words.number(this.#picked)} / ${this.words.number(this.target)}`;
    this.tally.title = this.tally.ariaLabel = `${this.words.count('picked', this.#picked)} · ${text}`;
    this.#rest.toggleAttribute('data-over', over > 0);
  }
}
