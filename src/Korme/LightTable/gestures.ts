import type { Point } from './zoom.js';

/** What fingers and the mouse ask of the stage. Points are in CSS pixels of the window that was touched. */
export interface Gestures {
  /** The mouse is here; null: it left. */
  at(point: Point | null): void;
  isZoomed(): boolean;
  drag(by: Point): void;
  /** 1: to the next, −1: to the previous. */
  swipe(direction: number): void;
  zoom(at: Point, factor: number): void;
  /** A double click or double tap. */
  toggle(at: Point): void;
  press(element: Element): void;
}

const swipePixels = 45;
const tapPixels = 12;
const doubleTapMs = 320;

/** Follows mouse, pen and fingers over an element: drag, swipe, pinch, wheel, double tap. */
export function followPointers(element: HTMLElement, gestures: Gestures): void {
  const pointers = new Map<number, Point>();
  let began: Point | null = null;
  let hasPinched = false;
  let lastTap = { time: -Infinity, x: 0, y: 0 };

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    gestures.press(event.target);
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.size === 1) [began, hasPinched] = [{ x: event.clientX, y: event.clientY }, false];
    else hasPinched = true;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse') gestures.at(inWindow(event));
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)![1];
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      const middle = inWindow({ target: event.target, clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 });
      if (middle) gestures.zoom(middle, factor);
    } else if (gestures.isZoomed()) {
      gestures.drag({ x: now.x - before.x, y: now.y - before.y });
    }
    pointers.set(event.pointerId, now);
  });
  const ended = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0 || !began || event.type === 'pointercancel') return;
    const by = { x: event.clientX - began.x, y: event.clientY - began.y };
    if (hasPinched) return;
    if (!gestures.isZoomed() && event.pointerType !== 'mouse' && Math.abs(by.x) > swipePixels && Math.abs(by.x) > 1.5 * Math.abs(by.y)) {
      gestures.swipe(by.x < 0 ? 1 : -1);
    } else if (Math.hypot(by.x, by.y) < tapPixels) {
      const isDouble = event.timeStamp - lastTap.time < doubleTapMs && Math.hypot(event.clientX - lastTap.x, event.clientY - lastTap.y) < 3 * tapPixels;
      const at = inWindow(event);
      if (isDouble && at) gestures.toggle(at);
      lastTap = { time: isDouble ? -Infinity : event.timeStamp, x: event.clientX, y: event.clientY };
    }
  };
  // Else a quick swipe goes on as a fling of nothing, which swallows the next tap.
  element.addEventListener('touchmove', (event) => event.preventDefault(), { passive: false });
  element.addEventListener('pointerup', ended);
  element.addEventListener('pointercancel', ended);
  element.addEventListener('pointerleave', () => gestures.at(null));
  element.addEventListener('wheel', (event) => {
    event.preventDefault();
    const at = inWindow(event);
    if (at) gestures.zoom(at, Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 300));
  }, { passive: false });

  /** The same point in whichever of the windows it is: they are equally large. */
  function inWindow(event: { target: EventTarget | null; clientX: number; clientY: number }): Point | null {
    const window = document.elementFromPoint(event.clientX, event.clientY)?.closest('.window') ?? element.querySelector('.window');
    if (!window || !element.contains(window)) return null;
    const { left, top } = window.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
