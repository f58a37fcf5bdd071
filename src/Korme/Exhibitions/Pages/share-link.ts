// The visible address gets a button: a telephone hands it on its own way, another machine copies it.
class ShareLink extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button')) return;
    const { address = location.href, title = document.title, copy = '', send = '', copied = '', failed = '' } = this.dataset;
    const canSend = typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches;
    if (!canSend && !navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = canSend ? send : copy;
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      if (canSend) {
        // Turned away by the visitor: nothing to say.
        navigator.share({ title, url: address }).catch(() => undefined);
        return;
      }
      navigator.clipboard.writeText(address).then(() => { said.textContent = copied; }, () => { said.textContent = failed; });
    });
    this.append(' ', button, ' ', said);
  }
}

customElements.define('share-link', ShareLink);
