import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadedWithoutNode } from '../../withoutNode.js';

// The library as a browser loads it: there are neither Node's modules nor its Buffer.
let all: typeof import('../../../kernel-lib/library/index.js');
let wasm: typeof import('../../../kernel-lib/library/wasm/index.js');
let plot: typeof import('../../../kernel-lib/library/plot/index.js');

beforeAll(() =>
  loadedWithoutNode(async () => {
    all = await import('../../../kernel-lib/library/index.js');
    wasm = await import('../../../kernel-lib/library/wasm/index.js');
    plot = await import('../../../kernel-lib/library/plot/index.js');
  }),
);

it('takes the fast paths', () => {
  const x = all.ones([64, 64]);
  expect(all.dot(x, x).data[0]).toBe(64);
  expect(wasm.wasmStatus().state).toBe('running');
});

afterAll(() => vi.resetModules());

it('trains, and what it has learned is saved and read again', async () => {
  const { FullyConnectedNet, Solver, moons, trainValTest } = all;
  const data = trainValTest(moons({ N: 120, seed: 1 }), { val: 40 });
  const net = new FullyConnectedNet({ hiddenDims: [10], inputDim: 2, numClasses: 2, seed: 0 });
  const solver = new Solver(net, data, { numEpochs: 2, progress: false });
  await solver.train();
  const read = all.restoreState(all.saveState(net.params)) as typeof net.params;
  expect(read.W1!.data).toEqual(net.params.W1!.data);
  const file = all.encodeNpz(net.params, { compress: true });
  expect(all.decodeNpz(file, 'net.npz').W1!.data).toEqual(net.params.W1!.data);
});

it('draws the same random numbers, and shows values and pictures', () => {
  // np.random.default_rng(0).normal()
  expect(all.defaultRng(0).normal()).toBe(0.1257302210933933);
  expect(all.toMimeBundle({ a: [1, 2] })['text/plain']).toBe('{"a":[1,2]}');
  expect(all.toMimeBundle(undefined)['text/plain']).toBe('undefined');
  expect(all.toMimeBundle(new Map())['text/plain']).toBe('[object Map]');
  const images = all.tensor([0, 128, 255, 64]).reshape(1, 1, 2, 2);
  const picture = JSON.stringify(plot.imageGrid({ title: 'grey', images }));
  expect(picture).toMatch(/data:image\/png;base64,iVBORw0KGgo/);
});

it('says of files that they need Node', async () => {
  expect(() => all.load('x.npy')).toThrow(/load needs the files of a computer/);
  await expect(all.loadMnist('data')).rejects.toThrow(/loadMnist needs the files of a computer/);
});
