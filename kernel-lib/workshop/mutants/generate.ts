import { typescript } from 'chainrule-grader/submission';
import { applyEdit, type GeneratedMutant } from './edit.js';
import { editsOf } from './operators.js';
import { regionsOf } from './regions.js';

/**
 * Wrong answers made from a right one: each is the file of a topic with a single slip in what a
 * student is to write (an operator, a sign, a constant, an axis, a term, an argument, a statement).
 * Files that say the same are given once.
 */
export function generateMutants(topic: string, text: string): GeneratedMutant[] {
  const api = typescript();
  const source = api.createSourceFile(`${topic}.ts`, text, api.ScriptTarget.ES2022, true);
  const mutants = new Map<string, GeneratedMutant>();
  for (const { exercise, start, end } of regionsOf(source)) {
    for (const edit of editsOf(source, start, end)) {
      const changed = applyEdit(text, edit);
      if (changed.text === text || mutants.has(changed.text)) continue;
      mutants.set(changed.text, { topic, exercise, kind: edit.kind, ...changed });
    }
  }
  return [...mutants.values()];
}
