import { type CheckTools, showNumber } from 'chainrule-grader/checks';
import { percent } from 'kernel-lib/display';
import { sameShape, Tensor } from 'kernel-lib/tensor';

/** What is multiplied with x, seen from outside: out / x, element by element. */
export function ratios(x: Tensor, out: Tensor): number[] {
  return Array.from(out.data, (value, i) => (value as number) / (x.data[i] as number));
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b);

/** x times a factor where `out` is not 0: what a test mode that still drops gives. */
export function droppedLike(x: Tensor, out: unknown, factor: number): Tensor {
  if (!(out instanceof Tensor) || out.size !== x.size) return x;
  const kept = Float64Array.from(x.data, (v, i) => (out.data[i] === 0 ? 0 : v * factor));
  return new Tensor(kept, x.shape);
}

/** A fresh seed for the student's generator. */
export function drawSeed(t: CheckTools): number {
  return Math.floor(t.uniform(0, 1e6, 1).item());
}

/** A p well away from ½ on the given side, so that p and 1 - p cannot be taken for each other. */
export function drawP(t: CheckTools, side: 'low' | 'high'): number {
  const p = t.uniform(0.25, side === 'low' ? 0.31 : 0.38, 1).item();
  return side === 'low' ? p : 1 - p;
}

/** Wrong factors on what is kept, with what to say of each. */
function wrongFactor(
  kind: 'vanilla' | 'inverted',
  { p, ratio, share }: { p: number; ratio: number; share: number },
): string | undefined {
  const of = (value: number) => near(ratio, value);
  if (kind === 'vanilla') {
    if (of(1 / p)) {
      return 'what is kept is divided by p: that is inverted dropout; vanilla dropout only drops in training';
    }
    return of(p)
      ? 'it scales by p in training already: vanilla dropout scales at test time only'
      : undefined;
  }
  if (of(1)) return 'what is kept is not scaled up: divide by p in training';
  if (of(p)) return 'what is kept is multiplied by p: divide by p';
  if (of(1 / (1 - p))) {
    return 'what is kept is divided by 1 - p: p is the probability of KEEPING a unit, so divide by p';
  }
  if (of(1 / Math.sqrt(p))) return 'what is kept is divided by the root of p: divide by p';
  if (of(1 + p)) return 'what is kept is multiplied by 1 + p: divide by p';
  if (of(1 / share)) {
    return 'what is kept is divided by the share that happened to be kept: divide by p, the probability';
  }
  return of(1 / (p * p)) ? 'what is kept is divided by p twice' : undefined;
}

/**
 * Fails unless every element of out is 0 or x times the factor of its kind. Says which were kept.
 * x has no element near 0.
 */
export function keptUnits(
  t: CheckTools,
  kind: 'vanilla' | 'inverted',
  x: Tensor,
  got: unknown,
  p: number,
): boolean[] {
  const out = t.tensor('out', got);
  if (!sameShape(out.shape, x.shape)) t.close('out', out, x);
  const factor = kind === 'vanilla' ? 1 : 1 / p;
  const seen = ratios(x, out);
  const bad = seen.findIndex((ratio) => ratio !== 0 && !near(ratio, factor));
  if (bad >= 0) {
    const ratio = seen[bad] as number;
    const alike = seen.every((r) => r === 0 || near(r, ratio));
    const spread = seen.every((r) => r >= 0 && r <= 1 / p) && new Set(seen).size > x.size / 4;
    t.that(
      false,
      `in training each element of out is 0 or ${kind === 'vanilla' ? 'x' : 'x / p'}; ` +
        `element ${bad} is ${showNumber(ratio)} times x, with p = ${showNumber(p, 3)}`,
      (alike && seen.every((r) => r !== 0) && near(ratio, 1)
        ? 'nothing is dropped: out is x'
        : alike
          ? wrongFactor(kind, { p, ratio, share: shareOf(seen.map((r) => r !== 0)) })
          : undefined) ??
        (spread
          ? 'x is multiplied by the random numbers themselves: compare them with p, to get 1 or 0'
          : undefined),
    );
  }
  return seen.map((ratio) => ratio !== 0);
}

/**
 * Fails unless about p of the units are kept: within 6 standard deviations of the binomial, which a
 * right answer leaves about once in 10^8 runs.
 */
