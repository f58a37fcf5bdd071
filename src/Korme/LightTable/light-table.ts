import { Bursts, type Regrouped } from './bursts.js';
import { decisionWords, described } from './cell.js';
import { ClockOffers } from './clock-offers.js';
import { foot } from './foot.js';
import { labels, refOf, type Clock, type Decision, type Frame, type Mark, type TableAnswer } from './frame.js';
import { Heading } from './heading.js';
import { helpDialog } from './help.js';
import type { Ask } from './keys.js';
import { listen, type Asked } from './listening.js';
import { make } from './make.js';
import { Opened } from './opened.js';
import { Panel } from './panel.js';
import { Place } from './place.js';
import { Selected } from './selected.js';
import type { Standing } from './sending.js';
import { Server, type Hearer } from './server.js';
import { Sheet } from './sheet.js';
import { dependsOnDecisions, isSifting, sifted, type Sift } from './sift.js';
import { SiftPanel } from './sift-panel.js';
import type { Table } from './table.js';
import { Viewing, type Viewer } from './viewing.js';
import { Walk } from './walk.js';
import { Words } from './words.js';

/**
 * `<light-table data-import data-table data-steps data-token data-words>` around the plain forms that the page is without scripts:
 * the photographs of an import as a contact sheet that is gone through by keys. Decisions are painted at once and sent one after
 * the other; what the server says replaces what was painted.
 */
class LightTable extends HTMLElement implements Hearer, Regrouped, Viewer, Asked {
  #words!: Words;
  #server!: Server;
  #bursts!: Bursts;
  #place!: Place;
  #sheet!: Sheet;
  #panel!: Panel;
  #viewing!: Viewing;
  #heading!: Heading;
  #clocks!: ClockOffers;
  #siftPanel!: SiftPanel;
  #help!: HTMLDialogElement;
  readonly #status = make('p', { class: 'heard', role: 'status' });
  #sift: Sift = Place.sift;
  #shown: Frame[] = [];
  readonly #walk = new Walk();
  readonly #selected = new Selected();
  #opened!: Opened;
  #isAdvancing = localStorage.getItem('korme.table.advance') === 'on';

  connectedCallback(): void {
    this.#words = new Words(this.dataset.words, document.documentElement.lang);
    void this.#start();
  }

