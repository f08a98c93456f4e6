import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lib, Problem, root } from './common.mjs';
import { installNpmDependencies } from './npm.mjs';

/** The package in whose `commands/` each command stands; it exports `main(argv): Promise<number>`. */
const COMMANDS = {
  start: 'setup',
  test: 'setup',
  'check:all': 'setup',
  grade: 'course',
  check: 'course',
  submit: 'course',
  kernel: 'kernel',
  generate: 'workshop',
  lectures: 'workshop',
  mutants: 'workshop',
  release: 'workshop',
  bench: 'workshop',
  figures: 'workshop',
  docs: 'workshop',
  publish: 'workshop',
};

/** `check:all` is in `commands/checkAll.js`. */
function fileOf(command) {
  const name = command.replace(/:(\w)/, (_, letter) => letter.toUpperCase());
  return join(root, `node_modules/chainrule-${COMMANDS[command]}/dist/commands/${name}.js`);
}

/** Brings the project up to date, then runs one command. Sets the exit code. */
export async function main([command, ...words]) {
  try {
    process.exitCode = await run(command, words);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}

async function run(command, words) {
  if (command !== 'build' && !Object.hasOwn(COMMANDS, command ?? '')) {
    const known = ['build', ...Object.keys(COMMANDS)].join(', ');
    throw new Problem(`There is no command "${command ?? ''}". The commands are: ${known}.`);
  }
  process.chdir(root);
  await installNpmDependencies();
  if (existsSync(join(lib, 'tsconfig.json'))) {
    const { build } = await import('./build.mjs');
    const fresh = command === 'build';
    await build({ fresh });
    if (fresh) return 0;
  }
  const file = fileOf(command);
  if (!existsSync(file)) {
    throw new Problem(`npm run ${command} is not part of this copy of the project (no ${file}).`);
  }
  const module = await import(pathToFileURL(file).href);
  return (await module.main(words)) ?? 0;
}
