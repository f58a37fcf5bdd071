/** Words as they are compared: the fold of Search/Fold.cs, letter for letter; a test holds the two together. */

const longestWord = 40;
const pairs: [string, string][] = [
  ['shch', 'шч'], ['kh', 'х'], ['gh', 'г'], ['zh', 'ж'], ['sh', 'ш'], ['ch', 'ч'], ['ts', 'ц'], ['ph', 'ф'], ['th', 'т'], ['ye', 'е'],
];
const sounds = ['а', 'б', 'к', 'д', 'е', 'ф', 'г', 'х', 'и', 'ж', 'к', 'л', 'м', 'н', 'о', 'п', 'к', 'р', 'с', 'т', 'у', 'в', 'в', 'кс', 'ы', 'з'];
const cyrillic: Record<string, string> = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', я: 'иа', ю: 'иу', щ: 'шч', э: 'е', ъ: '', ь: '',
};
const ofWord = /[\p{L}\p{Nd}\p{Mn}\ud800-\udfff]/u;
const apostrophe = /['’ʼ`]/;

/** A folded word and where in the text it stands. */
export interface Span { word: string; start: number; length: number }

/** The folded words of a text in their order. No word for signs alone. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && (isOfWord(text[at]!) || (start >= 0 && apostrophe.test(text[at]!) && at + 1 < text.length && isOfWord(text[at + 1]!)))) {
      if (start < 0) start = at;
      continue;
    }
    if (start < 0) continue;
    const word = fold(text.slice(start, at));
    if (word) found.push({ word, start, length: at - start });
    start = -1;
  }
  return found;
}

function isOfWord(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return (code >= 0xd800 && code <= 0xdfff) || ofWord.test(letter);
}

function fold(word: string): string {
  const given = word.replace(/[şŞ]/g, 'sh');
  const decomposed = /[\ud800-\udfff]/.test(given) ? given : given.normalize('NFD');
  let letters = '';
  for (let at = 0; at < decomposed.length; at++) {
    const letter = decomposed[at]!;
    if (!apostrophe.test(letter) && !/\p{Mn}/u.test(letter)) letters += lower(letter);
  }
  let folded = '';
  for (let at = 0; at < letters.length && folded.length < longestWord;) {
    const [sound, length] = /[a-zı]/.test(letters[at]!) ? ofLatin(letters, at) : [cyrillic[letters[at]!] ?? letters[at]!, 1];
    for (const letter of sound) if (!folded.endsWith(letter) || /\p{Nd}/u.test(letter)) folded += letter;
    at += length;
  }
  return folded.replaceAll('нг', 'н');
}

/** One letter for one, as .NET does: İ and its like would become two. */
function lower(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === 1 ? small : letter;
}

function ofLatin(word: string, at: number): [string, number] {
  for (const [latin, sound] of pairs) if (word.startsWith(latin, at)) return [sound, latin.length];
  if (word[at] === 'ı') return ['и', 1];
  // Beside a vowel it is й (Abay, Aliya), between consonants ы (Almaty).
  const isBesideVowel = /[aeiou]/.test(word[at - 1] ?? '') || /[aeiou]/.test(word[at + 1] ?? '');
  return [word[at] === 'y' && isBesideVowel ? 'и' : sounds[word.charCodeAt(at) - 97]!, 1];
}
