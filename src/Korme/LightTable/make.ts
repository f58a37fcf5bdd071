type Child = Node | string | null | false | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** One element with attributes (true: an empty one; null and false: none) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(attribute, value === true ? '' : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A button that says what it does and, where there is one, shows its key. `data-do` is what a click on it asks for. */
export function button(act: string, words: string, key?: string): HTMLButtonElement {
  return make('button', { type: 'button', 'data-do': act, 'aria-keyshortcuts': key ? shortcut(key) : null },
    key ? make('kbd', { 'aria-hidden': 'true' }, key) : null, make('span', {}, words));
}

const shortcut = (key: string): string => key.replace('⇧', 'Shift+').replace('–', ' ');
