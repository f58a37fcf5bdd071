import { make } from '../LightTable/make.js';
import type { Layer } from './layer.js';

/** What is said meanwhile: where its captions lie, in which language, and the layers that show them. */
export interface SaidOn { url: string; language: string; layers: Layer[] }

/** Longer than any piece of an evening: what has no end is left after it. */
const mostSeconds = 3600;

/** Plays recordings and videos; one element of each, used again and again. */
export class Sound {
  readonly #audio = make('audio', { preload: 'auto' });
  readonly #video = make('video', { preload: 'auto', playsinline: true });
  #playing: HTMLMediaElement | null = null;
  #guard = 0;
  #said: { track: HTMLTrackElement; layers: Layer[] } | null = null;

  constructor(readonly blocked: () => void) {}

  /** Plays to the end, then `done`; `failed` when the browser can't, or may not before somebody has pressed a key. */
  play(url: string, onLayer: Layer | undefined, isPaused: boolean, done: () => void, failed: () => void, said?: SaidOn): void {
    this.stop();
    const media = onLayer ? this.#video : this.#audio;
    this.#playing = media;
    onLayer?.play(this.#video);
    media.src = url;
    if (said) this.#say(media, said);
    media.onended = done;
    media.onerror = failed;
    this.#guard = setTimeout(done, mostSeconds * 1000);
    if (!isPaused) this.#begin(media, failed);
  }

  pause(isPaused: boolean): void {
    if (isPaused) this.#playing?.pause();
    else if (this.#playing) this.#begin(this.#playing, () => undefined);
  }

  stop(): void {
    clearTimeout(this.#guard);
    this.#silence();
    if (!this.#playing) return;
    this.#playing.onended = this.#playing.onerror = null;
    this.#playing.pause();
    this.#playing.removeAttribute('src');
    this.#playing.load();
    this.#playing = null;
  }

  /** The browser finds the cue of the moment; it is set by us, in the wall's own letters, for sounds too. */
  #say(media: HTMLMediaElement, { url, language, layers }: SaidOn): void {
    const track = make('track', { kind: 'captions', src: url, ...(language ? { srclang: language } : {}) });
    this.#said = { track, layers };
    track.track.oncuechange = () => {
      if (this.#said?.track !== track) return;
      const text = [...track.track.activeCues ?? []].map((cue) => (cue as VTTCue).getCueAsHTML().textContent ?? '').join('\n');
      for (const layer of layers) layer.say(text, language);
    };
    media.append(track);
    track.track.mode = 'hidden';
  }

  #silence(): void {
    if (!this.#said) return;
    const { track, layers } = this.#said;
    this.#said = null;
    track.track.oncuechange = null;
    track.remove();
    for (const layer of layers) layer.say('', '');
  }

  #begin(media: HTMLMediaElement, failed: () => void): void {
    media.play().catch((trouble: unknown) => {
      if (media !== this.#playing || (trouble as DOMException).name === 'AbortError') return;
      if ((trouble as DOMException).name === 'NotAllowedError') this.blocked();
      clearTimeout(this.#guard);
      media.onended = media.onerror = null;
      failed();
    });
  }
}
