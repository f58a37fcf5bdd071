/** A wall as `Wall.cs` has it: where the pictures lie, what stays dark, how the sequence runs. */
export type Corner = [number, number];
export interface Surface { corners: Corner[]; ahead: number }
export interface Timing { work: number; card: number; fade: number; black: number }
export interface Wall {
  format: number; title: string; widthCentimetres: number | null; heightCentimetres: number | null; gridCentimetres: number;
  surfaces: Surface[]; masks: Corner[][]; timing: Timing; captions: boolean; cards: boolean; sound: boolean; brightness: number;
}

/** Keeps walls on the machine that projects: what changed is sent when the hand rests, and when the page is left. */
export class SavedWall {
  #timer = 0;
  #isDirty = false;

  /** @param address Where it is kept; undefined: nowhere, the screen was opened from another machine. */
  constructor(readonly wall: Wall, readonly address: string | undefined, readonly say: (what: 'saved' | 'not-here' | 'not-saved', why?: string) => void) {
    addEventListener('pagehide', () => { if (this.#isDirty) void this.#send(true); });
  }

  changed(): void {
    this.#isDirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(false), 500);
  }

  async #send(isLeaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#isDirty = false;
    if (!this.address) { this.say('not-here'); return; }
    try {
      const answer = await fetch(this.address, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(this.wall), keepalive: isLeaving,
      });
      if (answer.ok) this.say('saved');
      else this.say('not-saved', (await answer.text()).trim().slice(0, 200));
    } catch {
      this.#isDirty = true;
      this.say('not-saved');
    }
  }
}
