import { resolve } from 'node:path';
import { Command } from 'commander';
import { drawAll } from '../gallery/drawAll.js';
import { lectureFigures } from '../gallery/figures.js';
import { PICTURES } from '../gallery/studio.js';

const FORMATS = ['html', ...PICTURES] as const;

/**
 * `npm run figures [-- --out DIR] [--only ID] [--format html,png,svg,pdf]`: draws every figure of
 * the lectures and a page that shows them. What has not changed is not drawn again.
 *
 * @returns the exit code: 1 when a word is not understood or a figure could not be computed
 */
export async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('figures')
    .description('draw the figures of the lectures, as an interactive page and as pictures')
    .option('--out <dir>', 'where they go', 'figures')
    .option('--only <id>', 'only these, separated by commas')
    .option('--format <list>', `of ${FORMATS.join(', ')}; all of them by default`)
    .exitOverride();
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    return (error as { exitCode?: number }).exitCode ?? 1;
  }
  const options = command.opts<{ out: string; only?: string; format?: string }>();
  const words = (text: string | undefined) => text?.split(',').map((word) => word.trim());
  const ids = words(options.only);
  const all = await lectureFigures();
  const known = all.map(({ id }) => id);
  const stranger = ids?.find((id) => !known.includes(id));
  if (stranger !== undefined) {
    console.error(`figures: no figure is called "${stranger}"; there are: ${known.join(', ')}`);
    return 1;
  }
  const formats = words(options.format) ?? [...FORMATS];
  const odd = formats.find((format) => !(FORMATS as readonly string[]).includes(format));
  if (odd !== undefined) {
    console.error(`figures: no format is called "${odd}"; there are: ${FORMATS.join(', ')}`);
    return 1;
  }
  const chosen = all.filter(({ id }) => ids?.includes(id) ?? true);
  const kinds = PICTURES.filter((kind) => formats.includes(kind));
  return drawAll(all, chosen, kinds, resolve(options.out));
}
