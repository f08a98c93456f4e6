import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { dist, Problem, root } from './common.mjs';
import { installNpmDependencies } from './npm.mjs';

/** Each command's module in kernel-lib/dist; it exports `main(argv): Promise<number>`. */
const COMMANDS = {
  start: 'setup/start.js',
  test: 'setup/test.js',
  'check:all': 'setup/check-all.js',
  grade: 'course/grade-cli.js',
  check: 'course/check-cli.js',
  kernel: 'kernel/cli.js',
  generate: 'workshop/authoring/cli.js',
  lectures: 'workshop/authoring/lectures-cli.js',
  mutants: 'workshop/mutants/cli.js',
  release: 'workshop/release/cli.js',
  submit: 'course/submit-cli.js',
  bench: 'workshop/bench/cli.js',
  figures: 'workshop/gallery/cli.js',
  publish: 'workshop/publish/cli.js',
};

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
  if (command === 'build') return build({ fresh: true });
  await build();
  const file = join(dist, COMMANDS[command]);
  if (!existsSync(file)) {
    throw new Problem(`npm run ${command} is not part of this copy of the project (no ${file}).`);
  }
  const module = await import(pathToFileURL(file).href);
  return (await module.main(words)) ?? 0;
}
