import fc from 'fast-check';
import * as k from 'kernel-lib/tensor';
import { ALL, anyTensor, filled, NUMBERS, oneAxis, shape } from '../arbitraries.js';
import type { Family } from '../family.js';
import { tuple } from '../python.js';

/** One part of an index: how Python writes it, and what `slice` takes. */
interface Part {
  readonly py: string;
  readonly spec: k.SliceSpec;
}

const end = fc.option(fc.integer({ min: -7, max: 7 }), { nil: null });
const step = fc.oneof(fc.constant(null), fc.constantFrom(-3, -2, -1, 1, 2, 3));

const sliced: fc.Arbitrary<Part> = fc.tuple(end, end, step).map(([from, to, by]) => {
  const text = `${from ?? ''}:${to ?? ''}${by === null ? '' : `:${by}`}`;
  return { py: text, spec: text };
});

const number = (n: number): fc.Arbitrary<Part> =>
  n === 0 ? sliced : fc.integer({ min: -n, max: n - 1 }).map((i) => ({ py: String(i), spec: i }));

const listed = (n: number, length: number): fc.Arbitrary<Part> =>
  n === 0
    ? sliced
    : fc
        .array(fc.integer({ min: -n, max: n - 1 }), { minLength: length, maxLength: length })
        .map((list) => ({
          py: `np.array([${list}], dtype=int)`,
          spec: k.tensor(list, 'int32'),
        }));

const newAxis: fc.Arbitrary<Part> = fc.constant({ py: 'None', spec: null });

/** An index for the first axes of a shape. */
function index(dims: readonly number[], lists: boolean): fc.Arbitrary<Part[]> {
  return fc.integer({ min: 1, max: Math.max(1, dims.length) }).chain((count) => {
    const parts = dims
      .slice(0, count)
      .map((n) =>
        fc.oneof(
          { weight: 3, arbitrary: sliced },
          { weight: 2, arbitrary: number(n) },
          { weight: lists ? 3 : 0, arbitrary: listed(n, 2) },
        ),
      );
    return fc
      .tuple(fc.tuple(...parts), fc.integer({ min: 0, max: 9 }), fc.boolean())
      .map(([all, extra]) => {
        const out = [...all];
        if (extra < 2) out.splice(extra, 0, { py: 'None', spec: null });
        if (extra === 2 && count === dims.length) out.splice(1, 0, { py: '...', spec: '...' });
        return out;
      });
  });
}

const text = (parts: readonly Part[]): string => parts.map((p) => p.py).join(', ') + ',';
const specs = (parts: readonly Part[]): k.SliceSpec[] => parts.map((p) => p.spec);
const places = (parts: readonly Part[]): string =>
  `(${parts
    .map((p) =>
      p.py.includes(':') && !p.py.includes('[')
        ? `slice(${p.py
            .split(':')
            .map((v) => v || 'None')
            .join(', ')})`
        : p.py,
    )
    .join(', ')},)`;

const target = (lists: boolean) =>
  anyTensor(ALL, shape(1, 4)).chain((x) => index(x.shape, lists).map((parts) => ({ x, parts })));

export const indexing: readonly Family[] = [
  {
    name: 'slice',
    tolerance: {},
    cases: target(false).map(({ x, parts }) => ({
      py: `a[0][${text(parts)}]`,
      args: [x],
      ours: () => x.slice(...specs(parts)),
    })),
  },
  {
    name: 'slice with lists',
    tolerance: {},
    cases: target(true).map(({ x, parts }) => ({
      py: `a[0][${text(parts)}]`,
      args: [x],
      ours: () => x.slice(...specs(parts)),
    })),
  },
  {
    name: 'mask',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 3)).chain((x) =>
      fc.integer({ min: 1, max: x.ndim }).chain((n) =>
        filled(['bool'], x.shape.slice(0, n)).map((mask) => ({
          py: 'a[0][a[1]]',
          args: [x, mask],
          ours: () => x.slice(mask),
        })),
      ),
    ),
  },
  {
    name: 'set',
    tolerance: {},
    cases: fc.tuple(target(true), fc.integer({ min: -5, max: 5 })).map(([{ x, parts }, v]) => ({
      py: `np.put_here(a[0], ${places(parts)}, ${v})`,
      args: [x],
      ours: () => x.copy().set(v, ...specs(parts)),
    })),
  },
  {
    name: 'set a tensor',
    tolerance: {},
    cases: target(false).chain(({ x, parts }) => {
      const dims = x.slice(...specs(parts)).shape;
      return filled([x.dtype], dims.slice(dims.length >> 1)).map((v) => ({
        py: `np.put_here(a[0], ${places(parts)}, a[1])`,
        args: [x, v],
        ours: () => x.copy().set(v, ...specs(parts)),
      }));
    }),
  },
  {
    name: 'set a mask',
    tolerance: {},
    cases: anyTensor(NUMBERS, shape(1, 3)).chain((x) =>
      filled(['bool'], x.shape).map((mask) => ({
        py: 'np.put_here(a[0], a[1], 3)',
        args: [x, mask],
        ours: () => x.copy().set(3, mask),
      })),
    ),
  },
  {
    name: 'addAt',
    tolerance: {},
    cases: fc
      .tuple(anyTensor(NUMBERS, shape(1, 2, 1)), fc.integer({ min: -5, max: 5 }))
      .chain(([x, v]) =>
        listed(x.shape[0]!, 4).map((part) => ({
          py: `np.add_here(a[0], ${places([part])}, ${v})`,
          args: [x],
          ours: () => x.copy().addAt(v, part.spec),
        })),
      ),
  },
  {
    name: 'take',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 3, 1)).chain((x) =>
      oneAxis(x.ndim).chain((axis) => {
        const n = x.shape.at(axis)!;
        return fc
          .array(fc.integer({ min: -n, max: n - 1 }), { minLength: 1, maxLength: 4 })
          .map((list) => ({
            py: `np.take(a[0], ${JSON.stringify(list)}, axis=${axis})`,
            args: [x],
            ours: () => k.take(x, list, axis),
          }));
      }),
    ),
  },
  {
    name: 'nonzero',
    tolerance: {},
    cases: anyTensor(ALL, shape(1, 3)).map((x) => ({
      py: 'list(np.nonzero(a[0]))',
      args: [x],
      ours: () => k.nonzero(x),
    })),
  },
  {
    name: 'newaxis',
    tolerance: {},
    cases: fc.tuple(anyTensor(ALL, shape(1, 2)), newAxis).map(([x, part]) => ({
      py: `a[0][:, ${part.py}]`,
      args: [x],
      ours: () => x.slice(':', part.spec),
    })),
  },
  {
    name: 'at',
    tolerance: {},
    cases: anyTensor(ALL, shape(0, 3, 1)).chain((x) =>
      fc.tuple(...x.shape.map((n) => fc.integer({ min: -n, max: n - 1 }))).map((i) => ({
        py: `a[0][${tuple(i)}]`,
        args: [x],
        ours: () => x.at(...i),
      })),
    ),
  },
];
