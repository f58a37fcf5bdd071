import { button, make } from './make.js';
import type { Words } from './words.js';

/** Under the sheet: the keys where they act, as buttons for mouse and fingers too. */
export function foot(words: Words, tally: HTMLElement): HTMLElement {
  const stars = make('div', { class: 'star-keys', role: 'group', 'aria-label': words.say('filter.stars') },
    make('kbd', { 'aria-hidden': 'true' }, '1–5'),
    ...[1, 2, 3, 4, 5].map((count) => make('button', { type: 'button', 'data-do': 'stars', 'data-value': count, 'aria-label': words.count('stars', count) }, '★')));
  return make('div', { class: 'keys', role: 'group', 'aria-label': words.say('keys') },
    button('pick', words.say('do.pick'), 'P'), button('reject', words.say('do.reject'), 'X'), button('undecide', words.say('do.undecide'), 'U'),
    stars,
    button('open', words.say('do.open'), 'Space'), button('zoom', words.say('do.zoom'), 'Z'), button('compare', words.say('do.compare'), 'C'),
    button('fold', words.say('do.fold'), 'B'), button('next-label', words.say('do.label')), button('help', words.say('do.help'), '?'), tally);
}
