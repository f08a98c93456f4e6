import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KERNEL_NAME, LARGE_PAGES, startSnapshot, writeKernelSpec } from 'chainrule-kernel';
import {
  ensureExtra,
  ensureLoops,
  ensureOpenblas,
  ensureVenv,
  jupyterEnvironment,
  layout,
} from 'chainrule-setup';
import { OURS, OURS_NATIVE, OURS_ONE } from './measure.js';
import { ContenderProcess } from './process.js';
import { BROWSER, NUMPY, NUMPY_ONE, PLAIN, PYTORCH } from './verdict.js';

const serve = fileURLToPath(new URL('./contenders/serve.js', import.meta.url));

/** Those who could be started, and why the others could not. */
export interface Contestants {
  processes: ContenderProcess[];
  missing: Record<string, string>;
}

/**
 * Installs what is missing and starts everybody, all with the environment that a notebook's kernel
 * has: everybody, NumPy alone, or nobody but this library. Whoever cannot be had is named, not fatal.
 */
export async function startContestants(peers: 'all' | 'numpy' | 'none'): Promise<Contestants> {
  const place = layout();
  const processes: ContenderProcess[] = [];
  const missing: Record<string, string> = {};
  const add = async (name: string, command: string[], env: NodeJS.ProcessEnv = {}) => {
    try {
      processes.push(await ContenderProcess.start(name, command, { ...LARGE_PAGES, ...env }));
    } catch (error) {
      missing[name] = (error as Error).message;
    }
  };
  const reference = { CHAINRULE_BLAS: 'off' };
  await add(OURS, node('ours'), reference);
  await add(OURS_ONE, node('ours'), { ...reference, CHAINRULE_THREADS: '1' });
  if (peers === 'none') return { processes, missing };

  let python: string | undefined;
  try {
    python = await ensureVenv(['lab', 'test'], place);
  } catch (error) {
    missing[NUMPY] = (error as Error).message;
  }
  if (python) {
    const { CHAINRULE_BLAS = 'off' } = process.env;
    const library = CHAINRULE_BLAS === 'off' ? 'auto' : CHAINRULE_BLAS;
    const why = library === 'auto' ? await ensureOpenblas(place) : undefined;
    if (!why) await ensureLoops(place);
    if (why) missing[OURS_NATIVE] = why;
    else await add(OURS_NATIVE, node('ours'), { CHAINRULE_BLAS: library });
    const numpy = [python, '-u', script('numpy_tasks.py')];
    await add(NUMPY, numpy, threads());
    await add(NUMPY_ONE, numpy, threads('1'));
  }
  if (peers === 'numpy') return { processes, missing };
  let folder: string | undefined;
  try {
    folder = await ensureExtra('bench', place);
  } catch (error) {
    for (const name of ['tfjs', 'numpy-ts', 'ml-matrix']) missing[name] = (error as Error).message;
  }
  if (folder) {
    const env = { BENCH_PEERS: folder };
    await add('tfjs', node('tfjs'), env);
    await add('numpy-ts', node('numpyTs'), env);
    await add('ml-matrix', node('mlMatrix'), env);
  }
  await add(PLAIN, node('plain'));
  for (const { name, command, env, how } of guests(place.root)) {
    await add(name, command, env);
    if (missing[name]) missing[name] = `skipped: ${how}`;
  }
  missing["Pyodide's NumPy"] = 'skipped: the npm package pyodide holds no NumPy';
  if (python) {
    writeKernelSpec(join(place.share, 'kernels', KERNEL_NAME), { root: place.root });
    // As after `npm start`.
    await snapshotMade();
    const kernels = (kernel: string) => [python, '-u', script('kernels.py'), kernel, place.root];
    const env = jupyterEnvironment(place);
    await add(OURS, kernels(KERNEL_NAME), env);
    await add('ipykernel', kernels('python3'), env);
  }
  return { processes, missing };
}

/** As many threads for those in Python as `CHAINRULE_THREADS` gives ours; it is theirs to say where it is silent. */
function threads(count = process.env.CHAINRULE_THREADS): NodeJS.ProcessEnv {
  return count
    ? { OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count }
    : {};
}

/** Makes the snapshot from which the kernel starts, if need be. */
async function snapshotMade(): Promise<void> {
  // Keeps this process, which has nothing else to do by then.
  const waiting = setInterval(() => {}, 1000);
  await startSnapshot();
  clearInterval(waiting);
}

/** A contender written in JavaScript, in a process of its own. */
const node = (module: string) => [process.execPath, '--expose-gc', serve, module];

const script = (name: string, { root } = layout()) =>
  join(root, 'kernel-lib/workshop/bench/contenders', name);

/** Somebody who takes part if the user has it: nothing is installed for its sake. */
interface Guest {
  name: string;
  command: string[];
  env: NodeJS.ProcessEnv;
  /** How it can be had. */
  how: string;
}

/** @param root of the project */
export function guests(root: string, env: NodeJS.ProcessEnv = process.env): readonly Guest[] {
  const python = env.BENCH_PYTHON ?? 'python3';
  const page = fileURLToPath(new URL('./contenders/browser.js', import.meta.url));
  return [
    {
      name: PYTORCH,
      command: [python, '-u', script('torch_tasks.py')],
      env: threads(),
      how: `${python} has no torch and numpy; BENCH_PYTHON names another Python`,
    },
    {
      name: 'jax-js',
      command: node('jaxJs'),
      env: { BENCH_PEERS: root },
      how: 'npm install --no-save @jax-js/jax@0.1.25 gets it',
    },
    {
      name: BROWSER,
      command: [process.execPath, page, root],
      env: { CHAINRULE_THREADS: '1' },
      how: 'there is no Chromium that starts; CHAINRULE_CHROMIUM names one',
    },
  ];
}

/** Peak memory of one workload in fresh processes, ours and NumPy's. */
export async function peakMemoryOf(
  id: string,
): Promise<{ ours: number; numpy: number } | undefined> {
  const place = layout();
  const peak = async (command: string[]) => {
    const contender = await ContenderProcess.start('memory', command, LARGE_PAGES);
    try {
      await contender.prepare(id);
      return await contender.memory();
    } finally {
      contender.stop();
    }
  };
  const python = await ensureVenv(['lab', 'test'], place);
  const ours = await peak([process.execPath, serve, 'ours']);
  const numpy = await peak([python, '-u', script('numpy_tasks.py')]);
  return ours && numpy ? { ours, numpy } : undefined;
}
