import { resolve } from 'node:path';
import { parseWords } from 'chainrule-grader/terminal';
import { reporting } from 'chainrule-setup';
import { Command } from 'commander';
import { Problem } from 'kernel-lib/display';
import { publish } from '../publish/publish.js';
import type { Mode } from '../publish/workspace.js';

const MODES: readonly Mode[] = ['solutions', 'stubs'];

/**
 * `npm run publish [-- --out DIR] [--only NAME] [--with solutions,stubs]`: executes the labs and
 * writes them as notebooks with pictures and as pages, for people to read without running anything.
 *
 * @returns the exit code: 1 when a word is not understood or a cell has failed
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('publish')
    .description('execute the labs and write them as notebooks with pictures, and as pages')
    .option('--out <dir>', 'where they go', 'published')
    .option('--only <name>', 'only labs whose name contains this')
    .option('--with <modes>', `of ${MODES.join(', ')}; both by default`)
    .action(async (options: { out: string; only?: string; with?: string }) => {
      const wanted = options.with?.split(',').map((word) => word.trim()) ?? [...MODES];
      const odd = wanted.find((word) => !(MODES as readonly string[]).includes(word));
      if (odd !== undefined) {
        throw new Problem(`labs can be executed with ${MODES.join(' or ')}, not with "${odd}"`);
      }
      const modes = MODES.filter((mode) => wanted.includes(mode));
      exitCode = await reporting(() => publish(modes, options.only, resolve(options.out)));
    });
  return (await parseWords(program, argv)) || exitCode;
}
