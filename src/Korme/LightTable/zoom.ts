/** How a picture is looked at: whole, or so many screen pixels for one of its own with a point of it in the middle of the window. */
export interface Look {
  /** CSS pixels for one pixel of the picture; null: the whole picture fits. */
  scale: number | null;
  /** The point in the middle, as parts of the width and height of the picture. */
  x: number;
  y: number;
}

export interface Size { w: number; h: number }
export interface Point { x: number; y: number }
export interface Box extends Point, Size {}

export const whole: Look = { scale: null, x: 0.5, y: 0.5 };

/** One pixel of the picture is one pixel of the screen. */
export const oneToOne = (): number => 1 / (globalThis.devicePixelRatio || 1);

/** The scale at which the whole picture is seen; small pictures are not blown up beyond 1:1. */
export const fitting = (window: Size, picture: Size): number => Math.min(window.w / picture.w, window.h / picture.h, oneToOne());

/** Where the picture lies in the window, in CSS pixels; no edge of a large picture comes inside of the window. */
export function placed(window: Size, picture: Size, look: Look): Box {
  const scale = look.scale ?? fitting(window, picture);
  const [w, h] = [picture.w * scale, picture.h * scale];
  return { w, h, x: along(window.w, w, look.x), y: along(window.h, h, look.y) };
}

function along(window: number, length: number, part: number): number {
  return length <= window ? (window - length) / 2 : Math.min(0, Math.max(window - length, window / 2 - part * length));
}

/** The part of the picture that lies under a point of the window. */
export function under(window: Size, picture: Size, look: Look, at: Point): Point {
  const box = placed(window, picture, look);
  return { x: inside((at.x - box.x) / box.w), y: inside((at.y - box.y) / box.h) };
}

/** The look at another scale with the same point of the picture still under the pointer. */
export function zoomedAt(window: Size, picture: Size, look: Look, at: Point, scale: number): Look {
  const point = under(window, picture, look, at);
  const fit = fitting(window, picture);
  if (scale <= fit * 1.001) return whole;
  return {
    scale,
    x: inside(point.x + (window.w / 2 - at.x) / (picture.w * scale)),
    y: inside(point.y + (window.h / 2 - at.y) / (picture.h * scale)),
  };
}

/** The look after the picture was dragged by so many CSS pixels. */
export function moved(window: Size, picture: Size, look: Look, by: Point): Look {
  if (look.scale === null) return look;
  const box = placed(window, picture, look);
  return {
    scale: look.scale,
    x: centred(window.w, box.w, box.x + by.x),
    y: centred(window.h, box.h, box.y + by.y),
  };
}

function centred(window: number, length: number, edge: number): number {
  if (length <= window) return 0.5;
  return (window / 2 - Math.min(0, Math.max(window - length, edge))) / length;
}

const inside = (part: number): number => Math.min(1, Math.max(0, part));
