// The search box of a published copy: its index comes as a script (a page from a disk may fetch nothing), and the words are folded
// and weighed as on the served site (Search/FindWords.cs, Highlight.cs).
import { walkResults } from '../../Exhibitions/Pages/result-keys.js';
import { spans, type Span } from './fold.js';

/** Texts by their language. */
type Texts = Record<string, string>;
/** Field, weight, language, text. */
type Field = [string, number, string, string];
interface Doc { page: string; title: Texts; picture?: [string, number, number, string]; of?: Texts; fields: Field[] }
interface Words { hint: string; none: string; untitled: string; untitledExhibition: string; fields: Record<string, string>; results: Record<string, string> }
interface Index { docs: Doc[] }
interface Question { asked: string[]; words: string[]; isOpen: boolean }
interface Hit { start: number; length: number; word: number; fit: number }
interface Highlight { field: string; language: string; pieces: [string, boolean][]; score: number }

const most = 50;
const around = 60;
const mostWords = 8;
const root = document.currentScript?.dataset.root ?? '';
const page = document.documentElement.lang;
const box = document.querySelector<HTMLInputElement>('#q');
const found = document.querySelector<HTMLElement>('#found');
const words = JSON.parse(found?.dataset.words ?? '{}') as Words;
const index = (window as unknown as { kormeSearch?: Index }).kormeSearch ?? { docs: [] };
const folded = new WeakMap<Field, Span[]>();

function questionOf(typed: string): Question {
  const all = spans(typed).slice(0, mostWords);
  const last = all.at(-1);
  return {
    asked: all.map(({ start, length }) => typed.slice(start, start + length).toLowerCase()),
    words: all.map(({ word }) => word),
    isOpen: last !== undefined && last.start + last.length === typed.length,
  };
}

function spansOf(field: Field): Span[] {
  let known = folded.get(field);
  if (!known) folded.set(field, known = spans(field[3]));
  return known;
}

function hitsIn(question: Question, field: Field): Hit[] {
  const hits: Hit[] = [];
  const text = field[3];
  for (const { word: own, start, length } of spansOf(field)) {
    for (const [word, asked] of question.words.entries()) {
      const isWhole = own === asked;
      if (!isWhole && !(question.isOpen && word === question.words.length - 1 && own.startsWith(asked))) continue;
      const isExact = text.slice(start, start + length).toLowerCase().startsWith(question.asked[word]!);
      hits.push({ start, length, word, fit: (isExact ? 1 : 0.6) * (isWhole ? 1 : 0.6) });
      break;
    }
  }
  return hits;
}

/** Where the words stand; null when one of them stands nowhere. */
function highlight(question: Question, doc: Doc): Highlight | null {
  let best: Highlight | null = null;
  const open = new Set(question.words.keys());
  for (const field of doc.fields) {
    const hits = hitsIn(question, field);
    if (hits.length === 0) continue;
    const distinct = hits.filter((hit, at) => hits.findIndex((other) => other.word === hit.word) === at);
    let score = field[1] * distinct.reduce((sum, hit) => sum + hit.fit, 0) / question.words.length;
    if (spansOf(field).length === question.words.length && hits.length === question.words.length) score *= 1.5;
    if (!best || score > best.score) best = { field: field[0], language: field[2], pieces: cut(field[3], hits), score };
    for (const hit of hits) open.delete(hit.word);
  }
  return open.size === 0 ? best : null;
}

/** The part of a text around its first hit, the hits marked. */
function cut(text: string, hits: Hit[]): [string, boolean][] {
  const first = hits[0]!;
  const from = first.start <= around || text.length <= 3 * around ? 0 : text.lastIndexOf(' ', first.start - around) + 1;
  let to = Math.min(text.length, Math.max(from + 3 * around, first.start + first.length));
  const space = to < text.length ? text.lastIndexOf(' ', to - 1) : -1;
  if (space >= first.start + first.length) to = space;
  const pieces: [string, boolean][] = from > 0 ? [['… ', false]] : [];
  let at = from;
  for (const { start, length } of hits) {
    if (start + length > to) break;
    if (start > at) pieces.push([text.slice(at, start), false]);
    pieces.push([text.slice(start, start + length), true]);
    at = start + length;
  }
  if (at < to) pieces.push([text.slice(at, to), false]);
  if (to < text.length) pieces.push([' …', false]);
  return pieces;
}

