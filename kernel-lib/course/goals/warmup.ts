import { loadDigits, takeRows } from 'kernel-lib/data';
import { RandomState } from 'kernel-lib/random';
import { sameShape, Tensor, tensor } from 'kernel-lib/tensor';
import { showAccuracy } from './digits.js';
import type { Goal } from './goal.js';
import { listOf, number, RecipeError } from './settings.js';

const [LOW, HIGH] = [3, 8];
const SIDE = 8;
/** Pictures of each digit that the student is given; the others are unseen. */
const GIVEN = 100;
/** Unseen pictures of which each seed takes some. */
const TRIED = 100;

/** Pictures (N, 8, 8) of one digit, ink from 0 to 1: the given ones, and the others. */
interface Pictures {
  given: Tensor;
  unseen: Tensor;
}

/** Unpacked once. */
let both: Promise<{ low: Pictures; high: Pictures }> | undefined;

async function load(): Promise<{ low: Pictures; high: Pictures }> {
  const { X, y } = await loadDigits();
  const ink = X.reshape(-1, SIDE, SIDE).div(16);
  const of = (digit: number) => {
    const rows = [...y.data.keys()].filter((i) => y.data[i] === digit);
    const cut = (part: number[]) => takeRows(ink, Int32Array.from(part));
    return { given: cut(rows.slice(0, GIVEN)), unseen: cut(rows.slice(GIVEN)) };
  };
  return { low: of(LOW), high: of(HIGH) };
}

const pictures = () => (both ??= load());

/** Lab 0: a table of weights for the pixels that tells one digit from another. */
export const digit_stencil: Goal<number[][]> = {
  measure: `unseen ${LOW}s and ${HIGH}s told apart`,
  curve: { x: 'picture, from the worst to the clearest', y: 'how far on its right side' },
  better: 'higher',
  bars: [0.88, 0.94],
  floor: 0.6,
  noise: 0.022,
  show: showAccuracy,
  async args() {
    const { low, high } = await pictures();
    return [low.given, high.given];
  },
  read(value) {
    if (value instanceof Tensor && !sameShape(value.shape, [SIDE, SIDE])) {
      const shape = `(${value.shape.join(', ')})`;
      throw new RecipeError(
        `stencil has shape ${shape}; expected (${SIDE}, ${SIDE})`,
        value.ndim === 3 ? 'take the mean over axis 0, the pictures' : 'one number for each pixel',
      );
    }
    const rows = value instanceof Tensor ? value.toArray() : value;
    return listOf(listOf(number(-1e6, 1e6), SIDE, SIDE), SIDE, SIDE)('stencil', rows);
  },
  async run(rows, seed) {
    const { low, high } = await pictures();
    const stencil = tensor(rows);
    const sums = (images: Tensor) =>
      images
        .mul(stencil)
        .reshape(-1, SIDE * SIDE)
        .sum(1);
    const [a, b] = [sums(low.given).mean(), sums(high.given).mean()];
    // Halfway between the means; which side is whose, the mean of the given ones says.
    const half = (b - a) / 2;
    const side = (total: number) => (half === 0 ? 0 : (total - a - half) / half);
    const margins = [
      ...Array.from(sums(low.unseen).data, (total) => -side(total as number)),
      ...Array.from(sums(high.unseen).data, (total) => side(total as number)),
    ];
    const order = new RandomState(seed).permutation(margins.length).slice(`0:${TRIED}`);
    const curve = Array.from(order.data, (i) => margins[i as number] as number);
    const result = curve.filter((margin) => margin > 0).length / TRIED;
    return { result, curve: curve.sort((x, y) => x - y) };
  },
};
