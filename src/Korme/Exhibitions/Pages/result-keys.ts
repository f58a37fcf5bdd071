/** Down goes from the box into the results (`#found h2 a`) and through them, up the same way back; a slash anywhere goes to the box. */
export function walkResults(box: HTMLInputElement | null): void {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '/' && document.activeElement !== box) {
      event.preventDefault();
      box?.focus();
      box?.select();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [box, ...document.querySelectorAll<HTMLElement>('#found h2 a')].filter((stop) => stop !== null);
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    if (at < 0) return;
    event.preventDefault();
    stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  });
}
