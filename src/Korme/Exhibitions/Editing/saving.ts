import { make } from '../../LightTable/make.js';
import { Words } from '../../LightTable/words.js';

/** What the server says became of a form: of an exhibition or a work, or of several labels. */
export interface Answer {
  said?: string | null;
  /** What the next form is based on. */
  based?: string;
  /** The same for each of several works, by the field's name. */
  tokens?: Record<string, string>;
  time: string;
  undo?: string | null;
  redo?: string | null;
  /** Fields that were not taken, and why. */
  errors: Record<string, string>;
  /** Why nothing was saved. */
  trouble: string | null;
  token: string | null;
}

const pauseMs = 900;
const firstWaitMs = 1_000;
const longestWaitMs = 15_000;
const patienceMs = 20_000;

/**
 * Saves a form while it is written in, one request after the other. What the server doesn't take stays in the fields and is said;
 * what it can't be told is kept in the browser and tried again.
 */
export class Saving {
  readonly words: Words;
  readonly #mark: HTMLElement | null;
  readonly #changed = new Set<string>();
  readonly #key: string;
  #pause = 0;
  #line: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isStopped = false;
  #wake: (() => void) | null = null;
  #errors: Record<string, string> = {};

  constructor(readonly form: HTMLFormElement, words: string | undefined, readonly saved: () => void = () => undefined) {
    this.words = new Words(words, document.documentElement.lang);
    this.#mark = document.querySelector('[data-saved]');
    this.#key = `korme.unsaved.${location.pathname}`;
    form.addEventListener('input', (event) => this.#typed(event.target));
    form.addEventListener('change', (event) => this.#typed(event.target));
    form.addEventListener('focusout', () => this.#showErrors());
    addEventListener('online', () => this.#wake?.());
    addEventListener('beforeunload', (event) => { if (this.isUnsaved) event.preventDefault(); });
    this.#restore();
  }

  get isUnsaved(): boolean {
    return this.#changed.size > 0 || this.#waiting > 0;
  }

  /** Everything that was typed until now, saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#pause);
    if (this.#changed.size > 0) void this.#save();
    await this.#line;
  }

  /** The form is on its way by itself: nothing is asked any more, and nothing tried. */
  leave(): void {
    clearTimeout(this.#pause);
    this.#changed.clear();
    this.#isStopped = true;
    localStorage.removeItem(this.#key);
  }

  /** Sends fields in their turn, as often as it takes. Null: it was refused, and that is said. */
  send(fields: () => FormData): Promise<Answer | null> {
    this.#waiting++;
    const sent = this.#line.then(() => this.#send(fields)).finally(() => this.#waiting--);
    this.#line = sent.catch(() => null);
    return sent;
  }

  say(key: string, isBad = false, ...values: string[]): void {
    if (!this.#mark) return;
    this.#mark.classList.toggle('bad', isBad);
    this.#mark.textContent = this.words.say(key, ...values);
    this.#mark.dataset.state = key;
  }

  #typed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)) return;
    if (!isSaved(target) || this.#isStopped) return;
    const lacks = target.closest('.tongue')?.querySelector<HTMLElement>('.missing');
    if (lacks) lacks.hidden = target.value.trim().length > 0;
    this.#changed.add(target.name);
    this.say('unsaved');
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => void this.#save(), pauseMs);
  }

  async #save(): Promise<void> {
    const names = [...this.#changed];
    this.#changed.clear();
    const answer = await this.send(() => this.#fields(names));
    if (!answer) for (const name of names) this.#changed.add(name);
    else if (!this.isUnsaved) localStorage.removeItem(this.#key);
  }

  /** Of several labels only those that were written on: what somebody else changed elsewhere is none of this form's business. */
  #fields(names: readonly string[]): FormData {
    const fields = new FormData(this.form);
    for (const name of ['w', 'do', 'to', 'at', 'detail.x', 'detail.y', 'detail.w', 'detail.h', 'detail.words']) fields.delete(name);
    if (fields.has('work')) {
      const works = fields.getAll('work').map(String).filter((id) => names.some((name) => name.startsWith(`w.${id}.`)));
      for (const name of [...fields.keys()]) if (name === 'work' || (name.startsWith('w.') && !works.some((id) => name.startsWith(`w.${id}.`)))) fields.delete(name);
      for (const id of works) fields.append('work', id);
    }
    fields.set('auto', '1');
    return fields;
  }

  async #send(fields: () => FormData): Promise<Answer | null> {
    let waitMs = firstWaitMs;
    let hasNewToken = false;
    while (!this.#isStopped) {
      this.say('saving');
      let response: Response;
      try {
        response = await fetch(this.form.action, { method: 'POST', body: fields(), headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(patienceMs) });
        if (response.status >= 500) throw new Error(String(response.status));
      } catch {
        this.say('failed', true);
        this.#keep();
        await new Promise<void>((done) => { this.#wake = done; setTimeout(done, waitMs); });
        waitMs = Math.min(longestWaitMs, waitMs * 2);
        continue;
      }
      if (!response.headers.get('Content-Type')?.includes('json')) return this.#stop(this.words.say('conflict'));
      const answer = await response.json() as Answer;
      if (response.status === 400 && answer.token && !hasNewToken) {
        hasNewToken = true;
        for (const input of document.querySelectorAll<HTMLInputElement>('input[name="token"]')) input.value = answer.token;
        continue;
      }
      if (answer.trouble) return this.#stop(answer.trouble);
      this.#adopt(answer);
      return answer;
    }
    return null;
  }

  #adopt(answer: Answer): void {
    if (answer.based) for (const input of document.querySelectorAll<HTMLInputElement>('input[name="based"]')) input.value = answer.based;
    for (const [name, token] of Object.entries(answer.tokens ?? {})) {
      const input = this.form.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = token;
      // A label that was just saved can be what it was.
      const undo = this.form.querySelector<HTMLButtonElement>(`button[value="undo:${name.split('.')[1]}"]`);
      if (undo) undo.hidden = false;
    }
    this.#errors = answer.errors;
    this.#showErrors();
    const isWhole = Object.keys(answer.errors).length === 0;
    this.say(isWhole ? 'saved' : 'part', !isWhole, answer.time);
    if (answer.undo !== undefined) this.#showUndo(answer);
    const conflict = Object.entries(answer.errors).find(([name]) => name.endsWith('.'));
    if (conflict) this.#stop(conflict[1]);
    this.saved();
  }

  #showUndo(answer: Answer): void {
    for (const [act, label] of [['undo', answer.undo], ['redo', answer.redo]] as const) {
      const button = document.querySelector<HTMLButtonElement>(`.tools.undo button[value="${act}"]`);
      if (!button) continue;
      button.hidden = !label;
      button.textContent = label ?? '';
    }
  }

  /** Where somebody is still writing nothing is called wrong yet. */
  #showErrors(): void {
    for (const input of this.form.querySelectorAll<HTMLInputElement>('input[aria-describedby$="-why"]')) {
      const why = document.getElementById(`${input.name.replaceAll('.', '-')}-why`);
      const reason = this.#errors[input.name];
      if (!why || (reason && input === document.activeElement)) continue;
      why.hidden = !reason;
      why.textContent = reason ?? '';
      if (reason) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  }

  /** Somebody else was faster. Nothing is sent any more until the person has seen both; the plain form shows them. */
  #stop(trouble: string): null {
    this.#isStopped = true;
    this.say('conflict', true);
    const see = make('button', { type: 'button', class: 'quiet' }, this.words.say('compare'));
    see.addEventListener('click', () => { this.leave(); HTMLFormElement.prototype.submit.call(this.form); });
    const notice = make('div', { class: 'notice trouble', role: 'alert', 'data-conflict': true }, make('p', {}, trouble), see);
    document.querySelector('[data-conflict]')?.remove();
    document.querySelector('.head')?.append(notice);
    return null;
  }

  #keep(): void {
    const fields = [...new FormData(this.form)].filter(([name, value]) => typeof value === 'string' && !['token', 'w', 'do'].includes(name));
    try { localStorage.setItem(this.#key, JSON.stringify(fields)); } catch { /* The browser keeps nothing: the fields have it still. */ }
  }

  /** What a window that was closed while the server was away had not got rid of: back in its fields, when nobody wrote since. */
  #restore(): void {
    const kept = localStorage.getItem(this.#key);
    if (!kept) return;
    try {
      const fields = JSON.parse(kept) as [string, string][];
      const stale = fields.some(([name, value]) => name.endsWith('based') && (this.form.elements.namedItem(name) as HTMLInputElement | null)?.value !== value);
      if (stale) return;
      for (const [name, value] of fields) {
        const field = this.form.elements.namedItem(name);
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) || !isSaved(field) || field.value === value) continue;
        field.value = value;
        this.#typed(field);
      }
      localStorage.removeItem(this.#key);
    } catch {
      localStorage.removeItem(this.#key);
    }
  }
}

function isSaved(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  return field.name !== '' && field.type !== 'hidden' && !['w', 'to', 'at'].includes(field.name) && !field.name.startsWith('detail.');
}
