/** The words of the page in its language: the texts `table.…` of the server, put on the element as JSON. */
export class Words {
  readonly #texts: Record<string, string>;
  readonly #plural: Intl.PluralRules | null;
  readonly #culture: string;

  constructor(texts: string | undefined, readonly language: string) {
    this.#texts = JSON.parse(texts ?? '{}') as Record<string, string>;
    this.#plural = language === 'ru' ? new Intl.PluralRules('ru') : null;
    // Not every browser brings Kazakh numbers; they are written as Russian ones are.
    this.#culture = language === 'kk' ? 'ru' : language === 'en' ? 'en-GB' : language;
  }

  /** The text of a key with `{0}`, `{1}`… filled in; the key itself when it is missing, so that it is seen. */
  say(key: string, ...values: (string | number)[]): string {
    return (this.#texts[key] ?? key).replace(/\{(\d)\}/g, (place, index: string) => {
      const value = values[Number(index)];
      return value === undefined ? place : typeof value === 'number' ? this.number(value) : value;
    });
  }

  /** The text in the plural form that the count asks for; `{0}` is the count. */
  count(key: string, count: number): string {
    const form = this.#plural ? this.#plural.select(count) : count === 1 ? 'one' : 'other';
    return this.say(`${key}.${form}`, count);
  }

  number(value: number, digits = 0): string {
    return value.toLocaleString(this.#culture, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  percent(part: number): string {
    return `${this.number(100 * part, 1)} %`;
  }

  /** Stops, always with a sign. */
  stops(value: number): string {
    const rounded = Math.round(value * 10) / 10;
    return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${this.number(Math.abs(rounded), 1)} EV`;
  }

  /** The time of day to the hundredth of a second, as cameras keep it. */
  time(taken: string | null): string {
    if (!taken) return '';
    const [, clock = '', fraction = ''] = /T(\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?/.exec(taken) ?? [];
    const hundredths = fraction.slice(0, 2);
    return hundredths && Number(fraction) > 0 ? `${clock}${this.language === 'en' ? '.' : ','}${hundredths.padEnd(2, '0')}` : clock;
  }
}