  async #start(): Promise<void> {
    let answer: TableAnswer;
    this.#server = new Server(this.dataset, this);
    try {
      answer = await this.#server.fetch();
    } catch {
      // The plain forms are there: the photographs can be marked without any of this.
      document.documentElement.dataset.table = 'plain';
      this.prepend(make('p', { class: 'notice trouble', role: 'alert' }, this.#words.say('failed')));
      return;
    }
    this.#place = new Place(this.dataset.import!);
    this.#opened = new Opened(this.dataset.import!);
    await this.#server.adopt();
    this.#build();
    this.#clocks.show(answer.clocks ?? []);
    this.resift(this.#place.ref);
    listen(this, { sheet: this.#sheet, walk: this.#walk, selected: this.#selected, viewing: this.#viewing, help: this.#help }, this);
    addEventListener('hashchange', () => this.#goTo(location.hash.slice(1)));
    this.showUndo();
    this.#sheet.focus();
    document.documentElement.dataset.table = 'ready';
    this.dataset.ready = '';
    this.dataset.saved ??= 'saved';
    this.#server.watch();
  }

  #build(): void {
    const words = this.#words;
    this.#sheet = new Sheet(words, words.say('sheet'));
    this.#panel = new Panel(words);
    this.#heading = new Heading(words, this.dataset.import!, () => this.#server.saved());
    this.#clocks = new ClockOffers(words, (clock, isMoved) => this.#answerClock(clock, isMoved));
    this.#siftPanel = new SiftPanel(words, this.querySelector('.clocks'), (sift) => this.#changeSift(sift));
    this.#siftPanel.write(this.#sift);
    this.#help = helpDialog(words);
    this.#viewing = new Viewing(words, this.#table, this.#walk, this.#sheet, this.#selected, this);
    this.#bursts = new Bursts(words, this.#server, this.#opened, this.#walk, this.#selected, this.#viewing, this);
    this.#heading.showAdvance(this.#isAdvancing);
    this.replaceChildren(make('div', { class: 'top' }, this.#heading.element, this.#clocks.element),
      make('div', { class: 'room' }, this.#sheet.element, make('p', { class: 'nothing', hidden: true }), this.#panel.element, this.#siftPanel.element, this.#viewing.element),
      foot(words, this.#heading.tally), this.#heading.notice, this.#help, this.#status);
  }

  // What the person asks for.

  do(ask: Ask, isRepeat = false): void {
    const { act, value, shift } = ask;
    const moves: Record<string, () => number> = {
      left: () => this.#walk.at - 1, right: () => this.#walk.at + 1, first: () => 0, last: () => this.#walk.cells.length - 1,
      up: () => this.#walk.at - (this.#viewing.isOpen ? 1 : this.#sheet.columns), down: () => this.#below(1),
      'page-up': () => this.#walk.at - this.#sheet.columns * this.#sheet.rowsInWindow, 'page-down': () => this.#below(this.#sheet.rowsInWindow),
    };
    const move = moves[act];
    if (move) { this.#move(act, move, shift); return; }
    // A key held down marks one photograph, not all that follow.
    if (isRepeat && !['undo', 'redo', 'larger', 'smaller'].includes(act)) return;
    switch (act) {
      case 'pick': this.#decide({ mark: 'picked' }, shift); break;
      case 'reject': this.#decide({ mark: 'rejected' }, shift); break;
      case 'undecide': this.#decide({ mark: 'undecided' }, shift); break;
      case 'stars': this.#decide({ rating: value }, shift); break;
      case 'label': this.#label(labels[value] ?? null, shift); break;
      case 'next-label': this.#label(labels[labels.indexOf(this.#current()?.label ?? 'purple') + 1] ?? (this.#current()?.label ? null : 'red'), false); break;
      case 'undo': case 'redo': this.#retrace(act); break;
      case 'open': this.#viewing.toggle(); break;
      case 'zoom': this.#viewing.zoom(); break;
      case 'compare': this.#viewing.compare(); break;
      case 'advance': this.#toggleAdvance(); break;
      case 'filter': this.#showSift(this.#siftPanel.element.hidden, 'text'); break;
      case 'sort': this.#showSift(true, 'sort'); break;
      case 'close-filter': this.#showSift(false); break;
      case 'fold': this.#bursts.fold(); break;
      case 'split': this.#bursts.split(); break;
      case 'merge': this.#bursts.merge(); break;
      case 'all': this.#selected.all(this.#walk.cells); this.showSelected(); break;
      case 'larger': this.#sheet.resize(1); break;
      case 'smaller': this.#sheet.resize(-1); break;
      case 'work': this.#openWork(); break;
      case 'help': if (this.#help.open) this.#help.close(); else this.#help.showModal(); break;
      case 'back': this.#back(); break;
    }
  }

  // Where the person is.

  get #table(): Table {
    return this.#server.table;
  }

  #current(): Frame | undefined {
    return this.#viewing.compared ?? this.#walk.cell?.frame;
  }

  #below(rows: number): number {
    return this.#viewing.isOpen ? this.#walk.at + 1 : this.#walk.below(rows, this.#sheet.columns);
  }

  #move(act: string, to: () => number, shift: boolean): void {
    if (this.#viewing.isComparing) { this.#viewing.move(act); return; }
    if (shift && this.#viewing.isOpen) {
      this.#viewing.pan(Number(act === 'right') - Number(act === 'left'), Number(act === 'down') - Number(act === 'up'));
      return;
    }
    const { cells, at } = this.#walk;
    const index = Math.min(cells.length - 1, Math.max(0, to()));
    if (shift) {
      this.#selected.range(cells, at, index);
      this.showSelected();
    }
    this.go(index);
  }

  /** Makes a place the current one. */
  go(index: number, isFocused = true): void {
    const cell = this.#walk.cells[index];
    if (!cell) return;
    if (index !== this.#walk.at) this.#selected.leave();
    const refolded = this.#walk.go(index);
    if (refolded !== null) this.#sheet.replace(refolded);
    if (this.#viewing.isOpen) {
      this.#sheet.at = index;
      this.#viewing.show();
      this.say(described(cell, this.#words));
    } else {
      this.#sheet.go(index, isFocused);
      this.#panel.show(cell, this.#sheet.thumbnail(cell));
    }
    this.#place.keep(cell.frame, this.#sift);
  }

  #goTo(ref: string): void {
    const index = this.#walk.indexOf(ref);
    if (index >= 0 && index !== this.#walk.at) this.go(index);
  }

  // Decisions.

  /** The frames a decision is about: what is marked when the current one is among it, else the current one. */
  #targets(): Frame[] {
    const current = this.#current();
    if (!current) return [];
    if (!this.#viewing.isOpen && this.#selected.has(current)) return this.#walk.cells.map((cell) => cell.frame).filter((frame) => this.#selected.has(frame) && frame.id !== null);
    return current.id === null ? [] : [current];
  }

  #label(label: (typeof labels)[number] | null, shift: boolean): void {
    // The same key again takes the label off.
    this.#decide({ label: this.#current()?.label === label ? null : label }, shift);
  }

  #decide(decision: Decision, isAdvancing: boolean): void {
    const frames = this.#targets();
    if (frames.length === 0) {
      if (this.#current()) this.say(this.#words.say('arriving'));
      return;
    }
    this.#server.decisions.decide(frames, decision);
    const goesOn = (isAdvancing || this.#isAdvancing) && frames.length === 1;
    this.say(this.#sentence(frames, decision));
    this.#repaint(frames, goesOn);
  }

  #retrace(act: 'undo' | 'redo'): void {
    const frames = this.#server.decisions.walk(act);
    this.say([this.#words.say(act === 'undo' ? 'undone' : 'redone'), frames.length === 1 ? `${frames[0]!.name}: ${decisionWords(frames[0]!, this.#words)}` : null].filter(Boolean).join('. '));
    if (frames.length > 0) this.#repaint(frames, false, refOf(frames[0]!));
  }

  /** After decisions changed: only what shows them is painted anew, unless the filter depends on them. */
  #repaint(frames: readonly Frame[], goesOn: boolean, to: string | null = null): void {
    const ids = new Set(frames);
    const wasAt = this.#walk.at;
    if (dependsOnDecisions(this.#sift)) {
      const here = this.#walk.cell;
      this.resift(to ?? (here ? refOf(here.frame) : null), goesOn);
    } else {
      this.#sheet.update((cell) => ids.has(cell.frame) || (cell.folded?.some((frame) => ids.has(frame)) ?? false));
      this.#showCounts();
      if (to !== null) this.#goTo(to);
    }
    const cell = this.#walk.cell;
    if (cell && ids.has(cell.frame)) this.#panel.update(cell);
    this.#viewing.update();
    if (!goesOn) return;
    if (this.#viewing.isComparing) {
      this.#viewing.exchange();
    } else if (this.#walk.at === wasAt && cell && ids.has(cell.frame)) this.go(this.#walk.at + 1);
  }

  #sentence(frames: readonly Frame[], decision: Decision): string {
    const words = this.#words;
    const what = decision.mark ? words.say(`mark.${decision.mark as Mark}`)
      : decision.rating !== undefined ? words.count('stars', decision.rating ?? 0)
        : decision.label ? words.say(`label.${decision.label}`) : words.say('label.none');
    const many = frames.length > 1 ? `${words.count('photographs', frames.length)}: ` : '';
    return many + what + (decision.mark === 'picked' || decision.mark === 'undecided' ? `, ${words.say('picked.of', this.#table.picked, this.#heading.target)}` : '');
  }

  // Clocks.

  #answerClock({ camera, body, seconds, move }: Clock, isMoved: boolean): void {
    this.#server.ask(isMoved ? { do: 'shift', camera, body, seconds } : { do: 'keep-clock', camera, body });
    this.say(isMoved ? move : this.#words.say('clocks.kept'));
    this.#sheet.focus();
  }

  // Full size and side by side.

  step(direction: number): void {
    this.go(this.#walk.at + direction);
  }

  opening(): void {
    this.#showSift(false);
  }

  opened(look: 'full' | 'compare'): void {
    this.#cover(true);
    this.dataset.stage = look;
  }

  closed(): void {
    delete this.dataset.stage;
    this.#cover(false);
    this.go(this.#walk.at);
  }

  /** What lies under the stage is not there for keys and readers. */
  #cover(isCovered: boolean): void {
    for (const element of [this.#sheet.element, this.#panel.element, this.#heading.element, this.#clocks.element, document.querySelector('header.bar')]) element?.toggleAttribute('inert', isCovered);
  }

  /** One step back: help, comparison, 1:1, full size, filter, what is marked. */
  #back(): void {
    if (this.#help.open) this.#help.close();
    else if (this.#viewing.isOpen) this.#viewing.back();
    else if (!this.#siftPanel.element.hidden) this.#showSift(false);
    else if (this.#selected.size > 0) { this.#selected.clear(); this.showSelected(); }
    else this.#sheet.focus();
  }

  #openWork(): void {
    const id = this.#current()?.id;
    if (!id) return;
    this.#place.settle();
    location.assign(`/desk/works/${id}?lang=${this.#words.language}`);
  }

  // Filter, order, counts.

  #changeSift(sift: Sift): void {
    this.#sift = sift;
    const here = this.#walk.cell;
    this.resift(here ? refOf(here.frame) : null);
    this.say(this.#words.say('filter.passed', this.#shown.length, this.#table.frames.length));
    this.#place.keep(this.#walk.cell?.frame, this.#sift);
  }

  /** Makes the places anew; `ref`: who stays the current one, `goesOn`: who the next after it is to be. */
  resift(ref: string | null, goesOn = false): void {
    this.#shown = sifted(this.#table.frames, this.#sift, (frame) => this.#table.burstOf(frame).length);
    this.#walk.lay(this.#shown, (frame) => this.#opened.has(frame), ref, goesOn);
    const { cells, at, cell } = this.#walk;
    this.#selected.keep(this.#shown);
    this.#sheet.show(cells, at);
    this.showSelected();
    this.#panel.show(cell ?? null, cell ? this.#sheet.thumbnail(cell) : undefined);
    const nothing = this.querySelector<HTMLElement>('.nothing')!;
    nothing.hidden = cells.length > 0;
    if (!nothing.hidden) nothing.textContent = this.#words.say(this.#table.frames.length > 0 ? 'filter.nothing' : this.#server.isArriving ? 'arriving' : 'empty');
    if (this.#viewing.isOpen) {
      if (this.#viewing.isComparing) return;
      if (cell) this.#viewing.show(); else this.#viewing.close();
    } else if (at >= 0) this.#sheet.go(at, this.#sheet.hasFocus || document.activeElement === document.body);
  }

  #showSift(isOpen: boolean, field: 'text' | 'sort' = 'text'): void {
    const { element } = this.#siftPanel;
    if (isOpen && this.#viewing.isOpen) this.#viewing.close();
    const hadFocus = element.contains(document.activeElement);
    element.hidden = !isOpen;
    this.#heading.showFilterOpen(isOpen);
    if (isOpen) {
      this.#showCounts();
      this.#siftPanel.focus(field);
    } else if (hadFocus) this.#sheet.focus();
  }

  #showCounts(): void {
    this.#heading.show({
      all: this.#table.frames.length, shown: this.#shown.length, bursts: this.#table.burstCount, picked: this.#table.picked, progress: this.#table.progress,
      others: this.#table.others, selected: this.#selected.size, isSifting: isSifting(this.#sift),
    });
    if (!this.#siftPanel.element.hidden) this.#siftPanel.count(this.#table.frames, this.#shown.length);
  }

  showSelected(): void {
    this.#sheet.select(this.#selected.refs);
    this.#showCounts();
  }

  showUndo(): void {
    this.#heading.showUndo(this.#table.undo, this.#table.redo);
  }

  #toggleAdvance(): void {
    this.#isAdvancing = !this.#isAdvancing;
    localStorage.setItem('korme.table.advance', this.#isAdvancing ? 'on' : 'off');
    this.#heading.showAdvance(this.#isAdvancing);
    this.say(this.#words.say(this.#isAdvancing ? 'advance.on' : 'advance.off'));
  }

  // What the server says.

  redecided(frames: readonly Frame[], to: string | null): void {
    this.#repaint(frames, false, to);
  }

  regrouped(): void {
    const { cell } = this.#walk;
    this.resift(cell ? refOf(cell.frame) : null);
  }

  confirmed(): void {
    const { cell } = this.#walk;
    if (cell) this.#panel.update(cell);
    this.#viewing.update();
  }

  replaced(answer: TableAnswer): void {
    const here = this.#walk.cell?.frame;
    this.#clocks.show(answer.clocks ?? []);
    this.#viewing.renew();
    const now = here && this.#table.frame(refOf(here));
    this.resift(now ? refOf(now) : null);
    this.showUndo();
  }

  stands(standing: Standing, waiting: number): void {
    this.#heading?.stands(standing, waiting);
  }

  notify(words: string | null): void {
    const text = words ?? this.#words.say('meanwhile');
    this.say(text);
    const notice = make('p', { class: 'passing' }, text);
    this.append(notice);
    setTimeout(() => notice.remove(), 6000);
  }

  say(words: string): void {
    // The same words twice are two messages.
    this.#status.textContent = this.#status.textContent === words ? `${words}\u00a0` : words;
  }
}

customElements.define('light-table', LightTable);
