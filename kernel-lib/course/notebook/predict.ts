import { type PredictionQuestion, readGiven, wanted } from 'chainrule-grader';
import { display } from 'kernel-lib/display';
import { questions } from '../questions.js';
import { like, QuizError } from './quiz.js';
import { notePrediction, takePrediction } from './recorded.js';
import { Saying } from './saying.js';

/**
 * Says what you expect, before the cell that shows it is run. It is never scored: a wrong
 * expectation is where one learns most.
 *
 * @param id the prediction's name, as the lab writes it
 * @param given the number of an option, a number, or a few words; `'?'` while undecided
 */
export function predict(id: string, given: string | number): void {
  const question = find('predict', id);
  const read = readGiven(question, given);
  if (read.kind !== 'answer') {
    const again = `put ${wanted(question)} in place of the \`${given}\`, and run the cell`;
    display(new Saying(`**?** What do you expect? Take a guess, ${again}. It is never scored.`));
    return;
  }
  const late = notePrediction(id, read.value);
  const next = late
    ? 'The run has already shown it; run that cell again to see both side by side.'
    : 'Now run on and see.';
  display(new Saying(`✎ **You say ${words(question, read.value)}.** ${next}`));
}

/**
 * Shows what was predicted beside what came out, after the run.
 *
 * @param id the prediction's name
 * @param was what came out: the number of an option, a number, or words
 */
export function outcome(id: string, was: string | number): void {
  const question = find('outcome', id);
  if (isNothing(question, was)) {
    display(
      new Saying(
        '**Nothing came out that can be compared**: a result above is NaN or infinite. What you said is kept for the next run.',
      ),
    );
    return;
  }
  const said = takePrediction(id);
  const it = `**It was** ${words(question, was)}.`;
  if (said === undefined) {
    display(
      new Saying(
        `${it} You had said nothing before: a guess costs nothing, and one remembers better.`,
      ),
    );
    return;
  }
  display(new Saying(`**You said** ${words(question, said)}. ${it}`));
}

/** A broken answer's NaN is no outcome: as a number it is not finite, and it is least or largest of none. */
function isNothing({ form, options = [] }: PredictionQuestion, was: string | number): boolean {
  if (form === 'number') return !Number.isFinite(Number(was));
  return form === 'choice' && typeof was === 'number' && options[was - 1] === undefined;
}

function find(name: string, id: string): PredictionQuestion {
  const all = questions.filter((one) => one.kind === 'prediction');
  const found = all.find((one) => one.id === id);
  if (found) return found;
  throw new QuizError(`${name}: no prediction is called '${id}'${like(id, all)}`);
}

/** An option by its text, a number with the digits that matter, words as they are. */
function words({ form, options = [] }: PredictionQuestion, value: string | number): string {
  if (form === 'number') return String(Number(Number(value).toPrecision(4)));
  const text = form === 'choice' ? (options[Number(value) - 1] ?? value) : value;
  return `“${withoutEnd(String(text))}”`;
}

/** Without the full stops and blanks at its end, in time that grows with the text alone. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}
