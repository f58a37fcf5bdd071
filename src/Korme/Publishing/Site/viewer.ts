import type OpenSeadragonType from 'openseadragon';

// Modules don't load from a disk (Chromium), classic scripts do: this one's own address says where the other lies.
const own = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
const address = document.currentScript?.dataset.viewer ?? '';
let loading: Promise<typeof OpenSeadragonType> | undefined;

/** OpenSeadragon as a classic script, fetched when somebody zooms and not before. */
export function openSeadragon(): Promise<typeof OpenSeadragonType> {
  return loading ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = new URL(address, own).href;
    script.onload = () => { done((window as unknown as { OpenSeadragon: typeof OpenSeadragonType }).OpenSeadragon); };
    script.onerror = () => {
      loading = undefined;
      fail(new Error(script.src));
    };
    document.head.append(script);
  });
}
