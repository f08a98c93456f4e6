import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium } from 'chainrule-setup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../../kernel-lib/workshop/bench/contenders/contender.js';
import { guests } from '../../../kernel-lib/workshop/bench/contestants.js';
import { ContenderError, ContenderProcess } from '../../../kernel-lib/workshop/bench/process.js';
import { disagreements } from '../../../kernel-lib/workshop/bench/verdict.js';

/* Whoever is measured beside us, where it is there, does the same work: the same numbers come out. */

const root = process.cwd();
const bench = 'kernel-lib/workshop/dist/bench/contenders';
const inNode = (module: string) => [process.execPath, '--expose-gc', `${bench}/serve.js`, module];
const inPython = (python: string, tasks: string) => [
  python,
  '-u',
  `kernel-lib/workshop/bench/contenders/${tasks}.py`,
];
const hasModule = (python: string, name: string) => {
  const find = `import importlib.util as u, sys; sys.exit(not (u.find_spec('${name}') and u.find_spec('numpy')))`;
  return spawnSync(python, ['-c', find]).status === 0;
};
const peers = { own: resolve('.cache/extras/bench'), user: root };
const hasPackage = (folder: string, name: string) =>
  existsSync(`${folder}/node_modules/${name}/package.json`);

// Work of milliseconds, and of each kind what somebody could turn the wrong way round: operands that
// are transposed, a step of training, a convolution's gradients.
const IDS = [
  ...['product-tiny', 'product-layer-f64', 'exp-100', 'add-100', 'sum-axis-0-1M', 'batchnorm'],
  ...['maximum-1M-out-f64', 'exp-1M-out-f64', 'log-1M-out-f32'],
  ...['f64', 'f32'].flatMap((type) =>
    ['product-layer-dx', 'product-layer-dw', 'sigmoid-1M', 'train-step', 'conv-first'].map(
      (id) => `${id}-${type}`,
    ),
  ),
];

interface Other {
  name: string;
  there: boolean;
  command: string[];
  env?: NodeJS.ProcessEnv;
}

const own = '.venv/bin/python';
const python = process.env.BENCH_PYTHON ?? 'python3';
const OTHERS: Other[] = [
  { name: 'numpy', there: hasModule(own, 'numpy'), command: inPython(own, 'numpy_tasks') },
  { name: 'pytorch', there: hasModule(python, 'torch'), command: inPython(python, 'torch_tasks') },
  ...[
    ['tfjs', '@tensorflow/tfjs-core', peers.own],
    ['numpyTs', 'numpy-ts', peers.own],
    ['mlMatrix', 'ml-matrix', peers.own],
    ['jaxJs', '@jax-js/jax', peers.user],
  ].map(([module = '', npm = '', folder = '']) => ({
    // As in the report, by which the bounds of float32 are known.
    name: module === 'jaxJs' ? 'jax-js' : module,
    there: hasPackage(folder, npm),
    command: inNode(module),
    env: { BENCH_PEERS: folder },
  })),
  { name: 'plain loops', there: true, command: inNode('plain') },
  {
    name: 'chainrule in Chromium',
    there: findChromium() !== undefined,
    command: [process.execPath, `${bench}/browser.js`, root],
  },
];

describe.skipIf(!existsSync(`${bench}/serve.js`))('contenders', () => {
  const ours = new Map<string, Check>();
  let us: ContenderProcess;
  beforeAll(async () => {
    us = await ContenderProcess.start('chainrule', inNode('ours'), { CHAINRULE_BLAS: 'off' });
  });
  afterAll(() => us.stop());
  const oursOf = async (id: string): Promise<Check> => {
    const check = ours.get(id) ?? (await us.prepare(id)).check;
    ours.set(id, check);
    return check;
  };

  it.for(OTHERS)(
    '$name computes what we compute',
    async ({ name, there, command, env }, { skip }) => {
      skip(!there, `${name} is not on this machine`);
      const other = await ContenderProcess.start(name, command, env);
      try {
        const shared = IDS.filter((id) => other.ids.has(id));
        expect(shared.length).toBeGreaterThanOrEqual(3);
        for (const id of shared) {
          const { check } = await other.prepare(id);
          const timing = { rounds: [1], median: 1, fastest: 1, ratio: 1 };
          const timings = [
            { ...timing, contender: 'chainrule', check: await oursOf(id) },
            { ...timing, contender: name, check },
          ];
          const workload = { id, group: 'nets' as const, title: id };
          expect([id, disagreements({ workload, timings, failures: {} })]).toEqual([id, []]);
        }
      } finally {
        other.stop();
      }
    },
  );
});

it('guests that are not there say so, and how they can be had', async () => {
  const found = guests('/nowhere', { BENCH_PYTHON: '/nowhere/python' });
  expect(found.map(({ name }) => name)).toEqual(['pytorch', 'jax-js', 'chainrule in Chromium']);
  expect(found[0]?.how).toBe(
    '/nowhere/python has no torch and numpy; BENCH_PYTHON names another Python',
  );
  const [{ name, command, env } = found[0]!] = found;
  await expect(ContenderProcess.start(name, command, env)).rejects.toThrow(ContenderError);
});
