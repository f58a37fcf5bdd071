import { make } from './make.js';
import type { Words } from './words.js';

/** Every key, in groups; the words are the texts `table.key.…`. */
const groups: [string, [string, string][]][] = [
  ['go', [['← → ↑ ↓', 'arrows'], ['Home End', 'ends'], ['PgUp PgDn', 'pages'], ['Enter', 'work']]],
  ['look', [['Space', 'open'], ['Z', 'zoom'], ['⇧ ← → ↑ ↓', 'pan'], ['C', 'compare'], ['↑ ↓', 'exchange'], ['+ −', 'size']]],
  ['decide', [['P', 'pick'], ['X', 'reject'], ['U', 'undecide'], ['0–5', 'stars'], ['6–9', 'labels'], ['⇧ P', 'shift'], ['A', 'advance'], ['Ctrl Z', 'undo'], ['Ctrl ⇧ Z', 'redo']]],
  ['order', [['F', 'filter'], ['S', 'sort'], ['⇧ ← →', 'range'], ['Ctrl A', 'all'], ['B', 'fold'], ['⇧ B', 'split'], ['M', 'merge'], ['Esc', 'back'], ['?', 'help']]],
];

/** The overlay with all keys. */
export function helpDialog(words: Words): HTMLDialogElement {
  const dialog = make('dialog', { class: 'help', 'aria-labelledby': 'table-help' },
    make('div', { class: 'top' }, make('h2', { id: 'table-help' }, words.say('help.title')), make('button', { type: 'button', 'data-do': 'back', autofocus: true }, words.say('close'))),
    make('div', { class: 'groups' }, ...groups.map(([group, keys]) => make('section', {},
      make('h3', {}, words.say(`help.${group}`)),
      make('dl', {}, ...keys.map(([key, text]) => make('div', {}, make('dt', {}, ...key.split(' ').map((part) => make('kbd', {}, part))), make('dd', {}, words.say(`key.${text}`)))))))),
    make('p', { class: 'touch' }, words.say('help.touch')));
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  return dialog;
}
