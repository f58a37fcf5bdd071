/** What the screen shows, as `ComposeSequence.cs` makes it. */
export interface Picture { url: string; widthPixels: number; heightPixels: number }
export interface Text { language: string; title: string; titleLanguage: string; who: string; what: string; story: string | null; alt: string }
/** What is said in a recording, in a language; empty: the file says none. */
export interface Captions { language: string; url: string }
export interface Slide { work: string; kind: 'picture' | 'video' | 'sound' | 'words'; pictures: Picture[]; media: string | null; captions: Captions[]; texts: Text[] }
export interface Sequence { version: string; titles: Text[]; slides: Slide[] }

/** One thing after the other: the exhibition's card, then for each work its card and itself. `slide` is its place, −1 the exhibition. */
export interface Step { slide: number; face: 'title' | 'card' | 'work' }

/** The order of the night. Sound and words have one face: their card is the work. */
export function stepsOf(sequence: Sequence, withCards: boolean): Step[] {
  const steps: Step[] = withCards || sequence.slides.length === 0 ? [{ slide: -1, face: 'title' }] : [];
  sequence.slides.forEach(({ kind }, slide) => {
    if (withCards && (kind === 'picture' || kind === 'video')) steps.push({ slide, face: 'card' });
    steps.push({ slide, face: 'work' });
  });
  return steps;
}

/** The stored size for a place of so many device pixels: the smallest that fills it, else the largest there is. */
export function sizeFor(pictures: Picture[], width: number, height: number): Picture | undefined {
  return pictures.find((picture) => picture.widthPixels >= width || picture.heightPixels >= height) ?? pictures.at(-1);
}
