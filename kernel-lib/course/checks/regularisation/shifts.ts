import type { CheckTools } from 'chainrule-grader/checks';
import type { Tensor } from 'kernel-lib/tensor';

/** What may happen to one image. */
export interface Move {
  flip: boolean;
  dy: number;
  dx: number;
}

/** The pixel at (row, col) of a channel, in one of the ways to treat places outside the image. */
type Outside = 'zero' | 'wrap' | 'border';

interface Kind {
  outside?: Outside;
  /** Mirrored top to bottom instead of left to right. */
  upside?: boolean;
}

/** One image (C, H, W) as numbers. */
class Picture {
  constructor(
    readonly data: ArrayLike<number>,
    readonly C: number,
    readonly H: number,
    readonly W: number,
  ) {}

  /** Whether channel c of `other` is channel c of this one, moved. */
  channelIs(other: Picture, c: number, { flip, dy, dx }: Move, kind: Kind): boolean {
    const { H, W } = this;
    for (let i = 0; i < H; i++) {
      for (let j = 0; j < W; j++) {
        let [row, col] = [i - dy, j - dx];
        const inside = row >= 0 && row < H && col >= 0 && col < W;
        if (kind.outside === 'wrap') [row, col] = [(row + 4 * H) % H, (col + 4 * W) % W];
        if (kind.outside === 'border') {
          row = Math.min(H - 1, Math.max(0, row));
          col = Math.min(W - 1, Math.max(0, col));
        }
        if (flip && kind.upside) row = H - 1 - row;
        if (flip && !kind.upside) col = W - 1 - col;
        const lost = !inside && (kind.outside ?? 'zero') === 'zero';
        const want = lost ? 0 : (this.data[(c * H + row) * W + col] as number);
        const got = other.data[(c * H + i) * W + j] as number;
        if (!(Math.abs(got - want) <= 1e-9)) return false;
      }
    }
    return true;
  }
}

function pictures(X: Tensor): Picture[] {
  const [N = 0, C = 1, H = 1, W = 1] = X.shape;
  return Array.from(
    { length: N },
    (_, n) => new Picture(X.data.subarray(n * C * H * W, (n + 1) * C * H * W), C, H, W),
  );
}

function moves(reach: number): Move[] {
  const list: Move[] = [];
  for (const flip of [false, true]) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) list.push({ flip, dy, dx });
    }
  }
  return list;
}

function moveOf(from: Picture, to: Picture, list: readonly Move[], kind: Kind = {}) {
  return list.find((move) =>
    Array.from({ length: from.C }, (_, c) => c).every((c) => from.channelIs(to, c, move, kind)),
  );
}

/** The likely cause when image n of the output is no allowed move of image n of the input. */
function causeOf(
  all: readonly Picture[],
  n: number,
  to: Picture,
  max_shift: number,
): string | undefined {
  const from = all[n] as Picture;
  const near = moves(max_shift);
  const { C, H, W } = from;
  if (Array.from(to.data).every((v) => v === 0)) {
    return 'the image is all 0: is the result ever filled in?';
  }
  if (moveOf(from, to, near, { outside: 'wrap' })) {
    return 'what is pushed out on one side comes in on the other: pixels from outside are 0';
  }
  if (moveOf(from, to, near, { outside: 'border' })) {
    return 'the border is repeated: pixels from outside are 0';
  }
  if (moveOf(from, to, near, { upside: true })) {
    return 'it is mirrored top to bottom: left to right means along the last axis, W';
  }
  const single = Array.from({ length: C }, (_, c) =>
    near.some((move) => from.channelIs(to, c, move, {})),
  );
  if (C > 1 && single.every(Boolean)) {
    return 'the channels of an image move apart: draw once per image, outside the loop over channels';
  }
  const wide = moveOf(from, to, moves(Math.min(H, W) - 2));
  if (wide) {
    return `it is shifted by ${Math.max(Math.abs(wide.dy), Math.abs(wide.dx))} pixels: at most max_shift = ${max_shift}`;
  }
  if (all.some((other, m) => m !== n && moveOf(other, to, near))) {
    return 'it is another image of the batch: keep their order, or the labels are wrong';
  }
  return undefined;
}

