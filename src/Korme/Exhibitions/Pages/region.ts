import type OpenSeadragonType from 'openseadragon';

/** A detail in whole pixels of the full picture, from its upper left corner. */
export interface Region { x: number; y: number; w: number; h: number }

/** `100,200,300,400`; null for anything else. */
export function regionOfText(text: string | undefined): Region | null {
  const match = /^(\d{1,8}),(\d{1,8}),(\d{1,8}),(\d{1,8})$/.exec(text ?? '');
  if (!match) return null;
  const [x, y, w, h] = match.slice(1).map(Number) as [number, number, number, number];
  return w > 0 && h > 0 ? { x, y, w, h } : null;
}

/** What of the picture is in the window now; null when that is all of it. */
export function frame(viewer: OpenSeadragonType.Viewer): Region | null {
  const item = viewer.world.getItemAt(0);
  if (!item) return null;
  const { x: width, y: height } = item.getContentSize();
  const seen = item.viewportToImageRectangle(viewer.viewport.getBounds(true)).getBoundingBox();
  const [left, top] = [clamp(seen.x, width), clamp(seen.y, height)];
  const [right, bottom] = [clamp(seen.x + seen.width, width), clamp(seen.y + seen.height, height)];
  if (left === 0 && top === 0 && right === width && bottom === height) return null;
  return right > left && bottom > top ? { x: left, y: top, w: right - left, h: bottom - top } : null;
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

/** The address of a QR code that opens the work at this detail: the bare canvas as content state, the shortest there is. */
export function shareCode({ canvas }: DOMStringMap, region: Region | null): string {
  const detail = region ? `#xywh=${region.x},${region.y},${region.w},${region.h}` : '';
  return `/view/qr.svg?iiif-content=${encodeURIComponent(canvas + detail)}`;
}

/** The work's page at this detail: a content state as IIIF Content State 1.0 §2.2.4 encodes it; the page alone for the whole. */
export function shareLink({ page, canvas, manifest }: DOMStringMap, region: Region | null): string {
  if (!region) return page ?? location.href.split('#')[0]!;
  // A published folder has nobody to read a content state: the page itself does.
  if (!page) return `${location.href.split('#')[0]}#xywh=${region.x},${region.y},${region.w},${region.h}`;
  const state = JSON.stringify({
    id: `${canvas}#xywh=${region.x},${region.y},${region.w},${region.h}`, type: 'Canvas', partOf: [{ id: manifest, type: 'Manifest' }],
  });
  const encoded = btoa(encodeURIComponent(state)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${page}?iiif-content=${encoded}`;
}
