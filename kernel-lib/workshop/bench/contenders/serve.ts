import { createInterface } from 'node:readline';
import { peakMemory } from '../memory.js';
import { answering, type Question } from './answer.js';
import type { Contender } from './contender.js';

/*
 * The process of one contender written in JavaScript. A line of JSON asks, a line of JSON answers:
 * {do: 'prepare', id} → {check, seconds}, {do: 'time', times, wake} → {seconds}, {do: 'memory'} → {bytes}, {do: 'drop'} → {}.
 */

const name = process.argv[2] ?? '';
const { contender } = (await import(`./${name}.js`)) as {
  contender: Contender | (() => Promise<Contender>);
};
const known = typeof contender === 'function' ? await contender() : contender;
const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
say({ version: known.version, ids: Object.keys(known.tasks) });

const answer = answering(known);

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const question = JSON.parse(line) as Question | { do: 'memory' };
    say(question.do === 'memory' ? { bytes: peakMemory() } : await answer(question));
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
}
