/** Keeps the screen from going to sleep (Screen Wake Lock API, W3C); says so where it can't. */
export class Awake {
  #lock: WakeLockSentinel | null = null;

  constructor(readonly cannot: () => void) {
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void this.#hold(); });
    void this.#hold();
  }

  async #hold(): Promise<void> {
    if (this.#lock && !this.#lock.released) return;
    try {
      // Only secure pages have it: this machine's own address is one, another machine's in the network isn't.
      this.#lock = await navigator.wakeLock.request('screen');
    } catch {
      if (document.visibilityState === 'visible') this.cannot();
    }
  }
}
