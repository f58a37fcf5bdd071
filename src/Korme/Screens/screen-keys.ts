/** What a key asks of the screen. Letters by what they say on a Latin keyboard, by where they lie on any other, as on the light table. */
const letters: Record<string, string> = {
  B: 'black', C: 'captions', E: 'pins', G: 'grid', T: 'check', S: 'settings', F: 'full', M: 'sound', H: 'help', P: 'pause',
};
const others: Record<string, string> = {
  ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', Enter: 'next', ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous',
  Space: 'pause', Period: 'black', Equal: 'brighter', NumpadAdd: 'brighter', Minus: 'darker', NumpadSubtract: 'darker', Escape: 'close', Slash: 'help',
};

/** Null for keys that are not ours. */
export function actOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === '?') return 'help';
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : /^Key([A-Z])$/.exec(event.code)?.[1];
  return (letter ? letters[letter] : others[event.code]) ?? null;
}

/** The keys as they are shown, in the order of the night. */
export const shownKeys: [string, string][] = [
  ['→ ←', 'next'], ['Space', 'pause'], ['B', 'black'], ['C', 'captions'], ['M', 'sound'], ['+ −', 'brighter'], ['F', 'full'],
  ['E', 'pins'], ['G', 'grid'], ['T', 'check'], ['S', 'settings'], ['?', 'help'], ['Esc', 'close'],
];
