import { join } from 'node:path';
import { layout } from './layout.js';
import { runProgram } from './program.js';

/** Runs every check, prints a line for each and what the failed ones say; how many failed. */
export async function runChecks(): Promise<number> {
  const { root } = layout();
  let failed = 0;
  for (const [what, [script = '', ...words]] of checks()) {
    const command = [process.execPath, join(root, script), ...words];
    const { code, output } = await runProgram(command, { cwd: root });
    console.log(`${code === 0 ? 'ok' : 'NO'}  ${what}`);
    if (code !== 0) {
      failed += 1;
      console.log(output.trimEnd());
    }
  }
  return failed;
}

/** What is looked at, and the program that does it. */
export function checks(): [what: string, command: string[]][] {
  const tsc = (project: string) => ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project];
  return [
    ['Types of kernel-lib', tsc('kernel-lib')],
    ['Types of the figure renderer', tsc('kernel-lib/kernel/labextension')],
    ['Types of exercises, solutions and tests', tsc('.')],
    ['Lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
    ['Generated files are fresh', ['kernel-lib/setup/run.mjs', 'generate', '--check']],
  ];
}
