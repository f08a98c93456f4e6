import { resolve } from 'node:path';
import { lectureFigures } from 'chainrule-course';
import { parseWords } from 'chainrule-grader/terminal';
import { Command } from 'commander';
import { Problem } from 'kernel-lib/display';
import { drawAll } from '../gallery/drawAll.js';
import { PICTURES } from '../gallery/renderer.js';

const FORMATS = ['html', ...PICTURES] as const;

/**
 * `npm run figures [-- --out DIR] [--only ID] [--format html,png,svg,pdf]`: draws every figure of
 * the lectures and a page that shows them. What has not changed is not drawn again.
 *
 * @returns the exit code: 1 when a word is not understood or a figure could not be computed
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('figures')
    .description('draw the figures of the lectures, as an interactive page and as pictures')
    .option('--out <dir>', 'where they go', 'figures')
    .option('--only <id>', 'only these, separated by commas')
    .option('--format <list>', `of ${FORMATS.join(', ')}; all of them by default`)
    .action(async (options: Options) => {
      exitCode = await figures(options);
    });
  return (await parseWords(program, argv)) || exitCode;
}

interface Options {
  out: string;
  only?: string;
  format?: string;
}

async function figures({ out, only, format }: Options): Promise<number> {
  const words = (text: string | undefined) => text?.split(',').map((word) => word.trim());
  const ids = words(only);
  const all = await lectureFigures();
  const known = all.map(({ id }) => id);
  const stranger = ids?.find((id) => !known.includes(id));
  if (stranger !== undefined) {
    throw new Problem(`no figure is called "${stranger}"; there are: ${known.join(', ')}`);
  }
  const formats = words(format) ?? [...FORMATS];
  const odd = formats.find((name) => !(FORMATS as readonly string[]).includes(name));
  if (odd !== undefined) {
    throw new Problem(`no format is called "${odd}"; there are: ${FORMATS.join(', ')}`);
  }
  const chosen = all.filter(({ id }) => ids?.includes(id) ?? true);
  const kinds = PICTURES.filter((kind) => formats.includes(kind));
  return drawAll(all, chosen, kinds, resolve(out));
}
