import { join } from 'node:path';
import { layout } from './layout.js';
import { runProgram } from './program.js';

/**
 * Runs every check, all at once: each keeps one core busy. Prints a line for each, in their order, and
 * what the failed ones say; how many failed.
 */
export async function runChecks(): Promise<number> {
  const { root } = layout();
  const running = checks().map(([what, [script = '', ...words]]) => {
    const command = [process.execPath, join(root, script), ...words];
    return { what, result: runProgram(command, { cwd: root }) };
  });
  const results = await Promise.all(running.map(({ result }) => result));
  for (const [at, { code, output }] of results.entries()) {
    console.log(`${code === 0 ? 'ok' : 'NO'}  ${running[at]?.what}`);
    if (code !== 0) console.log(output.trimEnd());
  }
  return results.filter(({ code }) => code !== 0).length;
}

/**
 * What is looked at, and the program that does it. The types of kernel-lib are not among it: the
 * build looks at them, which comes before every command and ends with the first error.
 */
export function checks(): [what: string, command: string[]][] {
  const tsc = ['kernel-lib/setup/typescript.mjs', '--noEmit', '-p', '.'];
  return [
    ['Types of exercises, solutions and tests', tsc],
    ['Lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
    ['Generated files are fresh', ['kernel-lib/setup/run.mjs', 'generate', '--check']],
  ];
}