/** What happened to each image; fails unless it is one of the allowed moves, and says which not. */
export function movesOf(t: CheckTools, X: Tensor, got: unknown, max_shift: number): Move[] {
  const out = t.tensor('out', got);
  if (out.shape.join() !== X.shape.join()) t.close('out', out, X);
  const all = pictures(X);
  const allowed = moves(max_shift);
  return pictures(out).map((to, n) => {
    const move = moveOf(all[n] as Picture, to, allowed);
    if (move) return move;
    const cause = causeOf(all, n, to, max_shift);
    t.that(
      false,
      `image ${n} of the output is not image ${n} of the input mirrored or not, shifted by whole pixels from -${max_shift} to ${max_shift}, and 0 where nothing came in`,
      cause,
    );
    throw new Error('unreachable');
  });
}

/** Six standard deviations of a count of n draws with probability p. */
const sixSigma = (n: number, p: number) => 6 * Math.sqrt(n * p * (1 - p));

const kindsOf = (seen: readonly Move[]) =>
  new Set(seen.map(({ flip, dy, dx }) => `${flip} ${dy} ${dx}`));

/** Fails if one draw has served all images. */
export function requireManyDraws(t: CheckTools, seen: readonly Move[]): void {
  t.that(
    kindsOf(seen).size > 1,
    `all ${seen.length} images got the same flip and shift`,
    'one draw serves the whole batch: draw anew for every image, inside the loop over n',
  );
}

/**
 * Fails unless, over many images, every choice occurs about as often as it should. Six standard
 * deviations: a right answer fails about once in 10^7 runs.
 */
export function requireAllChoices(t: CheckTools, seen: readonly Move[], max_shift: number): void {
  const n = seen.length;
  const kinds = kindsOf(seen);
  requireManyDraws(t, seen);
  const flips = seen.filter(({ flip }) => flip).length;
  t.that(
    Math.abs(flips - n / 2) <= sixSigma(n, 0.5),
    `${flips} of ${n} images are mirrored; expected about half`,
    flips === 0
      ? 'no image is mirrored: mirror it when a random number is below 0.5'
      : flips === n
        ? 'every image is mirrored: only where a random number is below 0.5'
        : undefined,
  );
  const values = Array.from({ length: 2 * max_shift + 1 }, (_, i) => i - max_shift);
  for (const axis of ['dy', 'dx'] as const) {
    const word = axis === 'dy' ? 'rows' : 'columns';
    const counts = values.map((v) => seen.filter((move) => move[axis] === v).length);
    const missing = values.filter((_, i) => counts[i] === 0);
    t.that(
      missing.length === 0,
      `no image is shifted by ${missing.join(' or ')} ${word}, out of ${n}`,
      missing.length === 2 * max_shift
        ? `nothing is ever shifted along the ${word}: both directions have a shift of their own`
        : missing.every((v) => v < 0)
          ? 'the shifts are never negative: draw from -max_shift to max_shift'
          : missing.length === 1 && missing[0] === max_shift
            ? 'the upper end is missing: randint(low, high) never draws high, so write max_shift + 1'
            : undefined,
    );
    const p = 1 / values.length;
    t.that(
      counts.every((count) => Math.abs(count - n * p) <= sixSigma(n, p)),
      `shifts by ${values.join(', ')} ${word} occur ${counts.join(', ')} times; expected about ${Math.round(n * p)} each`,
      'each whole shift is to be equally likely: randint(-max_shift, max_shift + 1)',
    );
  }
  const linked = seen.every(({ dy, dx }) => dy === dx);
  t.that(
    !linked,
    'the shifts along rows and columns are always the same',
    'one draw serves both directions: draw dy and dx each',
  );
  const possible = 2 * values.length ** 2;
  t.that(
    kinds.size === possible,
    `${kinds.size} of the ${possible} combinations of flip and shift occur in ${n} images`,
    'flip, dy and dx depend on each other: each needs a draw of its own',
  );
}
