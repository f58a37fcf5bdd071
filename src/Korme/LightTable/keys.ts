/**
 * What a key asks for. Letters by what they say on a Latin keyboard, by where they lie on any other, so that P picks on a
 * Kazakh and a Russian layout too; digits by where they lie, since the Kazakh layout has letters there.
 */
export interface Ask { act: string; value: number; shift: boolean }

const letters: Record<string, string> = {
  P: 'pick', X: 'reject', U: 'undecide', Z: 'zoom', C: 'compare', F: 'filter', S: 'sort', B: 'fold', M: 'merge', A: 'advance', H: 'help',
};
const others: Record<string, string> = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last', PageUp: 'page-up', PageDown: 'page-down',
  Space: 'open', Enter: 'work', NumpadEnter: 'work', Escape: 'back', Slash: 'help', Equal: 'larger', NumpadAdd: 'larger', Minus: 'smaller', NumpadSubtract: 'smaller',
};

/** Null for keys that are not ours. */
export function askOf(event: KeyboardEvent): Ask | null {
  if (event.isComposing || event.altKey) return null;
  const shift = event.shiftKey;
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : /^Key([A-Z])$/.exec(event.code)?.[1];
  if (event.ctrlKey || event.metaKey) {
    const act = letter === 'Z' ? (shift ? 'redo' : 'undo') : letter === 'Y' ? 'redo' : letter === 'A' ? 'all' : null;
    return act && { act, value: 0, shift };
  }
  if (event.key === '?') return { act: 'help', value: 0, shift: false };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  // On the number pad a digit without Num Lock is an arrow or Home.
  if (digit && !(event.code.startsWith('Numpad') && !/^\d$/.test(event.key))) {
    const value = Number(digit);
    return { act: value <= 5 ? 'stars' : 'label', value: value <= 5 ? value : value - 6, shift };
  }
  const act = letter ? (letter === 'B' && shift ? 'split' : letters[letter]) : others[event.code] ?? others[event.key];
  return act ? { act, value: 0, shift } : null;
}
