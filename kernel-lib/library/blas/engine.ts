import { builtin } from '../platform/index.js';
import { type Blas, bind, type Koffi } from './bind.js';
import { installedLibrary, installedLoops, noteBeside } from './find.js';
import type { Lapack } from './lapack.js';
import { tryOnce } from './tried.js';

/** Milliseconds for the process in which a library is tried. It takes a third of a second. */
const PATIENCE_MS = 10_000;

/** Noted when this file is loaded: where a student's code is graded, the name is gone afterwards. */
const { process } = globalThis;

let engine: Blas | undefined;
let refusal: string | undefined;
let library: string | undefined;
let loops: string | undefined;
let calls = 0;
let factorisations = 0;

/** The library for a product, found and tried at its first use; undefined where it is off or cannot be used. */
export function blas(): Blas | undefined {
  if (engine === undefined && refusal === undefined) begin();
  if (engine !== undefined) calls++;
  return engine;
}

/** The library for a factorisation; undefined also where it holds none. */
export function lapack(): Lapack | undefined {
  if (engine === undefined && refusal === undefined) begin();
  if (engine?.lapack !== undefined) factorisations++;
  return engine?.lapack;
}

function begin(): void {
  try {
    engine = start();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    refusal = library ? `${library}: ${reason}` : reason;
  }
}

/** The library once a product has started it; nothing smaller is worth its start. */
export const running = (): Blas | undefined => engine;

/** Notes what it has done beside products. */
export function note(): true {
  calls++;
  return true;
}

function start(): Blas {
  const wanted = process?.env?.CHAINRULE_BLAS || 'off';
  if (wanted === 'off') throw new Error('off; CHAINRULE_BLAS=auto turns it on');
  if (!builtin) throw new Error('a browser cannot call it');
  if (process.permission) throw new Error("Node's permissions forbid it in this process");
  if (!builtin('node:worker_threads').isMainThread) throw new Error('this is a worker thread');
  const { fileURLToPath } = builtin('node:url');
  const here = fileURLToPath(new URL('.', import.meta.url));
  library =
    wanted === 'auto' ? (installedLibrary(process.cwd()) ?? installedLibrary(here)) : wanted;
  if (!library) throw new Error('no library is installed: CHAINRULE_BLAS=auto npm start gets one');
  if (!builtin('node:fs').existsSync(library)) throw new Error('there is no such file');
  const koffi = caller();
  const threads =
    Number(process.env.CHAINRULE_THREADS) || builtin('node:os').availableParallelism();
  const program = builtin('node:path').join(here, 'attempt.js');
  let made = installedLoops(process.cwd()) ?? installedLoops(here);
  let none = 'none: CHAINRULE_BLAS=auto npm start makes them, where the machine has a C compiler';
  const [tried, note] = [library, wanted === 'auto' ? noteBeside(library) : undefined];
  try {
    tryOnce(note, [...programs(here), tried, ...(made ? [made] : [])], threads, () => {
      attempt(program, tried, threads, made);
    });
  } catch (cause) {
    if (made === undefined) throw cause;
    // The library may be the one to blame: then it says so once more.
    attempt(program, library, threads);
    none = `${made}: ${cause instanceof Error ? cause.message : cause}`;
    made = undefined;
  }
  loops = made ?? none;
  return bind(koffi, library, threads, made);
}

/** What the trial is made of: this folder's files. */
const programs = (here: string): string[] =>
  builtin!('node:fs')
    .readdirSync(here)
    .filter((name) => name.endsWith('.js'))
    .map((name) => builtin!('node:path').join(here, name));

function caller(): Koffi {
  const { createRequire } = builtin?.('node:module') ?? {};
  try {
    return createRequire?.(import.meta.url)('koffi') as Koffi;
  } catch {
    throw new Error('the npm package koffi, which calls it, is not installed');
  }
}

/**
 * Tries a library in a process of its own: one of another machine ends the process that loads it.
 *
 * @throws Error that says how it failed
 */
function attempt(program: string, path: string, threads: number, loops?: string): void {
  if (!builtin?.('node:fs').existsSync(program))
    throw new Error('it is tried by built packages only');
  const { spawnSync } = builtin('node:child_process');
  const { status, signal, stderr, error } = spawnSync(
    process.execPath,
    [program, path, String(threads), ...(loops === undefined ? [] : [loops])],
    { encoding: 'utf8', timeout: PATIENCE_MS, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status === 0) return;
  const said = stderr?.trim().split('\n')[0];
  if (status === 1 && said) throw new Error(said);
  if (error && 'code' in error && error.code === 'ETIMEDOUT')
    throw new Error(`no answer within ${PATIENCE_MS / 1000} s when it was tried`);
  throw new Error(`it ended the process in which it was tried (${signal ?? `code ${status}`})`);
}

/** Whether products and factorisations are done by a library of the machine, and which. */
export interface BlasStatus {
  /** 'idle' until the first product that is large enough. */
  readonly state: 'idle' | 'running' | 'refused';
  /** Why not, if it is refused. */
  readonly reason: string | undefined;
  /** The library's file, once one is found. */
  readonly library: string | undefined;
  /** What the library says of itself: its version, and the processor that its loops are for. */
  readonly config: string | undefined;
  /** Element-wise loops that the machine's compiler has made: their file, or why there are none. */
  readonly loops: string | undefined;
  /** How many threads it may use: `CHAINRULE_THREADS`, or as many as there are processors. */
  readonly threads: number | undefined;
  /** Products, and other work on arrays, that it has done. */
  readonly calls: number;
  /** Matrices that were given to its LAPACK. */
  readonly factorisations: number;
}

/**
 * Tells whether products and factorisations (eigh, svd, solve, …) are done by OpenBLAS: `CHAINRULE_BLAS` in the environment is `off` (as it is
 * without it), `auto`, or the path of a library.
 */
export function blasStatus(): BlasStatus {
  return {
    state: engine ? 'running' : refusal === undefined ? 'idle' : 'refused',
    reason: refusal,
    library,
    config: engine?.config,
    loops,
    threads: engine?.threads,
    calls,
    factorisations,
  };
}
