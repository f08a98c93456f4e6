import { type Check, CheckFailure, type CheckTools, type Student } from 'chainrule-grader/checks';
import {
  brokenFromTheStart,
  type Goal,
  type GoalName,
  goals,
  RecipeError,
  Trials,
  type Verdict,
  verdictText,
} from '../../goals/index.js';

/** Trained once for both bars of a goal: what a recipe has come to, by the process that gave it. */
const known = new WeakMap<Student, Map<string, Trials<unknown>>>();

/** The checks of a goal: its lower bar, and its higher one. */
export function goalChecks(name: GoalName, titles: readonly [string, string]): Check[] {
  const goal = goals[name] as Goal;
  return titles.map((title, i) => ({
    id: i === 0 ? 'reached' : 'well-reached',
    title,
    points: 1,
    core: i === 0,
    async run(student: Student, t: CheckTools) {
      const trials = await trialsOf(name, goal, student, t);
      const bar = goal.bars[i] as number;
      const verdict = await trials.judge(bar);
      if (verdict.reached) return;
      throw new CheckFailure(
        verdictText(goal, bar, verdict),
        adviceOn(verdict, i > 0 && (await trials.judge(goal.bars[0])).reached),
      );
    },
  }));
}

function adviceOn(verdict: Verdict, halfway: boolean): string {
  const { why } = verdict;
  if (brokenFromTheStart(verdict)) {
    return 'no step has been made yet, so no learning rate helps: the first weights are too large';
  }
  if (why === 'diverged') return 'the steps are too large: try a tenth of the learning rate';
  if (why === 'floor') return 'a recipe must work from every start, not only from most';
  return halfway
    ? 'the first bar is reached: what would take it further?'
    : 'try other settings in the lab’s cell, one at a time, and look at the curve';
}

async function trialsOf(
  name: GoalName,
  goal: Goal,
  student: Student,
  t: CheckTools,
): Promise<Trials<unknown>> {
  const [value] = await student.call(name, ...((await goal.args?.()) ?? []));
  t.inputsUnchanged();
  const recipe = readRecipe(goal, value);
  const key = JSON.stringify([name, recipe]);
  const mine = known.get(student) ?? new Map<string, Trials<unknown>>();
  known.set(student, mine);
  const start = Math.floor(t.uniform(0, 2 ** 30, 1).item());
  const trials = mine.get(key) ?? new Trials(goal, recipe, (i) => start + i);
  mine.set(key, trials);
  return trials;
}

/** Absurd settings end here, before anything is trained. */
function readRecipe(goal: Goal, value: unknown): unknown {
  try {
    return goal.read(value);
  } catch (error) {
    if (error instanceof RecipeError) throw new CheckFailure(error.what, error.advice);
    throw error;
  }
}
