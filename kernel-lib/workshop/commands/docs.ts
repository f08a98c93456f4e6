import { join, relative, resolve } from 'node:path';
import { parseWords } from 'chainrule-grader/terminal';
import { layout } from 'chainrule-setup';
import { Command } from 'commander';
import { publicEntries } from '../docs/entries.js';
import { readReference, writeReference } from '../docs/reference.js';

/**
 * `npm run docs [-- --out DIR]`: writes the reference of what labs and scripts can import, as pages.
 *
 * @returns the exit code: 1 when a word is not understood, a link leads nowhere or a name has no docstring
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('docs')
    .description('write the reference of everything that can be imported, as pages')
    .option('--out <dir>', 'where it goes', 'docs/api')
    .action(async (options: { out: string }) => {
      exitCode = await docs(resolve(options.out));
    });
  return (await parseWords(program, argv)) || exitCode;
}

async function docs(out: string): Promise<number> {
  const { root } = layout();
  const reference = await readReference(root, publicEntries(root));
  await writeReference(reference, out);
  for (const finding of reference.findings) console.error(finding);
  console.log(`Open ${join(relative(process.cwd(), out) || '.', 'index.html')}`);
  return reference.findings.length > 0 ? 1 : 0;
}
