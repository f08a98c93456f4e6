import fc from 'fast-check';
import { zipSync } from 'fflate';
import { restoreState, saveState } from 'kernel-lib/optim';
import {
  arange,
  decodeCheckpoint,
  decodeNpy,
  decodeNpz,
  encodeCheckpoint,
  encodeNpy,
  encodeNpz,
  type Tensor,
  TensorError,
  tensor,
} from 'kernel-lib/tensor';
import { describe, expect, test } from 'vitest';

// A file that has changed since it was written says so, with its name, or it holds what was written:
// some bytes of a zip (dates, attributes) mean nothing here.
const NAME = 'loadz: net.npz';
const tensors = { W1: arange(24).reshape(4, 6), b1: tensor([0.5, -1], 'float32') };
const nested = { model: tensors, epoch: 3, note: 'best so far' };
const written = (value: unknown): string => JSON.stringify(value);

const formats: readonly [
  string,
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => unknown,
  value: unknown,
][] = [
  ['npz', encodeNpz(tensors), (b) => decodeNpz(b, NAME), tensors],
  ['compressed npz', encodeNpz(tensors, { compress: true }), (b) => decodeNpz(b, NAME), tensors],
  ['checkpoint', encodeCheckpoint(nested), (b) => decodeCheckpoint(b, NAME), nested],
  [
    'saved state',
    new TextEncoder().encode(saveState(nested)),
    (b) => restoreState(new TextDecoder().decode(b), NAME),
    nested,
  ],
];

describe.each(formats)('%s', (_, bytes, read, value) => {
  const holds = (changed: Uint8Array, mayBeRead: boolean): void => {
    let got: unknown;
    try {
      got = read(changed);
    } catch (error) {
      expect((error as Error).name).toMatch(/^(ValueError|DTypeError|OptimError)$/);
      expect((error as Error).message).toContain(NAME);
      return;
    }
    expect(mayBeRead).toBe(true);
    expect(written(got)).toBe(written(value));
  };

  test('as it was written', () => holds(bytes, true));

  test('every single bit flipped', () => {
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice();
      changed[i]! ^= 1 << ((i * 5) % 8);
      holds(changed, true);
    }
  });

  test('bytes replaced, taken out and put in', () => {
    const at = fc.nat(bytes.length - 1);
    const change = fc.tuple(at, fc.nat(4), fc.uint8Array({ maxLength: 4 }));
    fc.assert(
      fc.property(change, ([from, gone, put]) => {
        const parts = [bytes.subarray(0, from), put, bytes.subarray(from + gone)];
        holds(Uint8Array.from(parts.flatMap((p) => [...p])), true);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test('cut at every length', () => {
    for (let n = 0; n < bytes.length; n++) holds(bytes.slice(0, n), false);
  });
});

describe('.npy headers', () => {
  const npy = (header: string, data: ArrayLike<number> = [], version = 1): Uint8Array => {
    const text = new TextEncoder().encode(header);
    const wide = version > 1 ? [0, 0] : [];
    const head = [0x93, ...new TextEncoder().encode('NUMPY'), version, 0];
    return Uint8Array.from([
      ...head,
      text.length & 255,
      text.length >> 8,
      ...wide,
      ...text,
      ...Array.from(data),
    ]);
  };
  const bytesOf = (...values: number[]) => new Uint8Array(Float64Array.from(values).buffer);
  const read = (bytes: Uint8Array): Tensor => decodeNpy(bytes, 'load: a.npy');

  test.each([
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (2L, 1L), }", [2, 1]],
    ['{"descr": "<f8", "fortran_order": False, "shape": (2,)}\n', [2]],
    ["{'shape': (2,), 'fortran_order': True, 'descr': 'f8'}", [2]],
    ["{'descr': 'float64', 'fortran_order': False, 'shape': (1, 2)}", [1, 2]],
    ["{'descr': '=f8', 'fortran_order': False, 'shape': ((2),)}", [2]],
  ])('%s is read, as by NumPy', (header, shape) => {
    for (const version of [1, 2, 3]) {
      const x = read(npy(header, bytesOf(1.5, -2), version));
      expect([x.shape, [...x.data]]).toEqual([shape, [1.5, -2]]);
    }
  });

  test.each([
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (2)}", /shape is no tuple.*\(2,\)/],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': [2]}", /shape is no tuple/],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}", /size in shape/],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (2.0,)}", /unexpected/],
    ["{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}", /fortran_order/],
    ["{'descr': '<f8', 'fortran_order': False}", /dictionary of descr/],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}", /dictionary of descr/],
    ["{'descr': '<f8' 'fortran_order': False, 'shape': (2,)}", /not well formed/],
    ["{'descr': '<f8', 'fortran_order': False, 'shape': (9,)}", /cut off: the 9 elements.*\(9,\)/],
    ["{'descr': '<U5', 'fortran_order': False, 'shape': (2,)}", /only numbers and bools/],
    ["{'descr': '<c16', 'fortran_order': False, 'shape': (1,)}", /only numbers and bools/],
    ['(', /ends too early/],
    ['('.repeat(999), /nested too deep/],
    ['', /ends too early/],
  ])('%s is refused with the name of the file, as by NumPy', (header, words) => {
    const use = () => read(npy(header, bytesOf(1, 2)));
    expect(use).toThrow(words);
    expect(use).toThrow('load: a.npy');
  });

  test('bool bytes other than 0 and 1 are true', () => {
    const x = read(npy("{'descr': '|b1', 'fortran_order': False, 'shape': (3,)}", [255, 0, 2]));
    expect([x.dtype, x.sum(), [...x.data]]).toEqual(['bool', 2, [1, 0, 1]]);
  });

  test('whatever bit of a header is flipped, what is wrong is said with the name of the file', () => {
    const bytes = encodeNpy(arange(6).reshape(2, 3));
    for (let bit = 0; bit < 8 * 128; bit++) {
      const changed = bytes.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      try {
        expect(read(changed).size).toBeLessThanOrEqual(12);
      } catch (error) {
        expect(error).toBeInstanceOf(TensorError);
        expect((error as Error).message).toContain('load: a.npy');
      }
    }
  });

  test('a zip, a pickle and a .npy file in the wrong place are named', () => {
    expect(() => read(encodeNpz(tensors))).toThrow(/loadz/);
    expect(() => read(new Uint8Array([0x80, 2, ...new Uint8Array(20)]))).toThrow(/pickle/);
    expect(() => decodeNpz(encodeNpy(tensor([1])), NAME)).toThrow(/use load/);
    expect(() => read(bytesOf(1, 2).slice(0, 3))).toThrow(/no \.npy file/);
  });
});

test('a member of an .npz file that is text refuses itself only', () => {
  const header = "{'descr': '<U2', 'fortran_order': False, 'shape': (1,)}";
  const text = Uint8Array.from([
    ...[0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length, 0],
    ...new TextEncoder().encode(header),
    ...new Uint8Array(8),
  ]);
  const x = arange(3);
  const files = { 'names.npy': text, 'x.npy': encodeNpy(x), 'read me.txt': text.slice(8) };
  const found = decodeNpz(zipSync(files), NAME);
  expect(Object.keys(found)).toEqual(['x']);
  expect(found.x!.toArray()).toEqual([0, 1, 2]);
  expect(() => found.names).toThrow(/net\.npz: 'names'.*<U2/);
  expect(() => found['read me.txt']).toThrow(/is no tensor/);
  expect(() => decodeNpz(zipSync({ 'names.npy': text }), NAME)).toThrow(/'names'/);
});
