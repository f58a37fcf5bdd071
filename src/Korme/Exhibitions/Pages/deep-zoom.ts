import type OpenSeadragonType from 'openseadragon';
import { frame, regionOfText, shareCode, shareLink, type Region } from './region.js';
import { openSeadragon } from './viewer.js';

const stepZoom = 1.6;
const stepMove = 0.15; // of the window, as far as an arrow key moves

/**
 * `<deep-zoom data-info="…/info.json">` around a link with a picture and the template of the closer look (ZoomShell.razor): the
 * link opens the picture as a whole file; with this module it opens the closer look in a dialog. OpenSeadragon is fetched when
 * somebody asks for it and not before. `data-region="x,y,w,h"` opens it at once at a detail; so does `#xywh=…` in the address.
 */
class DeepZoom extends HTMLElement {
  #dialog: HTMLDialogElement | null = null;
  #viewer: OpenSeadragonType.Viewer | null = null;
  #before: Element | null = null;
  #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #frame: HTMLElement | null = null;
  readonly #leave = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#leave;
    this.addEventListener('click', this.#onClick, { signal });
    document.querySelectorAll('a.closer').forEach((link) => link.addEventListener('click', this.#onClick, { signal }));
    this.#storyLinks().forEach((link) => link.addEventListener('click', this.#onClick, { signal }));
    this.addEventListener('touchstart', this.#onPinch, { passive: true, signal });
    addEventListener('hashchange', () => { if (location.hash.startsWith('#xywh=')) this.#openAddressed(); }, { signal });
    this.#openAddressed();
  }

  disconnectedCallback(): void {
    this.#leave.abort();
    this.#dialog?.close();
  }

  #storyLinks(): HTMLAnchorElement[] {
    return Array.from(document.querySelectorAll<HTMLAnchorElement>('a.detail[data-region]'));
  }

  #openAddressed(): void {
    const region = regionOfText(location.hash.replace(/^#xywh=(pixel:)?/, '')) ?? regionOfText(this.dataset.region);
    if (region) void this.open(region);
  }

  readonly #onClick = (event: Event): void => {
    const click = event as MouseEvent;
    // A new tab stays a new tab.
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button > 0) return;
    event.preventDefault();
    const link = event.currentTarget as HTMLElement;
    void this.open(regionOfText(link === this ? undefined : link.dataset.region));
  };

  readonly #onPinch = (event: TouchEvent): void => {
    if (event.touches.length === 2) void this.open();
  };

  /** Opens the closer look, at a detail when one is given; when it is open already, it flies there. */
  async open(region: Region | null = null): Promise<void> {
    if (this.#dialog) {
      if (region) this.#fly(region);
      return;
    }
    this.#before = document.activeElement;
    const dialog = this.#dialog = this.#build();
    document.body.append(dialog);
    dialog.showModal();
    try {
      const OpenSeadragon = await openSeadragon();
      if (this.#dialog !== dialog) return;
      refuseInlineStyle();
      const stage = dialog.querySelector<HTMLElement>('.stage')!;
      const viewer = this.#viewer = view(OpenSeadragon, stage, this.#source(), this.#calm.matches);
      viewer.addHandler('canvas-key', (event) => { event.preventDefaultAction = true; }); // the keys are ours, below
      viewer.addHandler('animation-start', () => { dialog.dataset.moving = ''; });
      viewer.addHandler('animation-finish', () => { delete dialog.dataset.moving; });
      viewer.addHandler('open-failed', () => { this.#fail(dialog); });
      viewer.addHandler('open', () => {
        const canvas = stage.querySelector<HTMLElement>('.openseadragon-canvas');
        canvas?.setAttribute('aria-label', this.dataset.title ?? '');
        canvas?.setAttribute('role', 'img');
        canvas?.focus();
        dialog.dataset.ready = '';
        if (region) this.#fly(region, true);
      });
    } catch {
      this.#fail(dialog);
    }
  }

  /** The address of what can be asked of the picture; a published folder has it in the page, with the address of the tiles' folder. */
  #source(): string | object {
    const { info, source } = this.dataset;
    return source ? { ...JSON.parse(source) as object, id: info } : info ?? '';
  }

  #build(): HTMLDialogElement {
    const template = this.querySelector('template')!;
    const dialog = template.content.querySelector('dialog')!.cloneNode(true) as HTMLDialogElement;
    if (!document.fullscreenEnabled) dialog.querySelector('.screen')?.remove();
    if ('share' in navigator) dialog.querySelector('[data-do=send]')?.removeAttribute('hidden');
    this.#addDetails(dialog.querySelector<HTMLElement>('.details')!);
    dialog.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-do]');
      if (button) this.#do(button.dataset.do!);
    });
    dialog.addEventListener('keydown', this.#onKey);
    dialog.addEventListener('cancel', (event) => {
      if (this.#closePanels()) event.preventDefault();
    });
    dialog.addEventListener('close', () => {
      this.#viewer?.destroy();
      this.#viewer = this.#dialog = this.#frame = null;
      dialog.remove();
      // What somebody stood on keeps the focus; what the address opened had none.
      (this.#before instanceof HTMLElement && this.#before !== document.body ? this.#before : this.querySelector('a'))?.focus({ preventScroll: true });
    });
    return dialog;
  }

  /** The details that the story points at, one button each. */
  #addDetails(row: HTMLElement): void {
    const links = this.#storyLinks();
    row.hidden = links.length === 0;
    for (const link of links) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = link.textContent;
      if (link.closest('[lang]') instanceof HTMLElement) button.lang = (link.closest('[lang]') as HTMLElement).lang;
      button.dataset.region = link.dataset.region;
      button.addEventListener('click', () => {
        const region = regionOfText(button.dataset.region);
        if (region) this.#fly(region);
        this.#say(button.textContent ?? '');
      });
      row.append(button);
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // Here and not in cancel alone: Chromium lets a page keep a dialog open by cancel only now and then.
    if (event.key === 'Escape' && this.#closePanels()) event.preventDefault();
    if (event.target instanceof HTMLInputElement) return;
    const name = actionOf(event.key);
    if (!name) return;
    event.preventDefault();
    this.#do(name);
  };

  #do(name: string): void {
    const [viewer, dialog] = [this.#viewer, this.#dialog];
    if (!dialog) return;
    if (name === 'close') { dialog.close(); return; }
    if (name === 'help') { this.#toggle('.keys', '.help'); return; }
    if (!viewer?.world.getItemCount()) return;
    const { viewport } = viewer;
    switch (name) {
      case 'in': viewport.zoomBy(stepZoom); break;
      case 'out': viewport.zoomBy(1 / stepZoom); break;
      case 'whole': this.#whole(); break;
      case 'rotate': viewport.rotateBy(90, undefined, this.#calm.matches); break;
      case 'rotate-back': viewport.rotateBy(-90, undefined, this.#calm.matches); break;
      case 'left': this.#move(-stepMove, 0); break;
      case 'right': this.#move(stepMove, 0); break;
      case 'up': this.#move(0, -stepMove); break;
      case 'down': this.#move(0, stepMove); break;
      case 'screen': void toggleFullScreen(dialog.querySelector('.room')!); return;
      case 'share': this.#share(); return;
      case 'copy': void this.#copy(); return;
      case 'send': void navigator.share({ title: this.dataset.title, url: this.#link() }).catch(() => undefined); return;
    }
    if (name !== 'whole') viewport.applyConstraints(this.#calm.matches);
    if (name.startsWith('rotate')) this.#say(fill(dialog.dataset.turned, ((viewport.getRotation() % 360) + 360) % 360));
    else if (['in', 'out', 'whole'].includes(name)) this.#say(fill(dialog.dataset.scale, Math.round(100 * viewport.viewportToImageZoom(viewport.getZoom()))));
  }

  #whole(): void {
    const { viewport } = this.#viewer!;
    if (viewport.getRotation() % 360 !== 0) viewport.setRotation(0, this.#calm.matches);
    viewport.goHome(this.#calm.matches);
    this.#unframe();
  }

  #move(across: number, down: number): void {
    const { viewport } = this.#viewer!;
    const size = viewport.getContainerSize();
    size.x *= across;
    size.y *= down;
    viewport.panBy(viewport.deltaPointsFromPixels(size), this.#calm.matches);
  }

  /** Shows a detail, framed; without a flight for who wants no motion. */
  #fly({ x, y, w, h }: Region, atOnce = this.#calm.matches): void {
    const viewer = this.#viewer;
    if (!viewer?.world.getItemCount()) return;
    const bounds = viewer.viewport.imageToViewportRectangle(x, y, w, h);
    viewer.viewport.fitBounds(bounds, atOnce);
    this.#unframe();
    this.#frame = document.createElement('div');
    this.#frame.className = 'frame';
    viewer.addOverlay({ element: this.#frame, location: bounds });
    for (const button of this.#dialog!.querySelectorAll<HTMLElement>('.details button')) {
      if (button.dataset.region === `${x},${y},${w},${h}`) button.setAttribute('aria-current', 'true');
    }
    this.#dialog!.dataset.shown = `${x},${y},${w},${h}`;
  }

  #unframe(): void {
    if (this.#frame) this.#viewer?.removeOverlay(this.#frame);
    this.#frame = null;
    this.#dialog?.querySelectorAll('[aria-current]').forEach((button) => button.removeAttribute('aria-current'));
  }

  #link(): string {
    return shareLink(this.dataset, frame(this.#viewer!));
  }

  #share(): void {
    const panel = this.#toggle('.link', '.share');
    if (!panel) return;
    const seen = frame(this.#viewer!);
    const input = panel.querySelector('input')!;
    input.value = this.#link();
    panel.querySelector<HTMLElement>('.region')!.hidden = !seen;
    const code = panel.querySelector('img');
    if (code) code.src = shareCode(this.dataset, seen);
    panel.querySelector('code')!.textContent = seen ? `#xywh=${seen.x},${seen.y},${seen.w},${seen.h}` : '';
    input.focus();
    input.select();
  }

  async #copy(): Promise<void> {
    const input = this.#dialog?.querySelector('input');
    if (!input) return;
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      // Only secure pages have a clipboard; the older way works on the studio's own network too.
      input.select();
      if (!document.execCommand('copy')) return;
    }
    this.#say(this.#dialog?.dataset.copied ?? '');
  }

  /** Opens or closes a panel and closes the other; gives the panel when it is open now. */
  #toggle(panel: string, opener: string): HTMLElement | null {
    const wanted = this.#dialog!.querySelector<HTMLElement>(`.panel${panel}`)!;
    const isOpening = wanted.hidden;
    this.#closePanels();
    if (!isOpening) return null;
    wanted.hidden = false;
    this.#dialog!.querySelector(`.tools ${opener}`)?.setAttribute('aria-expanded', 'true');
    this.#say(Array.from(wanted.querySelectorAll('dl > div'), (row) => row.textContent?.trim()).join('; '));
    return wanted;
  }

  #closePanels(): boolean {
    const open = Array.from(this.#dialog?.querySelectorAll<HTMLElement>('.panel:not([hidden])') ?? []);
    for (const panel of open) {
      const opener = this.#dialog!.querySelector<HTMLElement>('.tools [aria-expanded=true]');
      if (panel.contains(document.activeElement)) opener?.focus();
      panel.hidden = true;
      opener?.setAttribute('aria-expanded', 'false');
    }
    return open.length > 0;
  }

  #say(words: string): void {
    const status = this.#dialog?.querySelector('[role=status]');
    if (status) status.textContent = words;
  }

  #fail(dialog: HTMLDialogElement): void {
    if (dialog.querySelector('.failed')) return;
    const words = document.createElement('p');
    words.className = 'failed';
    words.setAttribute('role', 'alert');
    words.textContent = dialog.dataset.failed ?? '';
    dialog.querySelector('.room')?.append(words);
  }
}

function actionOf(key: string): string | undefined {
  return ({
    '+': 'in', '=': 'in', '-': 'out', '−': 'out', '_': 'out', '0': 'whole', r: 'rotate', R: 'rotate-back', f: 'screen', F: 'screen', s: 'share', S: 'share',
    '?': 'help', h: 'help', ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down',
    // The same keys on a Kazakh or Russian layout.
    к: 'rotate', К: 'rotate-back', а: 'screen', А: 'screen', ы: 'share', Ы: 'share',
  } as Record<string, string>)[key];
}

function fill(text: string | undefined, value: number): string {
  return (text ?? '').replace('{0}', String(value));
}

function view(OpenSeadragon: typeof OpenSeadragonType, stage: HTMLElement, source: string | object, isCalm: boolean): OpenSeadragonType.Viewer {
  return OpenSeadragon({
    element: stage,
    tileSources: source,
    showNavigationControl: false,
    drawer: 'canvas',
    visibilityRatio: 0.6,
    minZoomImageRatio: 0.9,
    maxZoomPixelRatio: 4,
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

async function toggleFullScreen(room: HTMLElement): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await room.requestFullscreen();
  } catch {
    // The browser may say no; the dialog fills the window anyway.
  }
}

customElements.define('deep-zoom', DeepZoom);
