import type { Kept } from './kept.js';
import type { View } from './layer.js';
import { sizeFor, stepsOf, type Captions, type Sequence, type Slide, type Step } from './sequence.js';
import type { Sound } from './sound.js';
import type { Surface } from './surface.js';
import { pass, Timer } from './timer.js';
import type { Wall } from './wall.js';

/** After a work that can't be shown: so that a night without any picture isn't a race. */
const secondsAfterTrouble = 2;

/** Goes through the sequence, over and over: prepares, fades, waits. What is asked meanwhile takes the place of what was going on. */
export class Player {
  #steps: Step[] = [];
  #at = -1;
  #round = 0;
  #turn = 0;
  #timer: Timer | null = null;
  #captionTimer: Timer | null = null;
  #isPaused = false;
  #troubles = 0;
  surfaces: Surface[] = [];

  constructor(public sequence: Sequence, readonly wall: Wall, readonly kept: Kept, readonly sound: Sound, readonly isCalm: () => boolean, readonly changed: () => void) {
    this.#steps = stepsOf(sequence, wall.cards);
  }

  get isPaused(): boolean { return this.#isPaused; }

  /** The work that is seen or announced; undefined: the exhibition's own card. */
  get slide(): Slide | undefined { return this.sequence.slides[this.place]; }

  /** Its place in the walk, from 0; −1: the exhibition's own card. */
  get place(): number { return this.#steps[this.#at]?.slide ?? -1; }

  start(): void { void this.#play(0); }

  /** To the next or the previous thing: from a card to its work, from a work to the card of the one before. */
  go(by: 1 | -1): void {
    const face = this.#steps[this.#at]?.face;
    // Back from a work lies its own card, where one has just been.
    const steps = by < 0 && face === 'work' && this.#steps[this.#at - 1]?.slide === this.place ? 2 : 1;
    void this.#play(this.#at + by * steps);
  }

  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    for (const timer of [this.#timer, this.#captionTimer]) if (isPaused) timer?.pause(); else timer?.resume();
    this.sound.pause(isPaused);
    this.changed();
  }

  /** The exhibition has changed: what is gone disappears at once, what is new comes when it is its turn. */
  replace(sequence: Sequence): void {
    const seen = this.slide?.work;
    this.sequence = sequence;
    const there = new Set(sequence.slides.map((slide) => slide.work));
    this.kept.keepOnly(new Set(sequence.slides.flatMap((slide) => [...slide.pictures.map((picture) => picture.url), ...(slide.media ? [slide.media, ...slide.captions.map((each) => each.url)] : [])])));
    let isDark = false;
    for (const surface of this.surfaces) {
      for (const layer of [surface.front, surface.back]) {
        if (!layer.view || layer.view.key === '' || there.has(layer.view.key)) continue;
        surface.blank();
        isDark = true;
      }
    }
    const place = seen === undefined ? -1 : sequence.slides.findIndex((slide) => slide.work === seen);
    this.#steps = stepsOf(sequence, this.wall.cards);
    if (isDark || (seen !== undefined && place < 0)) {
      this.sound.stop();
      void this.#play(Math.min(Math.max(0, this.#at), this.#steps.length - 1));
    } else {
      const face = this.#steps[this.#at]?.face;
      const at = this.#steps.findIndex((step) => step.slide === place && step.face === (place < 0 ? 'title' : face === 'card' ? 'card' : 'work'));
      if (at >= 0) this.#at = at;
    }
    this.#fetchAhead();
    this.changed();
  }

  /** The wall's settings have changed: cards on or off, other surfaces. */
  rearrange(): void {
    const slide = this.place;
    this.#steps = stepsOf(this.sequence, this.wall.cards);
    const at = this.#steps.findIndex((step) => step.slide === slide && step.face !== 'card');
    void this.#play(at < 0 ? 0 : at);
  }

  async #play(wanted: number): Promise<void> {
    const turn = ++this.#turn;
    this.#timer?.cancel();
    this.#captionTimer?.cancel();
    this.sound.stop();
    const count = this.#steps.length;
    if (wanted >= count) this.#round++;
    this.#at = ((wanted % count) + count) % count;
    const step = this.#steps[this.#at]!;
    try {
      await Promise.all(this.surfaces.map(async (surface) => surface.prepare(await this.#view(surface, step))));
      this.#troubles = 0;
    } catch {
      // The network is away and this one isn't kept, or it is damaged: the next one.
      if (turn !== this.#turn) return;
      this.#timer = new Timer(++this.#troubles >= count ? secondsAfterTrouble * 5 : this.#troubles > 1 ? secondsAfterTrouble : 0, () => void this.#play(this.#at + 1), this.#isPaused);
      return;
    }
    if (turn !== this.#turn) return;
    await this.#change(turn);
    if (turn !== this.#turn) return;
    this.changed();
    this.#wait(step);
    this.#fetchAhead();
  }

  async #change(turn: number): Promise<void> {
    const fade = this.isCalm() ? 0 : this.wall.timing.fade;
    if (this.wall.timing.black > 0 && this.surfaces.some((surface) => surface.front.view)) {
      for (const surface of this.surfaces) surface.conceal(fade);
      await pass(fade + this.wall.timing.black);
      if (turn !== this.#turn) return;
    }
    for (const surface of this.surfaces) surface.reveal(fade);
    await pass(fade);
    if (turn !== this.#turn) return;
    for (const surface of this.surfaces) surface.back.clear();
  }

  #wait(step: Step): void {
    const next = (): void => { void this.#play(this.#at + 1); };
    const { work, card } = this.wall.timing;
    const slide = this.sequence.slides[step.slide];
    if (step.face === 'work' && slide?.media && this.wall.sound) {
      const isFilm = slide.kind === 'video';
      const untold = (): void => { if (isFilm) this.surfaces[0]?.front.tell(); this.#stand(work, next); };
      const captions = this.#captionsOf(slide, step.slide);
      // A film without its captions is better than none.
      const said = captions ? this.kept.url(captions.url).catch(() => null) : Promise.resolve(null);
      void Promise.all([this.kept.url(slide.media), said]).then(
        ([url, words]) => {
          if (this.#steps[this.#at] !== step) return;
          const layers = this.surfaces.map(({ front }) => front).filter(({ view }) => view?.key === slide.work);
          this.sound.play(url, isFilm ? this.surfaces[0]?.front : undefined, this.#isPaused, next, untold, words && captions ? { url: words, language: captions.language, layers } : undefined);
        },
        untold);
      return;
    }
    this.#stand(step.face === 'work' ? work : card, next);
    const languages = slide?.texts.length ?? 1;
    if (step.face === 'work' && slide?.pictures.length && languages > 1) this.#turnCaptions(this.#round + step.slide, 1, languages, work / languages);
  }

  /** In the language whose turn it is, as on its card; else the first there is. */
  #captionsOf(slide: Slide, place: number): Captions | undefined {
    const { language } = slide.texts[(this.#round + place) % slide.texts.length]!;
    return slide.captions.find((each) => each.language === language) ?? slide.captions[0];
  }

  #stand(seconds: number, next: () => void): void {
    this.#timer?.cancel();
    this.#timer = new Timer(seconds, next, this.#isPaused);
  }

  /** Each language has its part of the time. */
  #turnCaptions(first: number, done: number, languages: number, seconds: number): void {
    this.#captionTimer = new Timer(seconds, () => {
      for (const surface of this.surfaces) surface.front.turn(first + done);
      if (done + 1 < languages) this.#turnCaptions(first, done + 1, languages, seconds);
    }, this.#isPaused);
  }

  async #view(surface: Surface, step: Step): Promise<View> {
    const { slides, titles } = this.sequence;
    if (step.slide < 0) return { key: '', face: 'title', texts: titles, turn: this.#round, picture: null, ratio: 1, isFilm: false, isTold: false };
    const index = (step.slide + surface.settings.ahead) % slides.length;
    const slide = slides[index]!;
    const scale = devicePixelRatio || 1;
    const size = sizeFor(slide.pictures, surface.element.offsetWidth * scale, surface.element.offsetHeight * scale);
    return {
      key: slide.work, face: step.face, texts: slide.texts, turn: this.#round + index, ratio: size ? size.widthPixels / size.heightPixels : 1, isTold: slide.pictures.length === 0, isFilm: slide.kind === 'video' && this.wall.sound,
      picture: step.face === 'work' && size && slide.kind !== 'sound' ? await this.kept.url(size.url) : null,
    };
  }

  /** Everything from here on, once around: after that nothing needs the network. */
  #fetchAhead(): void {
    const { slides } = this.sequence;
    const place = Math.max(0, this.place);
    const scale = devicePixelRatio || 1;
    const [width, height] = [0, 1].map((side) => Math.max(...this.surfaces.map(({ element }) => (side ? element.offsetHeight : element.offsetWidth) * scale))) as [number, number];
    const inOrder = [...slides.slice(place), ...slides.slice(0, place)];
    void this.kept.fetchAhead(inOrder.flatMap((slide) => [
      ...(slide.pictures.length ? [sizeFor(slide.pictures, width, height)!.url] : []), ...(slide.media && this.wall.sound ? [slide.media, ...slide.captions.map((each) => each.url)] : []),
    ]));
  }
}
