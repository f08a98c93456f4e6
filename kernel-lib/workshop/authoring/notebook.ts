import { OPEN_PLACEHOLDER } from 'chainrule-grader/notebooks';
import { Problem } from 'kernel-lib/display';
import { type NbgraderMetadata, nbgraderMetadata } from './nbgrader.js';
import type { OpenQuestion, Prediction, Quiz } from './quiz.js';
import type { Block, LabSource } from './source.js';

/** What a lab needs to know of an exercise; authored with its checks. */
export interface ExerciseFacts {
  /** Of all its checks, hidden ones too. */
  readonly points: number;
  /** `exercises/layers.ts` */
  readonly file: string;
}

interface CellMetadata {
  editable?: boolean;
  deletable?: boolean;
  jupyter?: { source_hidden: boolean };
  nbgrader?: NbgraderMetadata;
  tags?: string[];
}

interface Cell {
  cell_type: 'code' | 'markdown';
  id: string;
  metadata: CellMetadata;
  source: string[];
  execution_count?: null;
  outputs?: [];
}

/** A notebook in nbformat 4.5, without outputs. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: 4;
  nbformat_minor: 5;
}

const METADATA = {
  kernelspec: { display_name: 'TypeScript (tslab)', language: 'typescript', name: 'tslab' },
  language_info: {
    codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
    file_extension: '.ts',
    mimetype: 'text/typescript',
    name: 'typescript',
  },
};

/** Builds the student's notebook from a lab's source. */
export function buildNotebook(
  lab: LabSource,
  path: string,
  exerciseFacts: (name: string) => ExerciseFacts | undefined,
): Notebook {
  const cells: Cell[] = [];
  const used = new Map<string, number>();
  const facts = (name: string): ExerciseFacts => {
    const found = exerciseFacts(name);
    if (!found) throw new Problem(`${path}: no exercise is called "${name}"`);
    return found;
  };

  // Counted per section, so that a cell added to one section renames none of another.
  const freshId = (section: string): string => {
    const n = (used.get(section) ?? 0) + 1;
    used.set(section, n);
    return n === 1 ? section : `${section}-${n}`;
  };
  const add = (
    type: 'code' | 'markdown',
    id: string,
    text: string,
    metadata: CellMetadata = {},
  ): void => {
    if (cells.some((cell) => cell.id === id)) {
      throw new Problem(`${path}: two cells are called "${id}"; rename a heading or an id`);
    }
    cells.push({
      cell_type: type,
      id,
      metadata,
      source: text.split(/(?<=\n)/),
      ...(type === 'code' ? { execution_count: null, outputs: [] } : {}),
    });
  };

  for (const block of lab.blocks) {
    switch (block.kind) {
      case 'markdown':
        add('markdown', freshId(block.section), block.text);
        break;
      case 'points':
        add('markdown', freshId(block.section), pointsTable(lab.blocks, facts));
        break;
      case 'code': {
        const metadata: CellMetadata = block.tags.length > 0 ? { tags: [...block.tags] } : {};
        if (block.tags.includes('collapsed')) metadata.jupyter = { source_hidden: true };
        add('code', block.id ?? freshId(block.section), block.text, metadata);
        break;
      }
      case 'check': {
        const text = `await check('${block.exercise}');`;
        const id = `check-${slugName(block.exercise)}`;
        const { points } = facts(block.exercise);
        add('code', id, text, {
          deletable: false,
          editable: false,
          nbgrader: nbgraderMetadata('tests', id, 'code', text, points),
          tags: ['check'],
        });
        break;
      }
      case 'quiz': {
        const { id } = block.quiz;
        add('markdown', `${id}-question`, quizText(block.quiz));
        const text = `answer('${id}', '?'); // ${ASKED[block.quiz.kind]} for the ?`;
        add('code', id, text, {
          deletable: false,
          nbgrader: nbgraderMetadata('answer', id, 'code', text),
          tags: ['quiz'],
        });
        break;
      }
      case 'predict': {
        const { id, form } = block.predict;
        add('markdown', `${id}-question`, predictText(block.predict));
        const text = `predict('${id}', '?'); // ${GUESSED[form]} for the ?`;
        add('code', id, text, {
          deletable: false,
          nbgrader: nbgraderMetadata('answer', id, 'code', text),
          tags: ['predict'],
        });
        break;
      }
      case 'open': {
        const { id, points } = block.open;
        add('markdown', `${id}-question`, openText(block.open));
        const text = OPEN_PLACEHOLDER;
        add('markdown', id, text, {
          deletable: false,
          nbgrader: nbgraderMetadata('manual', id, 'markdown', text, points),
          tags: ['open'],
        });
        break;
      }
    }
  }
  return {
    cells,
    metadata: { ...METADATA, title: lab.meta.title },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** What a student reads of a question that is scored at once. */
export function quizText({ kind, points, question, options }: Quiz): string {
  const worth = points === 1 ? '' : ` (${count(points, 'point')})`;
  const head = `**Question${worth}${kind === 'several' ? ', more than one answer is right' : ''}.**`;
  if (kind === 'number') return `${head} ${question}`;
  return `${head} ${question}\n\n${numbered(options.map(({ text }) => text))}`;
}

/** What a student reads before a run. */
export function predictText({ question, options }: Prediction): string {
  return `**Predict.** ${question}${options.length > 0 ? `\n\n${numbered(options)}` : ''}`;
}

function numbered(options: readonly string[]): string {
  return options.map((option, i) => `- **${i + 1}.** ${option}`).join('\n');
}

/** What the cell of a question asks for. */
const ASKED = {
  choice: 'the number of your answer',
  several: "the numbers of all that are right, such as '1 3',",
  number: 'your number',
} as const;

const GUESSED = {
  choice: 'the number of your guess',
  number: 'your guess, a number,',
  words: 'a few words',
} as const;

/** What a student reads of a question that a person scores. */
export function openText({ question, points }: OpenQuestion): string {
  return `**In your own words** (${count(points, 'point')}). ${question}`;
}

function slugName(name: string): string {
  return name.replaceAll('_', '-').replaceAll('.', '-');
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** The table of what the lab asks for and what it gives, at the top of a lab. */
function pointsTable(blocks: readonly Block[], facts: (name: string) => ExerciseFacts): string {
  const rows: string[] = [];
  let total = 0;
  for (const block of blocks) {
    if (block.kind === 'check') {
      const { points, file } = facts(block.exercise);
      total += points;
      rows.push(`| \`${block.exercise}\` | ${block.title} | [${file}](../${file}) | ${points} |`);
    }
  }
  const asked = blocks.flatMap((block) => (block.kind === 'quiz' ? [block.quiz] : []));
  if (asked.length > 0) {
    const points = asked.reduce((sum, quiz) => sum + quiz.points, 0);
    total += points;
    const name = count(asked.length, 'question');
    rows.push(
      `| ${name} | a number${asked.length > 1 ? ' each' : ''} | this notebook | ${points} |`,
    );
  }
  const guesses = blocks.filter(({ kind }) => kind === 'predict').length;
  if (guesses > 0) {
    rows.push(
      `| ${count(guesses, 'prediction')} | what you expect | this notebook | never scored |`,
    );
  }
  for (const block of blocks) {
    if (block.kind === 'open') {
      total += block.open.points;
      rows.push(
        `| open question | in your own words, read by a person | this notebook | ${block.open.points} |`,
      );
    }
  }
  return [
    '| exercise | what you write | where | points |',
    '|---|---|---|---:|',
    ...rows,
    `| **total** | | | **${total}** |`,
  ].join('\n');
}

/** A notebook as JupyterLab writes it to disk: keys sorted, one space of indent, a final newline. */
export function notebookText(notebook: Notebook): string {
  return JSON.stringify(sortKeys(notebook), null, 1) + '\n';
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
