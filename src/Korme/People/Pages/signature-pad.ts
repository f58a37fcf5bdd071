const WIDTH = 600;
const HEIGHT = 200;
const MOST = 20_000;

/**
 * `<signature-pad>`: a place to draw one's name with a finger or a pen. What is drawn goes with the form around it as `strokes`:
 * SVG path data of straight lines in a box of 600 × 200. Without scripts the form has the written name alone.
 */
class SignaturePad extends HTMLElement {
  connectedCallback(): void {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'strokes';
    const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    drawing.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', this.dataset.label ?? '');
    drawing.classList.add('signature', 'pad');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    drawing.append(path);
    const label = document.createElement('p');
    label.textContent = this.dataset.label ?? '';
    const clear = document.createElement('button');
    clear.type = 'button';
    clear.className = 'plain';
    clear.textContent = this.dataset.clear ?? '';
    this.append(label, drawing, clear, field);

    let drawn = '';
    const show = (): void => {
      path.setAttribute('d', drawn);
      field.value = drawn;
    };
    const point = (event: PointerEvent): string => {
      const box = drawing.getBoundingClientRect();
      return `${within((event.clientX - box.left) / box.width * WIDTH, WIDTH)} ${within((event.clientY - box.top) / box.height * HEIGHT, HEIGHT)}`;
    };
    drawing.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      drawing.setPointerCapture(event.pointerId);
      drawn += `M${point(event)}`;
      show();
    });
    drawing.addEventListener('pointermove', (event) => {
      if (!drawing.hasPointerCapture(event.pointerId) || drawn.length > MOST - 20) return;
      drawn += `L${point(event)}`;
      show();
    });
    clear.addEventListener('click', () => {
      drawn = '';
      show();
    });
  }
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

customElements.define('signature-pad', SignaturePad);
