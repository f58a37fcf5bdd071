import type OpenSeadragonType from 'openseadragon';

/**
 * `<deep-zoom data-info="…/info.json">` around a link with a picture: the link opens the picture as a whole file; with this
 * module it opens a closer look in a dialog. OpenSeadragon is fetched when somebody asks for it and not before.
 *
 * Texts come as data attributes: in, out, whole, screen, close, keys, failed, title.
 */
class DeepZoom extends HTMLElement {
  #dialog: HTMLDialogElement | null = null;
  #viewer: OpenSeadragonType.Viewer | null = null;

  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
    document.querySelectorAll('a.closer').forEach((link) => link.addEventListener('click', this.#onClick));
    this.addEventListener('touchstart', this.#onPinch, { passive: true });
  }

  disconnectedCallback(): void {
    document.querySelectorAll('a.closer').forEach((link) => link.removeEventListener('click', this.#onClick));
    this.#dialog?.close();
  }

  readonly #onClick = (event: Event): void => {
    const click = event as MouseEvent;
    // A new tab stays a new tab.
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button > 0) return;
    event.preventDefault();
    void this.open();
  };

  readonly #onPinch = (event: TouchEvent): void => {
    if (event.touches.length === 2) void this.open();
  };

  /** Opens the closer look; a second call while it is open does nothing. */
  async open(): Promise<void> {
    if (this.#dialog) return;
    const stage = part('div', 'stage');
    const dialog = this.#dialog = this.#build(stage);
    document.body.append(dialog);
    dialog.showModal();
    try {
      const { default: OpenSeadragon } = await import('openseadragon');
      if (this.#dialog !== dialog) return;
      refuseInlineStyle();
      this.#viewer = view(OpenSeadragon, stage, this.dataset.info ?? '');
      this.#viewer.addHandler('open-failed', () => { this.#fail(dialog); });
      this.#viewer.addHandler('open', () => { (stage.querySelector('.openseadragon-canvas') as HTMLElement | null)?.focus(); });
    } catch {
      this.#fail(dialog);
    }
  }

  #build(stage: HTMLElement): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.className = 'zoom';
    dialog.setAttribute('aria-label', this.dataset.title ?? '');
    const keys = part('p', 'heard');
    keys.textContent = this.dataset.keys ?? '';
    const tools = part('div', 'tools');
    tools.append(
      this.#button('in', '+', () => this.#viewer?.viewport.zoomBy(1.6)),
      this.#button('out', '−', () => this.#viewer?.viewport.zoomBy(1 / 1.6)),
      this.#button('whole', null, () => this.#viewer?.viewport.goHome()),
    );
    if (document.fullscreenEnabled) tools.append(this.#button('screen', null, () => { void toggleFullScreen(dialog); }));
    tools.append(this.#button('close', null, () => { dialog.close(); }));
    dialog.append(keys, stage, tools);
    dialog.addEventListener('close', () => {
      this.#viewer?.destroy();
      this.#viewer = null;
      this.#dialog = null;
      dialog.remove();
    });
    return dialog;
  }

  #button(text: 'in' | 'out' | 'whole' | 'screen' | 'close', sign: string | null, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = text;
    button.textContent = sign ?? this.dataset[text] ?? '';
    if (sign) button.setAttribute('aria-label', this.dataset[text] ?? sign);
    button.addEventListener('click', () => {
      act();
      this.#viewer?.viewport.applyConstraints();
    });
    return button;
  }

  #fail(dialog: HTMLDialogElement): void {
    if (dialog.querySelector('.failed')) return;
    const words = part('p', 'failed');
    words.setAttribute('role', 'alert');
    words.textContent = this.dataset.failed ?? '';
    dialog.append(words);
  }
}

function view(OpenSeadragon: typeof OpenSeadragonType, stage: HTMLElement, info: string): OpenSeadragonType.Viewer {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return OpenSeadragon({
    element: stage,
    tileSources: info,
    showNavigationControl: false,
    drawer: 'canvas',
    visibilityRatio: 0.6,
    minZoomImageRatio: 0.9,
    maxZoomPixelRatio: 2,
    animationTime: isCalm ? 0 : 0.6,
    blendTime: isCalm ? 0 : 0.15,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { dblClickToZoom: true, flickEnabled: !isCalm },
  });
}

/**
 * OpenSeadragon puts one rule into a style element unless one with this mark is there; the page's policy forbids inline
 * styles. An element of that name which is no HTML style element says "there already" and styles nothing.
 */
function refuseInlineStyle(): void {
  if (document.querySelector('style[data-openseadragon-mobile-css]')) return;
  const mark = document.createElementNS('https://korme.invalid/mark', 'style');
  mark.setAttribute('data-openseadragon-mobile-css', '');
  document.head.append(mark);
}

async function toggleFullScreen(dialog: HTMLDialogElement): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await dialog.requestFullscreen();
  } catch {
    // The browser may say no; the dialog fills the window anyway.
  }
}

function part(element: 'div' | 'p', name: string): HTMLElement {
  const made = document.createElement(element);
  made.className = name;
  return made;
}

customElements.define('deep-zoom', DeepZoom);
