import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { exports } = JSON.parse(readFileSync('kernel-lib/library/package.json', 'utf8')) as {
  exports: Record<string, unknown>;
};
const ENTRIES = Object.keys(exports)
  .filter((entry) => !entry.endsWith('.json'))
  .map((entry) => entry.replace('.', 'kernel-lib'));

/** Each name of each entry, what its function is called, and the first name of the same value. */
async function namesIn(
  entries: string[],
  load: (entry: string) => Promise<Record<string, unknown>>,
): Promise<string[]> {
  const first = new Map<unknown, string>();
  const lines: string[] = [];
  for (const entry of entries) {
    const module = await load(entry);
    for (const name of Object.keys(module).sort()) {
      const value = module[name];
      const place = `${entry} ${name}`;
      const isOne = typeof value === 'function' || (typeof value === 'object' && value !== null);
      if (isOne && !first.has(value)) first.set(value, place);
      const called = typeof value === 'function' ? value.name : typeof value;
      lines.push(`${place}: ${called}, ${isOne ? first.get(value) : ''}`);
    }
  }
  return lines;
}

function node(...words: string[]) {
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { stdout, stderr };
}

/** As a script of a student's, which gets what is built. */
const script = (text: string, ...words: string[]) =>
  node(...words, '--input-type=module', '-e', text);

describe('what the library serves', () => {
  it('is what its sources say: the same names in each entry, and one value through all of them', async () => {
    const { stdout, stderr } = script(
      `const namesIn = ${namesIn};
      const lines = await namesIn(${JSON.stringify(ENTRIES)}, (entry) => import(entry));
      console.log(JSON.stringify(lines));`,
    );
    expect(stderr).toBe('');
    const built = JSON.parse(stdout) as string[];
    expect(built.length).toBeGreaterThan(500);
    expect(built).toEqual(await namesIn(ENTRIES, (entry) => import(/* @vite-ignore */ entry)));
  });

  const WRONG = "import { ones } from 'kernel-lib';\nones(3, 3).dot(ones(5, 2));";

  it('names the functions of the library in the trace of an error', () => {
    const trace = script(WRONG).stderr.match(/at \S+ \(.*library\/dist\//g) ?? [];
    expect(trace.map((line) => line.split(' ')[1])).toEqual(['mismatch', 'dot', 'Tensor.dot']);
  });

  it('leads by its maps to the very lines of the sources', () => {
    const { stderr } = script(WRONG, '--enable-source-maps');
    const places = [...stderr.matchAll(/at (\S+) \((.*\.ts):(\d+):\d+\)/g)];
    const lines = places.map(([, name, path = '', line]) => [
      name,
      readFileSync(path, 'utf8').split('\n')[Number(line) - 1]?.trim(),
    ]);
    expect(lines).toEqual([
      ['mismatch', expect.stringContaining('new ShapeError(')],
      ['dot', expect.stringContaining('mismatch(')],
      ['Tensor.dot', expect.stringContaining('dot(')],
    ]);
  });
});
