import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseWords } from 'chainrule-grader/terminal';
import { Command } from 'commander';
import { Problem } from 'kernel-lib/display';
import { loadExerciseFacts } from '../authoring/facts.js';
import { refreshFiguresIndex } from '../authoring/figuresIndex.js';
import { generateAll, readLabs } from '../authoring/generate.js';
import { labNumbers, numbersTable } from '../authoring/labNumbers.js';
import { POINTS_PATH, refreshPoints } from '../authoring/points.js';
import { QUESTIONS_PATH, refreshQuestions } from '../authoring/questions.js';
import { QUOTATIONS_PATH, refreshQuotations } from '../authoring/quotations.js';
import type { WriteResult } from '../authoring/record.js';
import { refreshLoops } from '../authoring/typedLoops.js';
import { refreshWasm } from '../authoring/wasmModule.js';

interface Options {
  check?: boolean;
  force?: boolean;
  numbers?: boolean;
  root: string;
}

/** One line on one file, or nothing when there is nothing to say. */
function notice(result: WriteResult, check: boolean): string | undefined {
  const { path, outcome, backup, outdated } = result;
  switch (outcome) {
    case 'fresh':
      return undefined;
    case 'written':
      return check ? `stale    ${path}: run "npm run generate"` : `written  ${path}`;
    case 'replaced':
      return check
        ? `edited   ${path}`
        : `replaced ${path} (yours is safe in ${relative(process.cwd(), backup ?? '')})`;
    case 'kept': {
      const why = outdated ? 'you have edited it, and its source has changed since' : 'edited';
      return `kept     ${path}: ${why}. "npm run generate -- --force" replaces it, after a backup`;
    }
  }
}

/**
 * `npm run generate [-- --check] [--force] [--numbers]`: rebuilds the stubs in `exercises/` from `solutions/`,
 * the notebooks from `notebooks/sources/`, and the tensor loops of other types from float64's.
 *
 * @param argv the words after the command
 * @returns the exit code: 1 when `--check` finds something stale or edited, or a source is wrong
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('generate')
    .description('rebuild all that is generated: exercises/, notebooks/, tensor loops')
    .option('--check', 'write nothing; fail when something is stale')
    .option('--force', 'replace edited files too; each is backed up beside itself first')
    .option('--numbers', 'write nothing; show how long each lab is and what it asks for')
    .option('--root <folder>', 'the project', process.cwd())
    .action(async (options: Options) => {
      exitCode = options.numbers ? showNumbers(options.root) : await generate(options);
    });
  return (await parseWords(program, argv)) || exitCode;
}

/** How long each lab takes to read, what it asks, and how much of it the student writes. */
function showNumbers(root: string): number {
  const folder = join(root, 'solutions');
  const solutions = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const numbers = readLabs(root).map(
    ({ name, lab }) => [name, labNumbers(lab, solutions)] as const,
  );
  console.log(numbersTable(new Map(numbers)));
  return 0;
}

async function generate({ check = false, force = false, root }: Options): Promise<number> {
  if (!existsSync(join(root, 'solutions'))) {
    throw new Problem(`no folder "solutions" in ${root}: run this in the project's folder`);
  }
  const facts = await loadExerciseFacts();
  const { results, problems } = generateAll(root, facts, { check, force });
  // A lab that cannot be read would take its questions out of the key, and its exercises out of their order.
  if (problems.length === 0) {
    const labs = readLabs(root);
    results.push({ path: POINTS_PATH, outcome: await refreshPoints(root, labs, check) });
    results.push({ path: QUESTIONS_PATH, outcome: refreshQuestions(root, labs, check) });
  }
  const quoted = refreshQuotations(root, check);
  results.push({ path: QUOTATIONS_PATH, outcome: quoted.outcome });
  problems.push(...quoted.problems);
  results.push(...refreshFiguresIndex(root, check));
  results.push(...refreshLoops(root, check));
  results.push(...(await refreshWasm(root, check)));
  for (const result of results) {
    const line = notice(result, check);
    if (line) console.log(line);
  }
  for (const problem of problems) console.error(`generate: ${problem.message}`);
  const fresh = results.filter((result) => result.outcome === 'fresh').length;
  console.log(`${fresh} of ${results.length} generated files were up to date`);
  return problems.length > 0 || (check && fresh < results.length) ? 1 : 0;
}
