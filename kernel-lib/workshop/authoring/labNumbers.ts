import { typescript } from 'chainrule-grader/submission';
import { regionsOf } from '../mutants/regions.js';
import { type Block, type LabSource, OPTIONAL } from './source.js';

/** What a lab asks of its reader and of its writer, counted. */
export interface LabNumbers {
  /** Words of prose, formulas among them; without code and questions. */
  readonly prose: number;
  /** Words within questions and predictions, as the student sees them. */
  readonly asked: number;
  /** Lines of code that are shown when the lab is opened, without blank ones. */
  readonly shown: number;
  /** Lines of code that are folded away. */
  readonly folded: number;
  /** Lines of our own answers to the lab's exercises, without blank ones and comments. */
  readonly written: number;
  readonly exercises: number;
  readonly closed: number;
  readonly open: number;
  readonly predictions: number;
  readonly figures: number;
  /** How long it takes to read, writing not included. */
  readonly minutes: number;
  /** How long the optional parts take on top of that: `## Optional: …` up to the next `## `. */
  readonly optional: number;
}

const WORDS_PER_MINUTE = 200;
const LINES_PER_MINUTE = 12;

const words = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word)).length;
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/**
 * Counts a lab.
 *
 * @param lab as authored
 * @param solutions the texts of the authored answers
 */
export function labNumbers({ blocks }: LabSource, solutions: readonly string[]): LabNumbers {
  const parts = inParts(blocks);
  const { minutes, ...counted } = partNumbers(parts.required, solutions);
  const optional = partNumbers(parts.optional, solutions);
  return { ...counted, minutes: Math.round(minutes), optional: Math.round(optional.minutes) };
}

/** What everybody reads, and what may be left out. */
function inParts(blocks: readonly Block[]): Record<'required' | 'optional', readonly Block[]> {
  const parts = { required: [] as Block[], optional: [] as Block[] };
  let part: keyof typeof parts = 'required';
  for (const block of blocks) {
    if (block.kind === 'markdown' && block.text.startsWith('## '))
      part = OPTIONAL.test(block.text) ? 'optional' : 'required';
    parts[part].push(block);
  }
  return parts;
}

function partNumbers(
  blocks: readonly Block[],
  solutions: readonly string[],
): Omit<LabNumbers, 'optional'> {
  const of = <K extends Block['kind']>(kind: K) =>
    blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
  const code = of('code');
  const lines = (folded: boolean) =>
    total(
      code
        .filter(({ tags }) => tags.includes('collapsed') === folded)
        .map(({ text }) => linesOf(text).length),
    );
  const listings = of('markdown').flatMap(({ text }) => text.match(/^```[\s\S]*?^```/gm) ?? []);
  const prose = total(
    of('markdown').map(({ text }) => words(text.replace(/^```[\s\S]*?^```/gm, ''))),
  );
  const asked = total([
    ...of('quiz').map(({ quiz }) =>
      words([quiz.question, ...quiz.options.map(({ text }) => text)].join(' ')),
    ),
    ...of('predict').map(({ predict }) => words([predict.question, ...predict.options].join(' '))),
    ...of('open').map(({ open }) => words(open.question)),
  ]);
  const shown = lines(false) + total(listings.map((text) => linesOf(text).length - 2));
  const exercises = [...new Set(of('check').map(({ exercise }) => exercise))];
  const answers = new Map(solutions.flatMap((text) => [...answerLines(text)]));
  return {
    prose,
    asked,
    shown,
    folded: lines(true),
    written: total(exercises.map((name) => answers.get(name) ?? 0)),
    exercises: exercises.length,
    closed: of('quiz').length,
    open: of('open').length,
    predictions: of('predict').length,
    figures: code.filter(({ tags }) => tags.includes('figure')).length,
    minutes: (prose + asked) / WORDS_PER_MINUTE + shown / LINES_PER_MINUTE,
  };
}

/** Lines of each answer that stands in a solution's file, by the name of its exercise. */
function answerLines(solution: string): Map<string, number> {
  const api = typescript();
  const counts = new Map<string, number>();
  const source = api.createSourceFile('solution.ts', solution, api.ScriptTarget.Latest);
  for (const { exercise, start, end } of regionsOf(source)) {
    const lines = linesOf(solution.slice(start, end)).filter((line) => !/^\s*\/\//.test(line));
    counts.set(exercise, (counts.get(exercise) ?? 0) + lines.length);
  }
  return counts;
}

const COLUMNS = [
  'lab',
  'prose + asked',
  'code + folded',
  'writes',
  'exercises',
  'closed / open',
  'predictions',
  'figures',
  'reading',
  'optional',
] as const;

/** The labs beside each other, with a line of totals, as Markdown. */
export function numbersTable(labs: ReadonlyMap<string, LabNumbers>): string {
  const cells = (name: string, n: LabNumbers, reading: string) => [
    name,
    `${n.prose} + ${n.asked}`,
    `${n.shown} + ${n.folded}`,
    `${n.written} lines`,
    String(n.exercises),
    `${n.closed} / ${n.open}`,
    String(n.predictions),
    String(n.figures),
    reading,
    n.optional > 0 ? `+ ${n.optional} min` : '',
  ];
  const rows = [...labs].map(([name, numbers]) => cells(name, numbers, `${numbers.minutes} min`));
  const all = [...labs.values()];
  const sum = (key: keyof LabNumbers) => total(all.map((numbers) => numbers[key]));
  const sums = Object.fromEntries(
    Object.keys(all[0] ?? {}).map((key) => [key, sum(key as keyof LabNumbers)]),
  ) as unknown as LabNumbers;
  const hours = `${(sums.minutes / 60).toFixed(1)} h`;
  const table = [COLUMNS, COLUMNS.map(() => '---'), ...rows, cells('**all**', sums, hours)];
  return table.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
