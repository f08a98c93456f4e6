import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { writeWhole } from './write.js';

/** A module of CommonJS, and a way to keep the compiled code of what it has run by then. */
export interface Loaded {
  /** What the module exports. */
  exports: unknown;
  /** Writes the code that the next process starts from, unless it is there already. */
  keep(): void;
}

/**
 * Loads a large module from the code that an earlier process has compiled and kept in `folder`, or
 * as usual where there is none. V8 refuses code of another version, of other flags and of a text of
 * another length; another text of the same length has another file name here, and damaged code, which
 * could bring the process down, has another sum.
 */
export function loadWithCode(file: string, folder: string): Loaded {
  const { size, mtimeMs } = statSync(file);
  const facts = [file, size, mtimeMs, process.version, process.arch, process.execArgv];
  const name = createHash('sha1').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
  const codeFile = join(folder, `code-${name}.bin`);
  const cachedData = readCode(codeFile);
  const text = Module.wrap(readText(file));
  const script = new Script(text, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  let kept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keep = () => {
    // A folder that is not there is not ours to make: a bundle that runs once has no use for it.
    if (kept || !existsSync(folder)) return;
    kept = true;
    try {
      const code = script.createCachedData();
      writeWhole(codeFile, Buffer.concat([code, sumOf(code)]));
    } catch {
      // Read only, or full: the next process takes a little longer.
    }
  };
  return { exports: module.exports, keep };
}

/** Plain ASCII, as compilers are written, need not be looked through for longer characters. */
function readText(file: string): string {
  const bytes = readFileSync(file);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

const SUM_BYTES = 20;

function sumOf(code: Uint8Array): Buffer {
  return createHash('sha1').update(code).digest();
}

/** The code in a file, if it is there and whole. */
function readCode(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const end = Math.max(0, bytes.length - SUM_BYTES);
    const code = bytes.subarray(0, end);
    return sumOf(code).equals(bytes.subarray(end)) ? code : undefined;
  } catch {
    return undefined;
  }
}
