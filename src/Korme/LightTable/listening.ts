import { askOf, type Ask } from './keys.js';
import type { Selected } from './selected.js';
import type { Sheet } from './sheet.js';
import type { Viewing } from './viewing.js';
import type { Walk } from './walk.js';

/** Who does what is asked by keys, mouse and fingers. */
export interface Asked {
  do(ask: Ask, isRepeat?: boolean): void;
  /** Makes a place the current one; without the focus when the pointer has brought it there already. */
  go(index: number, isFocused?: boolean): void;
  /** Others are marked now. */
  showSelected(): void;
}

interface Parts { sheet: Sheet; walk: Walk; selected: Selected; viewing: Viewing; help: HTMLDialogElement }

/** Hears the keys of the whole page, and clicks, taps and held fingers on the table. */
export function listen(table: HTMLElement, { sheet, walk, selected, viewing, help }: Parts, asked: Asked): void {
  // On the document: a click beside the photographs must not take the keys away.
  document.addEventListener('keydown', onKey);
  table.addEventListener('click', onClick);
  sheet.element.addEventListener('dblclick', (event) => { if (sheet.indexOf(event.target) >= 0 && !viewing.isOpen) viewing.open(); });
  sheet.element.addEventListener('contextmenu', (event) => onHold(event as PointerEvent));

  function onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof Element)) return;
    if (target !== document.body && !table.contains(target)) return;
    const ask = askOf(event);
    if (!ask) return;
    if (target.matches('input:not([type=checkbox]), select, textarea') && ask.act !== 'back') return;
    // Where a button or a link has the focus, these two are its own.
    if (target.matches('button, a, input, summary') && (ask.act === 'open' || ask.act === 'work')) return;
    if (help.open && ask.act !== 'help' && ask.act !== 'back') return;
    event.preventDefault();
    asked.do(ask, event.repeat);
  }

  function onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-do]');
    if (button) {
      const act = button.dataset.do!;
      if (button.ariaDisabled !== 'true') asked.do({ act, value: Number(button.dataset.value ?? 0), shift: false });
      // After the mouse the keys go to the photographs again, not to the button once more; who pressed it by a key stays on it.
      if (event.detail > 0 && !['help', 'filter', 'sort'].includes(act)) (viewing.isOpen ? viewing : sheet).focus();
      return;
    }
    const index = sheet.indexOf(target);
    if (index < 0) return;
    const cell = walk.cells[index]!;
    if (event.shiftKey) selected.range(walk.cells, walk.at, index);
    else if (event.ctrlKey || event.metaKey) selected.toggle(cell, walk.cell);
    else {
      const isTouch = event instanceof PointerEvent && event.pointerType !== 'mouse';
      if (isTouch && index === walk.at && selected.size === 0) { asked.go(index); viewing.open(); return; }
      if (isTouch && selected.size > 0) selected.toggle(cell);
      else selected.clear();
    }
    asked.go(index, false);
    asked.showSelected();
  }

  /** A finger held on a photograph adds it to what is marked. */
  function onHold(event: PointerEvent): void {
    const index = sheet.indexOf(event.target);
    if (index < 0 || event.pointerType === 'mouse') return;
    event.preventDefault();
    selected.toggle(walk.cells[index]!);
    asked.go(index, false);
    asked.showSelected();
  }
}
