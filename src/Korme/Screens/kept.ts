/**
 * Pictures and recordings in the page's memory, so that the night goes on without the network: fetched ahead in the order of the walk,
 * the longest unseen forgotten first when there are too many. What is withdrawn is let go at once.
 */
export class Kept {
  /** Half of what a small computer has to spare; about five hundred pictures. */
  static readonly mostBytes = 300e6;
  /** Never fewer than are on the screen: two a surface, twelve surfaces at most. */
  static readonly fewest = 32;

  readonly #kept = new Map<string, { url: string; bytes: number }>();
  readonly #coming = new Map<string, Promise<string>>();
  #bytes = 0;
  #ahead = 0;

  /** The address of a kept copy; fetched when there is none. Throws when the network is away, or the picture gone. */
  async url(address: string): Promise<string> {
    const kept = this.#kept.get(address);
    if (kept) {
      // Seen last: at the end of the row.
      this.#kept.delete(address);
      this.#kept.set(address, kept);
      return kept.url;
    }
    const coming = this.#coming.get(address) ?? this.#fetch(address);
    this.#coming.set(address, coming);
    try { return await coming; } finally { this.#coming.delete(address); }
  }

  /** Fetches one after the other while there is room; a later call takes an earlier one's place. */
  async fetchAhead(addresses: string[]): Promise<void> {
    const turn = ++this.#ahead;
    for (const address of addresses) {
      if (turn !== this.#ahead || this.#bytes > Kept.mostBytes * 0.8) return;
      if (this.#kept.has(address)) continue;
      try { await this.url(address); } catch { /* It is tried again when it is to be seen. */ }
    }
  }

  /** Lets everything go that isn't named. */
  keepOnly(addresses: Set<string>): void {
    for (const address of [...this.#kept.keys()]) if (!addresses.has(address)) this.#forget(address);
  }

  get size(): number { return this.#kept.size; }

  async #fetch(address: string): Promise<string> {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    const blob = await answer.blob();
    const url = URL.createObjectURL(blob);
    this.#kept.set(address, { url, bytes: blob.size });
    this.#bytes += blob.size;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= Kept.mostBytes || this.#kept.size <= Kept.fewest) break;
      this.#forget(oldest);
    }
    return url;
  }

  #forget(address: string): void {
    const kept = this.#kept.get(address);
    if (!kept) return;
    this.#kept.delete(address);
    this.#bytes -= kept.bytes;
    URL.revokeObjectURL(kept.url);
  }
}
