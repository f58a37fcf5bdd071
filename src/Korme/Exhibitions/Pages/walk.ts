/** The arrow keys follow the page's own links to the previous and the next work. */
export function walkByKeyboard(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (page.querySelector('dialog[open]') || isTyping(event.target)) return;
    if (event.key === 'ArrowLeft') follow('prev');
    if (event.key === 'ArrowRight') follow('next');
  });
}

/** A swipe of one finger across the picture: to the left the next work, to the right the previous one. */
export function walkBySwipe(picture: HTMLElement): void {
  let start: { id: number; x: number; y: number } | null = null;
  picture.addEventListener('pointerdown', (event) => {
    const isZoomedByBrowser = (visualViewport?.scale ?? 1) > 1.05;
    start = event.pointerType === 'touch' && event.isPrimary && !isZoomedByBrowser
      ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null;
  });
  picture.addEventListener('pointercancel', () => { start = null; });
  picture.addEventListener('pointerup', (event) => {
    if (!start || event.pointerId !== start.id) return;
    const [across, down] = [event.clientX - start.x, event.clientY - start.y];
    start = null;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) follow(across < 0 ? 'next' : 'prev');
  });
}

function follow(direction: 'prev' | 'next'): void {
  document.querySelector<HTMLAnchorElement>(`a[rel="${direction}"]`)?.click();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
