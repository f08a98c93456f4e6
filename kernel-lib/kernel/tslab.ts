// The pieces of tslab that the kernel is made of, in one place: its converter (TypeScript cell to
// JavaScript, with types that carry from cell to cell), its executor, its reading of incomplete
// code, and its copies of TypeScript and ZeroMQ.
import { createRequire } from 'node:module';
import type * as tslabTypeScript from '@tslab/typescript-for-tslab';
import type { Converter } from 'tslab/dist/converter.js';
import type { ConsoleInterface, ConverterSet, Executor } from 'tslab/dist/executor.js';
import type * as zeromq from 'zeromq';

export type {
  CompletionInfo,
  Converter,
  ConvertResult,
  Diagnostic,
} from 'tslab/dist/converter.js';
export type { ConsoleInterface, ConverterSet, Executor } from 'tslab/dist/executor.js';

export type TypeScript = typeof tslabTypeScript;
export type ZeroMQ = typeof zeromq;

const require = createRequire(import.meta.url);
// tslab's dependencies are found from tslab itself, wherever the package manager has put them.
const requireFromTslab = createRequire(require.resolve('tslab/package.json'));

/** tslab's own TypeScript (5.0). */
export function loadTypeScript(): TypeScript {
  return requireFromTslab('@tslab/typescript-for-tslab') as TypeScript;
}

export function loadZeroMQ(): ZeroMQ {
  return requireFromTslab('zeromq') as ZeroMQ;
}

export function versions(): { tslab: string; typescript: string } {
  const version = (load: NodeJS.Require, name: string) =>
    (load(`${name}/package.json`) as { version: string }).version;
  return {
    tslab: version(require, 'tslab'),
    typescript: version(requireFromTslab, '@tslab/typescript-for-tslab'),
  };
}

export interface Tslab {
  createConverter(options?: { isJS?: boolean; isBrowser?: boolean }): Converter;
  createExecutor(root: string, converters: ConverterSet, console: ConsoleInterface): Executor;
  isCompleteCode(code: string): { completed: boolean; indent?: string };
  printQuickInfo(info: unknown): string;
  /** Where tslab's own `display` sends its output. */
  jupyter: { lastWriteDisplayData: unknown };
}

export function loadTslab(): Tslab {
  const { createConverter, isCompleteCode } = require('tslab/dist/converter.js') as Tslab;
  const { createExecutor } = require('tslab/dist/executor.js') as Tslab;
  const { printQuickInfo } = require('tslab/dist/inspect.js') as Tslab;
  const jupyter = require('tslab/dist/jupyter.js') as Tslab['jupyter'];
  return { createConverter, createExecutor, isCompleteCode, printQuickInfo, jupyter };
}
