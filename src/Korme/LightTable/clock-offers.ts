import type { Clock } from './frame.js';
import { make } from './make.js';
import type { Words } from './words.js';

/** The question whether a camera's clock is to be set right, above the sheet; it is one Shift+Tab away from the photographs. */
export class ClockOffers {
  #clocks: readonly Clock[] = [];
  readonly element = make('div', { class: 'clock-offers' });

  /** @param answered moves the camera's photographs, or remembers that its clock is right */
  constructor(readonly words: Words, readonly answered: (clock: Clock, isMoved: boolean) => void) {}

  show(clocks: readonly Clock[]): void {
    this.#clocks = clocks;
    this.element.replaceChildren(...clocks.map((clock) => {
      const answer = (text: string, isMoved: boolean): HTMLButtonElement => {
        const button = make('button', { type: 'button' }, text);
        button.addEventListener('click', () => {
          this.show(this.#clocks.filter((other) => other !== clock));
          this.answered(clock, isMoved);
        });
        return button;
      };
      return make('section', { 'aria-label': this.words.say('clocks') }, make('p', {}, clock.says), answer(clock.move, true), answer(this.words.say('clocks.right'), false));
    }));
  }
}
