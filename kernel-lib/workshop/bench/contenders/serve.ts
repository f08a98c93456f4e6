import { createInterface } from 'node:readline';
import { peakMemory } from '../memory.js';
import type { Contender, Task } from './contender.js';

/*
 * The process of one contender written in JavaScript. A line of JSON asks, a line of JSON answers:
 * {do: 'prepare', id} → {check}, {do: 'time', times, wake} → {seconds}, {do: 'memory'} → {bytes}, {do: 'drop'} → {}.
 */

const name = process.argv[2] ?? '';
const { contender } = (await import(`./${name}.js`)) as {
  contender: Contender | (() => Promise<Contender>);
};
const { version, tasks } = typeof contender === 'function' ? await contender() : contender;
const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
say({ version, ids: Object.keys(tasks) });

interface Question {
  do: string;
  id?: string;
  times?: number;
  wake?: number;
}

let task: Task | undefined;

async function repeat(run: Task, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
}

async function answer(question: Question): Promise<object> {
  if (question.do === 'prepare') {
    task = await tasks[question.id ?? '']?.();
    return { check: await task?.() };
  }
  if (question.do === 'time') {
    const run = task as Task;
    const times = question.times ?? 1;
    await repeat(run, question.wake ?? 0);
    const start = process.hrtime.bigint();
    await repeat(run, times);
    return { seconds: Number(process.hrtime.bigint() - start) / 1e9 / times };
  }
  if (question.do === 'memory') return { bytes: peakMemory() };
  task = undefined;
  (globalThis as { gc?: () => void }).gc?.();
  return {};
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    say(await answer(JSON.parse(line)));
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
}