/** The text a reader of this page gets, and its language. */
function said(texts: Texts): [string, string] | null {
  const language = [page, 'kk', 'ru', 'en', ...Object.keys(texts)].find((each) => texts[each]);
  return language ? [texts[language]!, language] : null;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function inLanguage<E extends HTMLElement>(made: E, language: string): E {
  if (language !== page) made.lang = language === 'und' ? '' : language;
  return made;
}

/** In the language of this page. */
function pageOf(doc: Doc): string {
  return root + doc.page.replace('{}', page);
}

function row(doc: Doc, why: Highlight): HTMLLIElement {
  const item = element('li');
  if (doc.picture) {
    const [address, width, height, colour] = doc.picture;
    const thumb = element('a', 'thumb');
    thumb.href = pageOf(doc);
    thumb.tabIndex = -1;
    thumb.setAttribute('aria-hidden', 'true');
    const image = element('img');
    Object.assign(image, { src: root + address, alt: '', loading: 'lazy', decoding: 'async', width, height });
    image.dataset.colour = colour;
    thumb.append(image);
    item.append(thumb);
  } else {
    const thumb = element('span', 'thumb');
    thumb.setAttribute('aria-hidden', 'true');
    item.append(thumb);
  }
  const about = element('div');
  const heading = element('h2');
  const title = said(doc.title);
  const link = inLanguage(element('a', '', title?.[0] ?? (doc.of ? words.untitled : words.untitledExhibition)), title?.[1] ?? page);
  link.href = pageOf(doc);
  heading.append(link);
  about.append(heading);
  if (why.pieces.length > 0 && (why.field !== 'title' || why.language !== page)) {
    const line = inLanguage(element('p', 'why'), why.language);
    const name = element('span', 'field', words.fields[why.field] ?? '');
    name.lang = page;
    line.append(name, ' ', ...why.pieces.map(([text, isHit]) => isHit ? element('mark', '', text) : text));
    about.append(line);
  }
  const of = doc.of && said(doc.of);
  if (of) {
    const line = element('p', 'of');
    line.append(inLanguage(element('span', '', of[0]), of[1]));
    about.append(line);
  }
  item.append(about);
  return item;
}

function count(results: number, typed: string, isEmpty: boolean): string {
  if (isEmpty) return words.hint;
  if (results === 0) return words.none.replace('{0}', typed);
  // Kazakh counts like English here, as in the texts (Web/Texts/Plural.cs).
  const form = new Intl.PluralRules(page === 'ru' ? 'ru' : 'en').select(results);
  return (words.results[form] ?? words.results.other ?? '{0}').replace('{0}', String(results));
}

function show(): void {
  const typed = box?.value ?? '';
  const question = questionOf(typed);
  const results = question.words.length === 0 ? [] : index.docs
    .map((doc) => ({ doc, why: highlight(question, doc) }))
    .filter((each): each is { doc: Doc; why: Highlight } => each.why !== null)
    .sort((one, other) => other.why.score - one.why.score)
    .slice(0, most);
  found!.querySelector('ol')!.replaceChildren(...results.map(({ doc, why }) => row(doc, why)));
  found!.querySelector('.count')!.textContent = count(results.length, typed, question.words.length === 0);
  const address = new URL(location.href);
  if (typed) address.searchParams.set('q', typed);
  else address.searchParams.delete('q');
  history.replaceState(null, '', address);
}

if (box && found) {
  box.value = new URL(location.href).searchParams.get('q') ?? '';
  box.addEventListener('input', show);
  box.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
  show();
}

walkResults(box);
