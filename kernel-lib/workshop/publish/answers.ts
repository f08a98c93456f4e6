import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LabSource, readLabs } from '../authoring/index.js';
import type { Workspace } from './workspace.js';

interface Cell {
  id?: string;
  cell_type: string;
  source: string | string[];
}

/**
 * Answers the questions in a workspace's notebooks: a page with solutions shows what is right, and why;
 * for an open question, what a person looks for who scores it.
 *
 * @param project where the labs' sources are
 */
export function answerQuestions({ root }: Workspace, project: string): void {
  const labs = new Map(readLabs(project).map(({ name, lab }) => [`${name}.ipynb`, lab]));
  const folder = join(root, 'notebooks');
  for (const file of readdirSync(folder)) {
    const lab = labs.get(file);
    if (!lab) continue;
    const notebook = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cells: Cell[] };
    const answers = answersOf(lab);
    for (const cell of notebook.cells) {
      const answer = answers.get(cell.id ?? '');
      if (answer) cell.source = answer(textOf(cell));
    }
    writeFileSync(join(folder, file), `${JSON.stringify(notebook, null, 1)}\n`);
  }
}

const textOf = ({ source }: Cell) => (Array.isArray(source) ? source.join('') : source);

/** By the id of its cell, what each answer cell becomes. */
function answersOf({ blocks }: LabSource): Map<string, (source: string) => string> {
  const answers = new Map<string, (source: string) => string>();
  for (const block of blocks) {
    if (block.kind === 'open') {
      const { id, markScheme } = block.open;
      answers.set(id, () => `**What counts.**\n\n${markScheme}`);
    } else if (block.kind === 'quiz') {
      const { id, kind, options } = block.quiz;
      const right = options.filter((option) => option.right);
      const answer =
        kind === 'number'
          ? String(right[0]?.value)
          : `'${right.map(({ name }) => name).join(' ')}'`;
      answers.set(id, (source) => source.replace(/'\?'(.*)/, () => `${answer});`));
    }
  }
  return answers;
}
