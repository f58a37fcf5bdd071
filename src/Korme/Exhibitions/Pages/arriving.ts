interface Picture { url: string; widthPixels: number | null; heightPixels: number | null; name: string }
interface Progress { finished: boolean; found: number; done: number; sentence: string; pictures: Picture[] }

const secondsBetween = 1.5;

/** `<arriving-sheet data-progress="…/progress">`: asks how far the import is, adds what has come, and opens the exhibition at the end. */
class ArrivingSheet extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#later();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    this.#timer = setTimeout(() => { void this.#ask(); }, secondsBetween * 1000);
  }

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.dataset.progress ?? '', { headers: { Accept: 'application/json' } });
      const progress = await answer.json() as Progress;
      if (progress.finished) {
        location.reload();
        return;
      }
      this.#show(progress);
    } catch {
      // The site may be restarting: the next question will tell.
    }
    this.#later();
  }

  #show(progress: Progress): void {
    const sentence = document.querySelector('.arriving .progress');
    if (sentence && sentence.textContent !== progress.sentence) sentence.textContent = progress.sentence;
    const line = document.querySelector('progress');
    if (line) [line.max, line.value] = [Math.max(1, progress.found), progress.done];
    const here = new Set(Array.from(this.querySelectorAll('img'), (picture) => picture.getAttribute('src')));
    for (const picture of progress.pictures) if (!here.has(picture.url)) this.append(image(picture));
  }
}

function image({ url, widthPixels, heightPixels, name }: Picture): HTMLImageElement {
  const made = new Image(widthPixels ?? 160, heightPixels ?? 160);
  made.alt = name;
  made.decoding = 'async';
  made.src = url;
  return made;
}

customElements.define('arriving-sheet', ArrivingSheet);
