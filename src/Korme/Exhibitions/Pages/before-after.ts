// Two states of one place, one over the other: a slider moves the edge between them, by pointer, finger and keyboard. The style
// sheet has laid them over each other where scripts run, so nothing moves when this comes. The slider is the browser's own.
class BeforeAfter extends HTMLElement {
  connectedCallback(): void {
    const two = this.querySelector('.two');
    if (!two || this.classList.contains('apart') || this.querySelector('input') || !matchMedia('(scripting: enabled)').matches) return;

    const { label = '', before = '', after = '' } = this.dataset;
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.min = '0';
    slider.max = '100';
    slider.value = '50';
    slider.setAttribute('aria-label', label);
    const show = (): void => {
      const share = Number(slider.value);
      this.style.setProperty('--at', String(share / 100));
      slider.setAttribute('aria-valuetext', `${before}: ${share} %, ${after}: ${100 - share} %`);
    };
    slider.addEventListener('input', show);
    show();
    two.append(slider);
  }
}

customElements.define('before-after', BeforeAfter);
