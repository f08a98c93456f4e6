import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  arange,
  type Checkpoint,
  decodeCheckpoint,
  decodeNpy,
  decodeNpz,
  encodeCheckpoint,
  encodeNpy,
  encodeNpz,
  load,
  loadz,
  save,
  savez,
  type Tensor,
  tensor,
  tensorFromJson,
  zeros,
} from 'kernel-lib/tensor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPython } from './support/oracle.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensor-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const odd = tensor([Number.NaN, Infinity, -Infinity, -0, 1e-310, 1 / 3]);
const samples: readonly [name: string, x: Tensor][] = [
  ['a matrix', arange(6).reshape(2, 3)],
  ['special values', odd],
  ['float32', odd.astype('float32')],
  ['int32', tensor([1, -2, 2147483647], 'int32')],
  ['bool', tensor([true, false])],
  ['a number', tensor(3.5)],
  ['nothing', zeros([0, 3])],
  ['four axes', arange(24).reshape(2, 1, 3, 4)],
];

function same(a: Tensor, b: Tensor): void {
  expect([a.dtype, a.shape]).toEqual([b.dtype, b.shape]);
  expect([...a.data].map(String)).toEqual([...b.data].map(String));
  expect([...a.data].every((v, i) => Object.is(v, b.data[i]))).toBe(true);
}

describe.each(samples)('%s survives', (_name, x) => {
  test('.npy', () => same(decodeNpy(encodeNpy(x)), x));
  test('.npz', () => same(decodeNpz(encodeNpz({ x }, { compress: true })).x!, x));
  test('JSON', () => same(tensorFromJson(JSON.parse(JSON.stringify(x))), x));
  test('a file', () => {
    save(join(folder, 'x.npy'), x);
    same(load(join(folder, 'x.npy')), x);
  });
});

test('the same tensors give the same bytes', () => {
  expect(encodeNpz({ a: odd })).toEqual(encodeNpz({ a: odd }));
});

test('a checkpoint keeps a nested structure', () => {
  const value = {
    model: { W1: arange(6).reshape(2, 3), b1: zeros(3) },
    history: [1, Number.NaN, -0],
    config: { rule: 'adam', t: 3, done: false, extra: null },
  };
  const back = decodeCheckpoint(encodeCheckpoint(value as Checkpoint)) as typeof value;
  same(back.model.W1, value.model.W1);
  expect(back.history.map(String)).toEqual(['1', 'NaN', '0']);
  expect(Object.is(back.history[2], -0)).toBe(true);
  expect(back.config).toEqual(value.config);
  expect(Object.keys(decodeNpz(encodeCheckpoint(value as Checkpoint)))).toContain('model/W1');
});

test('writing leaves nothing half done behind', () => {
  savez(join(folder, 'net.npz'), { odd });
  expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([]);
  same(loadz(join(folder, 'net.npz')).odd!, odd);
});

describe('bad files are refused', () => {
  const whole = encodeNpy(arange(6));
  test.each([
    ['cut off', () => decodeNpy(whole.slice(0, -8)), /cut off/],
    ['text', () => decodeNpy(new TextEncoder().encode('not a NumPy file at all')), /no \.npy file/],
    ['no zip', () => decodeNpz(whole), /no \.npz file/],
    ['no checkpoint', () => decodeCheckpoint(encodeNpz({ odd })), /no checkpoint/],
    ['missing', () => load(join(folder, 'missing.npy')), /cannot read/],
    ['another ending', () => save(join(folder, 'x.txt'), odd), /\.npy/],
    [
      'JSON that does not fill',
      () => tensorFromJson({ dtype: 'float64', shape: [3], data: [1] }),
      /do not fill/,
    ],
    [
      'a list in a checkpoint that is no data',
      () => encodeCheckpoint(new Map() as never),
      /plain data/,
    ],
  ])('%s', (_name, run, words) => expect(run).toThrow(words));
});

const python = findPython();
describe.skipIf(!python)('between here and the installed NumPy', () => {
  const run = (code: string): string =>
    execFileSync(python!, ['-c', code], { cwd: folder, encoding: 'utf8' });

  test('NumPy opens what is written here', () => {
    save(join(folder, 'm.npy'), arange(6).reshape(2, 3));
    savez(join(folder, 'm.npz'), { a: odd, b: tensor([true, false]), c: tensor([1, 2], 'int32') });
    const out = run(
      "import numpy as np; x = np.load('m.npy'); z = np.load('m.npz'); print(x.tolist(), x.dtype, z['a'].tolist(), z['b'].tolist(), z['c'].dtype)",
    );
    expect(out.trim()).toBe(
      '[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]] float64 [nan, inf, -inf, -0.0, 1e-310, 0.3333333333333333] [True, False] int32',
    );
  });

  test('what NumPy writes is opened here, whatever its type and order', () => {
    run(
      "import numpy as np; x = np.arange(6).reshape(2, 3); np.savez_compressed('n.npz', i8=x, big=x + 2**40, f2=x.astype('f2') / 3, u1=x.astype('u1'), be=x.astype('>f4'), fortran=np.asfortranarray(x.astype(float)), cube=np.asfortranarray(np.arange(24.).reshape(2,3,4)), scalar=np.float64(2.5))",
    );
    const z = loadz(join(folder, 'n.npz'));
    same(z.i8!, arange(6).reshape(2, 3).astype('int32'));
    same(
      z.big!,
      arange(6)
        .reshape(2, 3)
        .add(2 ** 40),
    );
    expect(z.f2!.dtype).toBe('float32');
    expect(z.f2!.at(0, 1)).toBeCloseTo(1 / 3, 3);
    same(z.u1!, arange(6).reshape(2, 3).astype('int32'));
    same(z.be!, arange(6).reshape(2, 3).astype('float32'));
    same(z.fortran!, arange(6).reshape(2, 3));
    same(z.cube!, arange(24).reshape(2, 3, 4));
    same(z.scalar!, tensor(2.5));
  });

  test('objects are refused', () => {
    run(
      "import numpy as np; np.save('o.npy', np.array([{}, 'a'], dtype=object), allow_pickle=True)",
    );
    expect(() => load(join(folder, 'o.npy'))).toThrow(/only numbers and bools/);
  });

  test('records are refused', () => {
    run("import numpy as np; np.save('r.npy', np.zeros(2, dtype=[('a', 'f8')]))");
    expect(() => load(join(folder, 'r.npy'))).toThrow(/Records/);
    writeFileSync(join(folder, 'empty.npy'), '');
    expect(() => load(join(folder, 'empty.npy'))).toThrow(/no \.npy file/);
  });
});
