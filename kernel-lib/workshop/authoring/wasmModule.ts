import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureExtra } from 'chainrule-setup';

const SOURCES = 'kernel-lib/library/wasm/assembly';
const OUTPUT = 'kernel-lib/library/wasm/module.ts';
const FLAGS = ['--enable', 'simd', '-O3', '--noAssert', '--runtime', 'stub'];

/** The hash of the assembly sources and of how they are compiled; undefined without the sources. */
export function wasmSourceHash(root: string): string | undefined {
  const folder = join(root, SOURCES);
  if (!existsSync(folder)) return undefined;
  const hash = createHash('sha256').update(FLAGS.join(' '));
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`\0${name}\0${text}`);
  }
  return hash.digest('hex').slice(0, 32);
}

/** The hash of the sources that the committed module was compiled from. */
export function wasmModuleHash(root: string): string | undefined {
  const file = join(root, OUTPUT);
  if (!existsSync(file)) return undefined;
  return /SOURCE_HASH = '(\w+)'/.exec(readFileSync(file, 'utf8'))?.[1];
}

/**
 * Compiles the assembly sources anew if they have changed, or with `check` only says so. The
 * compiler is fetched when it is needed, and only then.
 */
export async function refreshWasm(
  root: string,
  check = false,
): Promise<{ path: string; outcome: 'fresh' | 'written' }[]> {
  const hash = wasmSourceHash(root);
  if (hash === undefined) return [];
  if (wasmModuleHash(root) === hash) return [{ path: OUTPUT, outcome: 'fresh' }];
  if (!check) {
    const bytes = await compile(root, await ensureExtra('assemblyscript'));
    writeFileSync(join(root, OUTPUT), moduleText(bytes, hash));
  }
  return [{ path: OUTPUT, outcome: 'written' }];
}

async function compile(root: string, extra: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-wasm-'));
  try {
    const out = join(folder, 'module.wasm');
    const asc = join(extra, 'node_modules/assemblyscript/bin/asc.js');
    const args = [asc, `${SOURCES}/index.ts`, ...FLAGS, '--outFile', out];
    await promisify(execFile)(process.execPath, args, { cwd: root });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function moduleText(bytes: Buffer, hash: string): string {
  const lines = bytes.toString('base64').match(/.{1,92}/g) ?? [];
  return [
    '// Generated from assembly/*.ts by the AssemblyScript compiler (npm run generate): do not edit.',
    '',
    '/** Of the sources, so that a module older than they are is noticed without the compiler. */',
    `export const SOURCE_HASH = '${hash}';`,
    '',
    '/** The WebAssembly module, in base64. */',
    'export const MODULE: string = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}
