import { button, make } from '../LightTable/make.js';
import { Words } from '../LightTable/words.js';
import { Awake } from './awake.js';
import { Kept } from './kept.js';
import { Pins } from './pins.js';
import { Player } from './player.js';
import { actOf, shownKeys } from './screen-keys.js';
import type { Sequence } from './sequence.js';
import { Settings } from './settings.js';
import { Sound } from './sound.js';
import { Stream, type Ask } from './stream.js';
import { Surface } from './surface.js';
import { SavedWall, type Wall } from './wall.js';

const secondsOfTools = 3;
const secondsOfNotice = 8;

/**
 * `<wall-projector>`: the wall at night. Puts the parts together (surfaces, player, pins, settings, the stream of the remote control)
 * and answers keys and buttons; what each does it does itself.
 */
class WallProjector extends HTMLElement {
  #words!: Words;
  #wall!: Wall;
  #saved!: SavedWall;
  #player!: Player;
  #pins!: Pins;
  #settings!: Settings;
  #stream!: Stream;
  readonly #kept = new Kept();
  readonly #stage = make('div', { class: 'stage' });
  readonly #masks = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  readonly #dim = make('div', { class: 'dim' });
  readonly #notice = make('p', { class: 'notice', role: 'status' });
  #bar!: HTMLElement;
  #help!: HTMLDialogElement;
  #check = -1;
  #hasGrid = false;
  #isBlack = false;
  #toolsTimer = 0;
  #noticeTimer = 0;

