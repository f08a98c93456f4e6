import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'kernel-lib/library/tensor/loops';

/** Which loops are authored for float64 alone, and for which other types they are generated. */
const COPIES: readonly [folder: string, types: readonly string[]][] = [
  ['any', ['float32', 'int32']],
  ['float', ['float32']],
  ['matmul', ['float32']],
  ['positions', ['float32', 'int32', 'bool']],
  ['windows', ['float32']],
];

const ARRAYS: Record<string, string> = {
  float32: 'Float32Array',
  int32: 'Int32Array',
  bool: 'Uint8Array',
};
const TYPE_LINE = 'type A = Float64Array;\n';

/** The text of float64.ts for another type: only what `A` stands for is another. */
function copyFor(type: string, source: string): string {
  const start = source.indexOf(TYPE_LINE);
  if (start < 0) throw new Error(`${FOLDER}: a float64.ts has no line "${TYPE_LINE.trim()}"`);
  const head = '// Generated from a float64.ts (npm run generate): do not edit.\n\n';
  return `${head}type A = ${ARRAYS[type]};\n${source.slice(start + TYPE_LINE.length)}`;
}

/** What a file imports, as the copy has to write it, which lies one folder deeper. */
const oneDeeper = (source: string) => source.replaceAll(/(\bfrom ')(\.\.\/)/g, '$1../$2');

/** The generated loops, with paths relative to the project root; none without the sources. */
export function loopFiles(root: string): { path: string; text: string }[] {
  if (!existsSync(join(root, FOLDER))) return [];
  return COPIES.flatMap(([folder, types]) => {
    const source = readFileSync(join(root, FOLDER, folder, 'float64.ts'), 'utf8');
    return types.map((type) => ({
      path: `${FOLDER}/generated/${folder}/${type}.ts`,
      text: copyFor(type, oneDeeper(source.replaceAll('\r\n', '\n'))),
    }));
  });
}

/** Brings the generated loops up to date, or with `check` only says which are not. */
export function refreshLoops(
  root: string,
  check = false,
): { path: string; outcome: 'fresh' | 'written' }[] {
  return loopFiles(root).map(({ path, text }) => {
    const file = join(root, path);
    const now = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
    if (now === text) return { path, outcome: 'fresh' };
    if (!check) writeFileSync(file, text);
    return { path, outcome: 'written' };
  });
}
