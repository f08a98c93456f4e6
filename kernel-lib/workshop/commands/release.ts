import { resolve } from 'node:path';
import { requireNew } from 'chainrule-grader/files';
import { parseWords } from 'chainrule-grader/terminal';
import { Argument, Command } from 'commander';
import { projectFolder } from 'kernel-lib/project';
import { requireSoundChecks } from '../release/guard.js';
import { targets } from '../release/targets.js';

/** `npm run release -- TARGET --out DIR`. Resolves to the exit code: 1 when nothing was released. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const names = Object.keys(targets);
  const program = new Command('npm run release --')
    .description(
      'Builds what an instructor hands out. Refused while a wrong answer passes, or while a student could read an answer.',
    )
    .addArgument(new Argument('<target>', 'what to build').choices(names))
    .requiredOption('-o, --out <folder>', 'where to; nothing there is written over')
    .action(async (target: string, { out }: { out: string }) => {
      exitCode = await release(target, out);
    });
  return (await parseWords(program, argv)) || exitCode;
}

async function release(target: string, out: string): Promise<number> {
  const root = projectFolder(import.meta.url);
  // A course folder of nbgrader may hold a gradebook already; everything else begins anew.
  if (target !== 'nbgrader') requireNew(resolve(out));
  await requireSoundChecks(root);
  const lines = await (targets[target] as (typeof targets)[string])(root, resolve(out));
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
