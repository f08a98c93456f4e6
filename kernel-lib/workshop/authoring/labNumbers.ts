import type { Block, LabSource } from './source.js';

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
  return {
    prose,
    asked,
    shown,
    folded: lines(true),
    written: total(
      exercises.map((name) => total(solutions.map((text) => answerLines(text, name)))),
    ),
    exercises: exercises.length,
    closed: of('quiz').length,
    open: of('open').length,
    predictions: of('predict').length,
    figures: code.filter(({ tags }) => tags.includes('figure')).length,
    minutes: Math.round((prose + asked) / WORDS_PER_MINUTE + shown / LINES_PER_MINUTE),
  };
}

/** Lines between the marks of an answer, in the function or class of this name. */
function answerLines(solution: string, name: string): number {
  const start = solution.search(
    new RegExp(`^export (?:async )?(?:function\\*?|class) ${name}\\b`, 'm'),
  );
  if (start < 0) return 0;
  const text = solution.slice(start);
  const body = text.slice(0, text.search(/\n}(?=\n|$)/));
  const answers = body.match(/\/\/ BEGIN SOLUTION[\s\S]*?\/\/ END SOLUTION/g) ?? [];
  return total(
    answers.map((answer) => linesOf(answer).filter((line) => !line.trim().startsWith('//')).length),
  );
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
] as const;

/** The labs beside each other, with a line of totals, as Markdown. */
export function numbersTable(labs: ReadonlyMap<string, LabNumbers>): string {
  const cells = (name: string, n: Omit<LabNumbers, 'minutes'>, reading: string) => [
    name,
    `${n.prose} + ${n.asked}`,
    `${n.shown} + ${n.folded}`,
    `${n.written} lines`,
    String(n.exercises),
    `${n.closed} / ${n.open}`,
    String(n.predictions),
    String(n.figures),
    reading,
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
