import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, NUMBERS, shape } from '../arbitraries.js';
import type { Family } from '../family.js';

// Any index that NumPy takes, and many that it refuses: numbers, slices, lists of one and two axes,
// masks of one to three, '...' anywhere, also where it stands for nothing, and new axes.

interface Part {
  /** As an element of a Python tuple. */
  readonly py: string;
  readonly spec: k.SliceSpec;
  readonly axes: number;
}

const end = fc.option(fc.integer({ min: -6, max: 6 }), { nil: null });
const slice: fc.Arbitrary<Part> = fc
  .tuple(end, end, fc.constantFrom(null, -2, -1, 1, 2))
  .map(([from, to, by]) => ({
    py: `slice(${from ?? 'None'}, ${to ?? 'None'}, ${by ?? 'None'})`,
    spec: `${from ?? ''}:${to ?? ''}${by === null ? '' : `:${by}`}`,
    axes: 1,
  }));

const number = (n: number): fc.Arbitrary<Part> =>
  fc.integer({ min: -n, max: n - 1 }).map((i) => ({ py: String(i), spec: i, axes: 1 }));

const list = (n: number): fc.Arbitrary<Part> => {
  const at = fc.integer({ min: -n, max: n - 1 });
  const row = (length: number) => fc.array(at, { minLength: length, maxLength: length });
  return fc.oneof(
    ...[1, 2, 2, 3].map((length) =>
      row(length).map((v) => ({ py: `np.array([${v}], dtype=int)`, spec: v, axes: 1 })),
    ),
    fc.tuple(row(2), row(2)).map((v) => ({
      py: `np.array(${JSON.stringify(v)}, dtype=int)`,
      spec: k.tensor(v, 'int32'),
      axes: 1,
    })),
    at.map((v) => ({ py: `np.array(${v})`, spec: k.tensor(v, 'int32'), axes: 1 })),
  );
};

/** Now and then of a size that does not fit, which NumPy refuses. */
const mask = (dims: readonly number[]): fc.Arbitrary<Part> =>
  fc.constantFrom(0, 0, 0, 0, 0, 0, 1).chain((wrong) => {
    const sizes = dims.map((n, i) => n + (i === 0 ? wrong : 0));
    const size = sizes.reduce((a, b) => a * b, 1);
    return fc.array(fc.boolean(), { minLength: size, maxLength: size }).map((flags) => ({
      py: `np.array([${flags.map((f) => (f ? 'True' : 'False'))}], dtype=bool).reshape(${sizes},)`,
      spec:
        sizes.length === 1 && size > 0
          ? flags
          : k.tensor(flags.map(Number)).astype('bool').reshape(sizes),
      axes: sizes.length,
    }));
  });

const dots: Part = { py: '...', spec: '...', axes: 0 };
const newAxis: Part = { py: 'None', spec: null, axes: 0 };

/** Parts for the axes of `dims` from the first on, all of them or fewer. */
function partsOf(dims: readonly number[]): fc.Arbitrary<Part[]> {
  if (dims.length === 0) return fc.constant([]);
  const [n] = dims as [number];
  const kinds = [slice, mask([n]), ...(n > 0 ? [number(n), list(n), list(n)] : [])];
  if (dims.length > 1) kinds.push(mask(dims.slice(0, 2)));
  if (dims.length > 2) kinds.push(mask(dims.slice(0, 3)));
  return fc
    .oneof(...kinds)
    .chain((part) => partsOf(dims.slice(part.axes)).map((rest) => [part, ...rest]));
}

interface Indexed {
  readonly x: k.Tensor;
  readonly py: string;
  readonly specs: readonly k.SliceSpec[];
}

/** An index with '...' in place of `gap` axes from `at` on, and new axes. */
const indexed = (types: readonly k.DType[]): fc.Arbitrary<Indexed> =>
  anyTensor(types, shape(1, 4)).chain((x) =>
    fc
      .record({
        at: fc.nat(x.ndim),
        gap: fc.nat(2),
        withDots: fc.boolean(),
        keep: fc.nat(4),
        extra: fc.array(fc.nat(5), { maxLength: 2 }),
      })
      .chain(({ at, gap, withDots, keep, extra }) =>
        fc
          .tuple(partsOf(x.shape.slice(0, at)), partsOf(x.shape.slice(Math.min(x.ndim, at + gap))))
          .map(([front, back]) => {
            const parts = withDots ? [...front, dots, ...back] : front.slice(0, Math.max(1, keep));
            for (const i of extra) parts.splice(Math.min(i, parts.length), 0, newAxis);
            return {
              x,
              py: `(${parts.map((p) => `${p.py}, `).join('')})`,
              specs: parts.map((p) => p.spec),
            };
          }),
      ),
  );

/** What is written: numbers of a shape that fits the part, or nearly. */
const values = (part: k.Tensor | undefined, seed: number): k.Tensor => {
  const whole = part?.shape ?? [2];
  // NumPy 2.4 refuses [1] for a single element, which is taken here.
  if (whole.length === 0 && seed < 5) return k.tensor(7, 'int32');
  const dims = [whole, whole.slice(1), whole.map(() => 1), [], [...whole], [...whole, 2]][seed]!;
  return k
    .arange(dims.reduce((a, b) => a * b, 1))
    .add(1)
    .reshape(dims)
    .astype('int32');
};

const chosen = ({ x, specs }: Indexed): k.Tensor | undefined => {
  try {
    return x.slice(...specs);
  } catch {
    return undefined;
  }
};

const written = (
  name: string,
  py: string,
  types: readonly k.DType[],
  seeds: readonly number[],
  write: (c: Indexed, v: k.Tensor) => k.Tensor,
): Family => ({
  name,
  tolerance: {},
  cases: fc.tuple(indexed(types), fc.constantFrom(...seeds)).map(([c, seed]) => {
    const v = values(chosen(c), seed);
    return {
      py: `${py}(a[0], ${c.py}, a[1])`,
      args: [c.x, v],
      ours: () => write(c, v),
    };
  }),
});

export const indices: readonly Family[] = [
  {
    name: 'any index',
    tolerance: {},
    cases: indexed(ALL).map(({ x, py, specs }) => ({
      py: `a[0][${py}]`,
      args: [x],
      ours: () => x.slice(...specs),
    })),
  },
  written('set at any index', 'np.put_here', ALL, [0, 1, 2, 3, 4, 5], ({ x, specs }, v) =>
    x.copy().set(v, ...specs),
  ),
  // NumPy 2.4's add.at gets values wrong that broadcast along lists of two axes.
  written('addAt at any index', 'np.add_here', NUMBERS, [0, 3], ({ x, specs }, v) =>
    x.copy().addAt(v, ...specs),
  ),
];
