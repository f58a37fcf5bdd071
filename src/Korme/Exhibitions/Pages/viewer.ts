import type OpenSeadragonType from 'openseadragon';

/** OpenSeadragon, fetched when somebody zooms and not before. A published folder has Publishing/Site/viewer.ts in its place. */
export async function openSeadragon(): Promise<typeof OpenSeadragonType> {
  return (await import('openseadragon')).default;
}
