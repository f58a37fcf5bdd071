import type { Corner } from './wall.js';

/**
 * The CSS transform that lays a box of `width` × `height` pixels, its origin at the upper left, onto four corners in pixels (upper left,
 * upper right, lower right, lower left): the projective map of the unit square onto a quadrilateral (P. Heckbert, "Fundamentals of
 * Texture Mapping and Image Warping", 1989, §2.2.3), its columns divided by the box.
 */
export function matrix3d(width: number, height: number, [upperLeft, upperRight, lowerRight, lowerLeft]: Corner[]): string {
  const [x0, y0] = upperLeft!, [x1, y1] = upperRight!, [x2, y2] = lowerRight!, [x3, y3] = lowerLeft!;
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / whole;
  const h = (dx1 * dy3 - dx3 * dy1) / whole;
  const across = [x1 - x0 + g * x1, y1 - y0 + g * y1, 0, g].map((each) => each / width);
  const down = [x3 - x0 + h * x3, y3 - y0 + h * y3, 0, h].map((each) => each / height);
  return `matrix3d(${[...across, ...down, 0, 0, 1, 0, x0, y0, 0, 1].map((each) => each.toFixed(12)).join(',')})`;
}

/** The box that is laid there: as wide and high as the quadrilateral is on average, or of the wall's own shape when that was measured. */
export function boxOf([upperLeft, upperRight, lowerRight, lowerLeft]: Corner[], ratio: number | null): { width: number; height: number } {
  const length = (a: Corner, b: Corner): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const width = (length(upperLeft!, upperRight!) + length(lowerLeft!, lowerRight!)) / 2;
  const height = (length(upperLeft!, lowerLeft!) + length(upperRight!, lowerRight!)) / 2;
  if (!ratio) return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  // As many pixels as before, in the other shape.
  const side = Math.sqrt(width * height);
  return { width: Math.max(1, Math.round(side * Math.sqrt(ratio))), height: Math.max(1, Math.round(side / Math.sqrt(ratio))) };
}

/** True when the corners turn one way all around: only such a quadrilateral is a rectangle seen from somewhere. */
export function isConvex(corners: Corner[]): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % corners.length]!, c = corners[(i + 2) % corners.length]!;
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 1e-6;
  });
}
