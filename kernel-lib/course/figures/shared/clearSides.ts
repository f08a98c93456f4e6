type Side = 'top center' | 'bottom center' | 'middle right' | 'middle left';

const SIDES: readonly (readonly [side: Side, dx: number, dy: number])[] = [
  ['top center', 0, 1],
  ['bottom center', 0, -1],
  ['middle right', 1, 0],
  ['middle left', -1, 0],
];

/** A point with its label takes about this share of a panel in a notebook's cell. */
const [WIDE, HIGH] = [0.16, 0.075];

/**
 * For each point the side on which its label stands clear of the other points, of the labels before
 * it and of the edges.
 *
 * @param points places in the panel, 0 to 1 along both axes
 */
export function clearSides(points: readonly (readonly [x: number, y: number])[]): Side[] {
  const taken: (readonly [x: number, y: number])[] = [];
  return points.map((point, i) => {
    const crowd = ([, dx, dy]: (typeof SIDES)[number]): number => {
      const x = point[0] + dx * WIDE * 0.8;
      const y = point[1] + dy * HIGH;
      const near = (other: readonly [number, number], wide: number) =>
        Math.abs(other[0] - x) < wide && Math.abs(other[1] - y) < HIGH ? 1 : 0;
      const others = points.reduce(
        (sum, other, j) => sum + (j === i ? 0 : near(other, WIDE / 2 + 0.03)),
        0,
      );
      const labels = taken.reduce((sum, label) => sum + near(label, WIDE), 0);
      const outside = x < WIDE / 2 || x > 1 - WIDE / 2 || y < HIGH / 2 || y > 1 - HIGH / 2 ? 1 : 0;
      return others + labels + outside;
    };
    const best = SIDES.reduce((a, b) => (crowd(b) < crowd(a) ? b : a));
    taken.push([point[0] + best[1] * WIDE * 0.8, point[1] + best[2] * HIGH]);
    return best[0];
  });
}