  connectedCallback(): void {
    this.#words = new Words(this.dataset.words, document.documentElement.lang);
    this.#wall = JSON.parse(this.dataset.wall!) as Wall;
    const sequence = JSON.parse(this.dataset.sequence!) as Sequence;
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const sound = new Sound(() => this.#say(this.#words.say('sound.blocked')));
    this.#player = new Player(sequence, this.#wall, this.#kept, sound, () => calm.matches, () => this.#tell());
    this.#build();
    this.#listen();
    this.#layOut(true);
    this.#stream = new Stream(this.dataset.screen!, sequence.version, (again) => this.#player.replace(again), (ask) => this.#obey(ask), () => this.#tell());
    new Awake(() => this.#say(this.#words.say('awake.no')));
    if (this.dataset.trouble) this.#say(this.dataset.trouble);
    if (sequence.slides.length === 0) this.#say(this.#words.say('empty'));
    this.dataset.ready = '';
    this.#player.start();
  }

  #build(): void {
    const words = this.#words;
    this.#masks.setAttribute('class', 'masks');
    this.#masks.setAttribute('aria-hidden', 'true');
    this.#pins = new Pins(words, this.#wall, (isOther) => { this.#layOut(isOther); this.#saved.changed(); });
    this.#settings = new Settings(words, this.#wall, JSON.parse(this.dataset.walls!) as { name: string; title: string }[], this.dataset.name!, this.dataset.desk, (what) => this.#set(what));
    this.#saved = new SavedWall(this.#wall, this.dataset.saves, (what, why) => this.#say(why ? `${words.say(what)} ${why}` : words.say(what)));
    this.#bar = make('div', { class: 'bar', role: 'toolbar', 'aria-label': words.say('tools') },
      ...(['previous', 'pause', 'next', 'black', 'captions', 'pins', 'grid', 'check', 'settings', 'full', 'help'] as const).map((act) =>
        button(act, words.say(act), shownKeys.find(([, of]) => of === act)?.[0].split(' ')[0])));
    this.#help = make('dialog', { class: 'panel help', 'aria-labelledby': 'help-title' }, make('h2', { id: 'help-title' }, words.say('help')),
      make('dl', {}, ...shownKeys.map(([key, act]) => make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, words.say(`key.${act}`))))),
      make('p', { class: 'hint' }, words.say('pins.hint')), button('close', words.say('done'), 'Esc'));
    this.replaceChildren(make('h1', { class: 'heard' }, document.title), this.#stage, this.#masks as unknown as Node, this.#dim, this.#pins.element, this.#bar, this.#settings.element, this.#help, this.#notice);
  }

  #listen(): void {
    document.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('click', (event) => {
      const act = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
      if (act) this.#do(act);
    });
    addEventListener('resize', () => { this.#layOut(false); });
    for (const name of ['pointermove', 'focusin'] as const) this.addEventListener(name, () => this.#showTools());
  }

  #onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented || (target instanceof Element && target.matches('input, select') && event.key !== 'Escape')) return;
    const act = actOf(event);
    if (!act) return;
    // Where a button or a link has the focus, these two are its own.
    if ((event.key === 'Enter' || event.code === 'Space') && target instanceof Element && target.matches('button, a')) return;
    event.preventDefault();
    this.#do(act);
  }

  #do(act: string): void {
    switch (act) {
      case 'next': this.#player.go(1); break;
      case 'previous': this.#player.go(-1); break;
      case 'pause': this.#player.pause(!this.#player.isPaused); break;
      case 'black': this.#black(!this.#isBlack); break;
      case 'captions': this.#wall.captions = !this.#wall.captions; this.#set('captions'); break;
      case 'sound': this.#wall.sound = !this.#wall.sound; this.#set('sound'); break;
      case 'brighter': this.#dimTo(this.#wall.brightness + 0.05); break;
      case 'darker': this.#dimTo(this.#wall.brightness - 0.05); break;
      case 'grid': this.#hasGrid = !this.#hasGrid; this.#showGrid(); break;
      case 'check': this.#showCheck(); break;
      case 'pins': this.#pins.open(!this.#pins.isOpen); this.toggleAttribute('data-editing', this.#pins.isOpen); break;
      case 'settings': this.#settings.open(!this.#settings.element.open); break;
      case 'full': void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined); break;
      case 'help': if (this.#help.open) this.#help.close(); else this.#help.show(); break;
      case 'close': this.#close(); break;
    }
    this.#showPressed();
  }

  #close(): void {
    if (this.#help.open) this.#help.close();
    else if (this.#settings.element.open) this.#settings.open(false);
    else if (this.#pins.isOpen) { this.#pins.open(false); this.toggleAttribute('data-editing', false); }
    else if (this.#check >= 0) { this.#check = -1; this.#showCheck(true); }
    else if (this.#hasGrid) { this.#hasGrid = false; this.#showGrid(); }
    else if (this.#isBlack) this.#black(false);
  }

  /** What the telephone asks. */
  #obey({ act, value }: Ask): void {
    if (act === 'next' || act === 'previous') { if (this.#isBlack) this.#black(false); this.#do(act); }
    else if (act === 'pause') this.#player.pause(value === 1);
    else if (act === 'black') this.#black(value === 1);
    else if (act === 'captions') { this.#wall.captions = value === 1; this.#set('captions'); }
    else if (act === 'brightness') this.#dimTo(value);
    this.#showPressed();
  }

  /** A setting was changed, here or by a key. */
  #set(what: string): void {
    if (what === 'captions') { this.#stage.toggleAttribute('data-captions', this.#wall.captions); this.#settings.show(); }
    if (what === 'cards' || what === 'sound') { this.#player.rearrange(); this.#settings.show(); }
    if (what === 'width' || what === 'height') this.#layOut(false);
    if (this.#hasGrid) this.#showGrid();
    this.#tell();
    this.#saved.changed();
  }

  #black(isBlack: boolean): void {
    this.#isBlack = isBlack;
    this.toggleAttribute('data-black', isBlack);
    this.#dimTo(this.#wall.brightness, false);
  }

  #dimTo(brightness: number, isKept = true): void {
    this.#wall.brightness = Math.round(100 * Math.min(1, Math.max(0.1, brightness))) / 100;
    this.#dim.style.opacity = String(this.#isBlack ? 1 : 1 - this.#wall.brightness);
    this.#tell();
    if (isKept) this.#saved.changed();
  }

  /** Surfaces onto their corners, masks over them. @param isOther Surfaces came or went. */
  #layOut(isOther: boolean): void {
    const { surfaces, masks, widthCentimetres, heightCentimetres } = this.#wall;
    if (isOther) {
      this.#player.surfaces = surfaces.map((settings) => this.#player.surfaces.find((surface) => surface.settings === settings) ?? new Surface(settings));
      this.#stage.replaceChildren(...this.#player.surfaces.map(({ element }) => element));
      this.#stage.toggleAttribute('data-captions', this.#wall.captions);
      this.#dim.style.opacity = String(1 - this.#wall.brightness);
      if (this.dataset.ready !== undefined) this.#player.rearrange();
    }
    const ratio = widthCentimetres && heightCentimetres ? widthCentimetres / heightCentimetres : null;
    // The measures are the first surface's; the others keep the shape their corners give.
    this.#player.surfaces.forEach((surface, index) => surface.place(innerWidth, innerHeight, index === 0 ? ratio : null));
    this.#masks.setAttribute('viewBox', '0 0 1 1');
    this.#masks.setAttribute('preserveAspectRatio', 'none');
    this.#masks.replaceChildren(...masks.map((corners) => {
      const mask = document.createElementNS('http://www.w3.org/2000/svg', 'polygon');
      mask.setAttribute('points', corners.map((corner) => corner.join(',')).join(' '));
      return mask;
    }));
    this.#pins.draw();
    if (this.#check >= 0) this.#showCheck(true);
    if (this.#hasGrid) this.#showGrid();
  }

  #showGrid(): void {
    const { widthCentimetres, gridCentimetres } = this.#wall;
    if (this.#hasGrid && !widthCentimetres) {
      this.#hasGrid = false;
      this.#say(this.#words.say('grid.measure'));
      this.#settings.open(true);
      this.querySelector<HTMLElement>('#set-width')?.focus();
      return;
    }
    const address = (part: number, ratio: number): string =>
      `${this.dataset.screen}/grid.svg?width=${(widthCentimetres! * part).toFixed(1)}&ratio=${ratio.toFixed(4)}&cell=${gridCentimetres}`;
    this.#player.surfaces.forEach((surface, index) => surface.grid(this.#hasGrid && index === 0 ? address : null));
  }

  /** The next card; after the last one none. */
  #showCheck(isSame = false): void {
    const names = this.dataset.cards!.split(' ');
    if (!isSame) this.#check = this.#check + 1 >= names.length ? -1 : this.#check + 1;
    const name = names[this.#check];
    for (const surface of this.#player.surfaces) surface.check(name ? `${this.dataset.screen}/cards/${name}.svg` : null);
    if (name && !isSame) this.#say(this.#words.say(`check.${name}`));
  }

  /** What is seen now, for the remote control; and what depends on it here. */
  #tell(): void {
    const { slide, place, sequence, isPaused } = this.#player;
    // The same squares as on the wall: the sheet is as wide as the picture is there.
    const part = this.#player.surfaces[0]?.partOfWidth ?? 1;
    this.#settings.sheet(slide?.pictures.length && this.dataset.sheet
      ? `${this.dataset.sheet}${slide.work}?lang=${document.documentElement.lang}&width=${((this.#wall.widthCentimetres ?? 400) * part).toFixed(1)}&cell=${this.#wall.gridCentimetres}` : null);
    if (this.#hasGrid) this.#showGrid();
    const language = document.documentElement.lang;
    const text = (slide?.texts ?? sequence.titles).find((each) => each.language === language) ?? slide?.texts[0] ?? sequence.titles[0];
    this.dataset.shown = `${place}`;
    // While it is put together there is nobody to tell yet.
    this.#stream?.tell({
      title: text?.title ?? '', at: place + 1, of: sequence.slides.length, isPaused, isBlack: this.#isBlack, captions: this.#wall.captions, brightness: this.#wall.brightness,
    });
  }

  #showPressed(): void {
    const pressed: Record<string, boolean> = {
      pause: this.#player.isPaused, black: this.#isBlack, captions: this.#wall.captions, pins: this.#pins.isOpen, grid: this.#hasGrid, check: this.#check >= 0, settings: this.#settings.element.open,
    };
    for (const [act, isPressed] of Object.entries(pressed)) this.#bar.querySelector(`[data-do=${act}]`)?.setAttribute('aria-pressed', String(isPressed));
  }

  /** The tools come with the hand and go when it rests; nothing of them is on the wall otherwise. */
  #showTools(): void {
    this.toggleAttribute('data-tools', true);
    clearTimeout(this.#toolsTimer);
    this.#toolsTimer = setTimeout(() => this.toggleAttribute('data-tools', this.#bar.contains(document.activeElement) && this.#bar.matches(':focus-within:has(:focus-visible)')), secondsOfTools * 1000);
  }

  #say(words: string): void {
    this.#notice.textContent = words;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => { this.#notice.textContent = ''; }, secondsOfNotice * 1000);
  }
}

customElements.define('wall-projector', WallProjector);
