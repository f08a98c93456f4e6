import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from 'kernel-lib/display';
import { layout } from './layout.js';
import { PipFolder } from './pipFolder.js';
import { runProgram } from './program.js';
import { pipOf } from './venv.js';

/** A C compiler as a Python package (100 MB to fetch), for machines that have none. */
const zig = new PipFolder('zig');

/** Nothing that would change a number: no product is fused with a sum (where a file does not say so), nothing is put in another order. */
const EXACT = ['-O3', '-ffp-contract=off', '-fno-math-errno', '-fno-trapping-math'];
const SHARED = ['-shared', '-fPIC', '-fvisibility=hidden'];
/** For this very processor, in the words of one compiler or another; the first that are understood. */
const TUNED = [
  ['-march=native', '-mprefer-vector-width=512'],
  ['-march=native'],
  ['-mcpu=native'],
  [],
];

/**
 * The element-wise loops and convolutions of `kernel-lib/blas`, made for this machine by its own C compiler, where they are
 * found. Without them arrays take longer, and that is all.
 *
 * @param mayFetch whether a compiler may be fetched where there is none
 * @returns why they could not be made
 */
export async function ensureLoops(place = layout(), mayFetch = true): Promise<string | undefined> {
  const folder = join(place.cache, 'loops');
  const inBlas = (name: string) =>
    join(dirname(createRequire(import.meta.url).resolve('kernel-lib/package.json')), 'blas', name);
  const sources = ['loops.c', 'convolution.c', 'ordering.c', 'pooling.c'].map(inBlas);
  const made = join(folder, `loops${ENDINGS[process.platform] ?? '.so'}`);
  const stamp = join(folder, 'made-of.txt');
  const mark = createHash('sha256')
    .update([...sources, inBlas('machine.h')].map((file) => readFileSync(file, 'utf8')).join('\0'))
    .update(JSON.stringify([EXACT, SHARED, TUNED, process.arch, cpus()[0]?.model]))
    .digest('hex');
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === mark)
    return undefined;
  mkdirSync(folder, { recursive: true });
  // Another process may be reading the old one.
  const fresh = join(folder, `new-${process.pid}`);
  try {
    const done =
      (await compile(sources, fresh)) ||
      (mayFetch && (await compileFetched(place, sources, fresh)));
    if (!done) return 'There is no C compiler here that could make them.';
    renameSync(fresh, made);
    writeFileSync(stamp, mark);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

const ENDINGS: Readonly<Record<string, string>> = { darwin: '.dylib', win32: '.dll' };

/** @returns whether a compiler of the machine has made the file */
async function compile(sources: readonly string[], to: string): Promise<boolean> {
  for (const compiler of [process.env.CC, 'cc', 'gcc', 'clang'])
    if (compiler && (await compileWith([compiler], sources, to))) return true;
  return false;
}

/** The same with a compiler that is fetched, and goes afterwards. */
async function compileFetched(
  place: ReturnType<typeof layout>,
  sources: readonly string[],
  to: string,
): Promise<boolean> {
  try {
    const folder = await zig.ensure(place);
    const env = { PYTHONPATH: folder, ZIG_GLOBAL_CACHE_DIR: join(folder, 'cache') };
    const [python = 'python3'] = pipOf(place);
    return await compileWith([python, '-m', 'ziglang', 'cc'], sources, to, env);
  } finally {
    rmSync(zig.path(place), { recursive: true, force: true });
  }
}

function missing(error: NodeJS.ErrnoException): { code: number } {
  if (error.code === 'ENOENT' || error.code === 'EACCES') return { code: 127 };
  throw error;
}

async function compileWith(
  [program, ...words]: readonly [string, ...string[]],
  sources: readonly string[],
  to: string,
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  for (const tuned of TUNED) {
    const command = [program, ...words, ...EXACT, ...tuned, ...SHARED, '-o', to, ...sources];
    // A compiler that is not there is one that fails.
    const run = runProgram(command, { env: { ...process.env, ...env } }).catch(missing);
    if ((await run).code === 0 && existsSync(to)) return true;
  }
  return false;
}
