import { make } from '../LightTable/make.js';
import type { Layer } from './layer.js';

/** Longer than any piece of an evening: what has no end is left after it. */
const mostSeconds = 3600;

/** Plays recordings and videos; one element of each, used again and again. */
export class Sound {
  readonly #audio = make('audio', { preload: 'auto' });
  readonly #video = make('video', { preload: 'auto', playsinline: true });
  #playing: HTMLMediaElement | null = null;
  #guard = 0;

  constructor(readonly blocked: () => void) {}

  /** Plays to the end, then `done`; `failed` when the browser can't, or may not before somebody has pressed a key. */
  play(url: string, onLayer: Layer | undefined, isPaused: boolean, done: () => void, failed: () => void): void {
    this.stop();
    const media = onLayer ? this.#video : this.#audio;
    this.#playing = media;
    onLayer?.play(this.#video);
    media.src = url;
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
    if (!this.#playing) return;
    this.#playing.onended = this.#playing.onerror = null;
    this.#playing.pause();
    this.#playing.removeAttribute('src');
    this.#playing.load();
    this.#playing = null;
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
