import { resolve } from 'node:path';
import { Command } from 'commander';
import { reporting } from '../../setup/problem.js';
import { publish } from '../publish/publish.js';
import type { Mode } from '../publish/workspace.js';

const MODES: readonly Mode[] = ['solutions', 'stubs'];

/**
 * `npm run publish [-- --out DIR] [--only NAME] [--with solutions,stubs]`: executes the labs and
 * writes them as notebooks with pictures and as pages, for people to read without running anything.
 *
 * @returns the exit code: 1 when a word is not understood or a cell has failed
 */
export function main(argv: readonly string[]): Promise<number> {
  const command = new Command('publish')
    .description('execute the labs and write them as notebooks with pictures, and as pages')
    .option('--out <dir>', 'where they go', 'published')
    .option('--only <name>', 'only labs whose name contains this')
    .option('--with <modes>', `of ${MODES.join(', ')}; both by default`)
    .exitOverride();
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    return Promise.resolve((error as { exitCode?: number }).exitCode ?? 1);
  }
  const options = command.opts<{ out: string; only?: string; with?: string }>();
  const wanted = options.with?.split(',').map((word) => word.trim()) ?? [...MODES];
  const odd = wanted.find((word) => !(MODES as readonly string[]).includes(word));
  if (odd !== undefined) {
    console.error(`publish: labs can be executed with ${MODES.join(' or ')}, not with "${odd}"`);
    return Promise.resolve(1);
  }
  return reporting(() =>
    publish(
      MODES.filter((mode) => wanted.includes(mode)),
      options.only,
      resolve(options.out),
    ),
  );
}
