/** What the generated images show; the label is the place in this list. */
export const SHAPE_NAMES = [
  'disc',
  'ring',
  'square',
  'frame',
  'triangle',
  'plus',
  'cross',
  'bar',
  'pole',
  'star',
] as const;

const box = (x: number, y: number, a: number, b: number) => {
  const dx = Math.abs(x) - a;
  const dy = Math.abs(y) - b;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
};

const T60 = Math.tan(Math.PI / 3);

/** An equilateral triangle, one corner up (y grows downwards). */
const triangle = (x: number, y: number) => {
  const sideways = (Math.abs(x) * T60 - y - 0.75) / 2;
  return Math.max(sideways, y - 0.6);
};

/** Five points: the distance to the centre line of the nearest one, made narrower outwards. */
const star = (x: number, y: number) => {
  const r = Math.hypot(x, y);
  const sector = (2 * Math.PI) / 5;
  let angle = Math.atan2(x, -y) % sector;
  if (angle < 0) angle += sector;
  angle = Math.abs(angle - sector / 2); // 0 between two points, sector / 2 at a point
  const at = sector / 2 - angle;
  return r * Math.sin(at) - 0.32 * (1 - r * Math.cos(at));
};

/**
 * Signed distance to each shape, about 1 across; negative inside. Only the zero line must be exact.
 */
const DISTANCES: readonly ((x: number, y: number) => number)[] = [
  (x, y) => Math.hypot(x, y) - 0.8,
  (x, y) => Math.abs(Math.hypot(x, y) - 0.7) - 0.18,
  (x, y) => box(x, y, 0.7, 0.7),
  (x, y) => Math.abs(box(x, y, 0.62, 0.62)) - 0.16,
  triangle,
  (x, y) => Math.min(box(x, y, 0.85, 0.22), box(x, y, 0.22, 0.85)),
  (x, y) => {
    const [u, v] = [(x + y) * Math.SQRT1_2, (x - y) * Math.SQRT1_2];
    return Math.min(box(u, v, 0.85, 0.22), box(u, v, 0.22, 0.85));
  },
  (x, y) => box(x, y, 0.9, 0.3),
  (x, y) => box(x, y, 0.3, 0.9),
  star,
];

/** How much of the pixel at (x, y) the shape covers, 0 to 1; `pixel` is the width of a pixel. */
export function coverage(shape: number, x: number, y: number, pixel: number): number {
  const d = DISTANCES[shape]!(x, y);
  return Math.min(1, Math.max(0, 0.5 - d / pixel));
}
