import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from 'kernel-lib/display';
import { layout } from './layout.js';
import { withLock } from './lock.mjs';
import { NPM_FLAGS, npm, npmProblem } from './npm-program.mjs';
import { runProgram } from './program.js';

/** npm packages that only some maintainers' commands need; nobody else has to download them. */
export type Extra = 'assemblyscript' | 'bench' | 'docs' | 'formulas';

const LOCKED = ['package.json', 'package-lock.json'] as const;

/**
 * Installs the packages of `kernel-lib/setup/extras/NAME`, unless they are there already.
 *
 * @returns the folder in whose `node_modules` they are: `.cache/extras/NAME`
 * @throws Problem when npm cannot get them
 */
export async function ensureExtra(name: Extra, place = layout()): Promise<string> {
  const from = join(place.root, 'kernel-lib/setup/extras', name);
  const folder = join(place.cache, 'extras', name);
  const stamp = join(folder, 'node_modules/.installed');
  const hash = createHash('sha256');
  for (const file of LOCKED) hash.update(readFileSync(join(from, file)));
  const wanted = hash.digest('hex');
  const there = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (there()) return folder;
  await withLock(
    join(place.cache, `extra-${name}.lock`),
    async () => {
      if (!there()) await install(name, from, folder);
      writeFileSync(stamp, wanted);
    },
    () => console.log(`Waiting for another command that is installing ${name} …`),
  );
  return folder;
}

async function install(name: Extra, from: string, folder: string): Promise<void> {
  console.log(`Installing the npm packages of "${name}" (once, into .cache/extras) …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of LOCKED) copyFileSync(join(from, file), join(folder, file));
  const [program, words] = npm();
  const command = [program, ...words, 'ci', ...NPM_FLAGS];
  const { code, output } = await runProgram(command, { cwd: folder });
  if (code !== 0) throw new Problem(npmProblem(output, folder));
}