export function requireShare(t: CheckTools, kept: readonly boolean[], p: number): void {
  const n = kept.length;
  const share = shareOf(kept);
  const band = 6 * Math.sqrt((p * (1 - p)) / n);
  if (Math.abs(share - p) <= band) return;
  const known: (readonly [share: number, say: string])[] = [
    [
      1,
      'nothing is dropped: in training each element gets a random number of its own, and is kept where that is below p',
    ],
    [0, 'everything is dropped: does each element get a random number of its own?'],
    [1 - p, 'p is the probability of KEEPING a unit: keep where the random number is below p'],
    [
      p * p,
      'a share p² is kept: is the mask drawn twice, or multiplied by a second one? Draw one number for each element',
    ],
    // How often a normal number is below p, to 1e-3.
    [
      0.5 + 0.39894 * (p - p ** 3 / 6 + p ** 5 / 40),
      'keep an element where a uniform random number (rand, not randn) is below p',
    ],
    [0.5, 'half of the units are kept whatever p is: compare uniform numbers (rand) with p'],
  ];
  const [nearest] = known
    .map(([value, say]) => ({ say, away: Math.abs(share - value), whole: value % 1 === 0 }))
    .filter(({ away, whole }) => away <= (whole ? 0 : 6 * Math.sqrt(0.25 / n)))
    .sort((a, b) => a.away - b.away);
  const diagnosis =
    nearest?.say ?? 'keep an element where a uniform random number (rand, not randn) is below p';
  t.that(
    false,
    `${percent(share, 1)} of ${n} elements are kept; expected about ${percent(p)}`,
    diagnosis,
  );
}

const shareOf = (kept: readonly boolean[]) => kept.filter(Boolean).length / kept.length;

/** Whether all units of the first or the last row or column of a mask (R, C) have one fate. */
function uniformEdges(kept: readonly boolean[], columns: number): string[] {
  const last = kept.length - columns;
  const edges: Record<string, boolean[]> = {
    'first row': kept.slice(0, columns),
    'last row': kept.slice(last),
    'first column': kept.filter((_, i) => i % columns === 0),
    'last column': kept.filter((_, i) => i % columns === columns - 1),
  };
  return Object.keys(edges).flatMap((name) =>
    [true, false]
      .filter((fate) => edges[name]?.every((unit) => unit === fate))
      .map((fate) => `the ${name} is ${fate ? 'kept' : 'dropped'} as a whole`),
  );
}

/** Fails when an edge has the same fate in both of two masks, of which one keeps much and one little. */
export function requireNoEdge(
  t: CheckTools,
  masks: readonly { kept: readonly boolean[]; columns: number }[],
): void {
  const [first = [], second = []] = masks.map(({ kept, columns }) => uniformEdges(kept, columns));
  const edge = first.find((name) => second.includes(name));
  t.that(
    edge === undefined,
    `${edge}, each time`,
    'each element has a random number of its own, in every row and column',
  );
}

/** Fails when as many units are kept for each seed: then not each one is kept by itself. */
export function requireVaryingCount(t: CheckTools, masks: readonly (readonly boolean[])[]): void {
  const counts = masks.map((kept) => kept.filter(Boolean).length);
  t.that(
    new Set(counts).size > 1,
    `each of ${masks.length} masks keeps ${counts[0]} of ${masks[0]?.length} elements`,
    'an exact number of units is kept: each one is kept by itself, with probability p, and how many there are varies',
  );
}

/** The kept units (R, C) as texts, one for each row. */
function rowsOf(kept: readonly boolean[], columns: number): string[] {
  const rows: string[] = [];
  for (let i = 0; i < kept.length; i += columns) {
    rows.push(
      kept
        .slice(i, i + columns)
        .map(Number)
        .join(''),
    );
  }
  return rows;
}

/** Fails when one row's draw is used for all rows (R, C), or one for each row. */
export function requireNoLines(t: CheckTools, kept: readonly boolean[], columns: number): void {
  if (!kept.includes(true) || !kept.includes(false)) return; // requireShare has more to say
  const rows = rowsOf(kept, columns);
  t.that(
    new Set(rows).size > 1,
    'all the rows have the same units dropped',
    'the mask is drawn once per column: give rand the whole shape of x, so that each example has its own',
  );
  t.that(
    !rows.every((row) => new Set(row).size === 1),
    'each row is kept or dropped as a whole',
    'the mask is drawn once per row: give rand the whole shape of x, so that each element has its own',
  );
}

/** Fails when the kept units (R, C) repeat: one row's draw used for all rows, one per row, or again. */
export function requireOwnDraws(t: CheckTools, kept: readonly boolean[], columns: number): void {
  if (!kept.includes(true) || !kept.includes(false)) return; // requireShare has more to say
  requireNoLines(t, kept, columns);
  const rows = rowsOf(kept, columns);
  t.that(
    new Set(rows).size === rows.length,
    'two rows have exactly the same units dropped',
    'the draws repeat: make the generator once, and draw a number for every element of x',
  );
}
