// The pieces of tslab that the kernel is made of, in one place: its executor, its reading of
// incomplete code, its display, and its copy of ZeroMQ. Its converter is ours (cells/converter.ts),
// and so is the compiler: tslab's own TypeScript knows nothing newer than 2023.
import { createRequire, Module } from 'node:module';
import { loadWithCode } from 'kernel-lib/project';
import type { ConsoleInterface, ConverterSet, Executor } from 'tslab/dist/executor.js';
import type typescript from 'typescript';
import type * as zeromq from 'zeromq';

export type {
  CompletionInfo,
  Converter,
  ConvertResult,
  Diagnostic,
} from 'tslab/dist/converter.js';
export type { ConsoleInterface, ConverterSet, Executor } from 'tslab/dist/executor.js';

export type TypeScript = typeof typescript;
export type ZeroMQ = typeof zeromq;

const require = createRequire(import.meta.url);
// tslab's dependencies are found from tslab itself, wherever the package manager has put them.
const requireFromTslab = createRequire(require.resolve('tslab/package.json'));

/**
 * The project's TypeScript, which tslab gets in place of its own: one compiler is in memory.
 *
 * @param folder where the code that an earlier kernel has compiled of it is kept
 */
export function loadTypeScript(folder: string): { ts: TypeScript; keep: () => void } {
  const { exports, keep } = loadWithCode(require.resolve('typescript'), folder);
  return { ...adoptTypeScript(exports as TypeScript), keep };
}

/** The same for a TypeScript that is in memory already. */
export function adoptTypeScript(ts: TypeScript): { ts: TypeScript; keep: () => void } {
  const own = requireFromTslab.resolve('@tslab/typescript-for-tslab');
  const file = require.resolve('typescript');
  const module = Object.assign(new Module(file), { exports: ts, filename: file, loaded: true });
  require.cache[own] ??= require.cache[file] ??= module;
  return { ts, keep: () => {} };
}

export function loadZeroMQ(): ZeroMQ {
  return requireFromTslab('zeromq') as ZeroMQ;
}

export function versions(): { tslab: string; typescript: string } {
  const version = (load: NodeJS.Require, name: string) =>
    (load(`${name}/package.json`) as { version: string }).version;
  return {
    tslab: version(require, 'tslab'),
    typescript: version(require, 'typescript'),
  };
}

export interface Tslab {
  createExecutor(root: string, converters: ConverterSet, console: ConsoleInterface): Executor;
  isCompleteCode(code: string): { completed: boolean; indent?: string };
  printQuickInfo(info: unknown): string;
  /** What `import … from 'tslab'` gets; `write` is where its `display` sends its output. */
  library(write: (content: object, update: boolean) => void): unknown;
}

export function loadTslab(): Tslab {
  const { createExecutor } = require('tslab/dist/executor.js') as Tslab;
  // The others are for the time in which somebody types.
  const isCompleteCode: Tslab['isCompleteCode'] = (code) =>
    (require('tslab/dist/converter.js') as Tslab).isCompleteCode(code);
  const printQuickInfo: Tslab['printQuickInfo'] = (info) =>
    (require('tslab/dist/inspect.js') as Tslab).printQuickInfo(info);
  const library: Tslab['library'] = (write) => {
    const jupyter = require('tslab/dist/jupyter.js') as { lastWriteDisplayData: unknown };
    jupyter.lastWriteDisplayData = write;
    return require('tslab');
  };
  return { createExecutor, isCompleteCode, printQuickInfo, library };
}
