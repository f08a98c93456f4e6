import type { Check, Contender, Task } from './contender.js';

/** What a contender is asked, one question at a time. */
export type Question =
  | { do: 'prepare'; id: string }
  | { do: 'time'; times: number; wake: number }
  | { do: 'drop' };

export interface Answered {
  check?: Check;
  seconds?: number;
}

const repeat = async (run: Task, times: number): Promise<void> => {
  for (let i = 0; i < times; i++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
};

/**
 * Answers for a contender, in Node and in a page alike: 'prepare' makes the inputs and runs the task
 * once, 'time' runs it `wake` times and then `times` times under the clock.
 */
export function answering({ tasks }: Contender): (question: Question) => Promise<Answered> {
  let task: Task | undefined;
  const seconds = async (run: () => Promise<void>) => {
    const start = performance.now();
    await run();
    return (performance.now() - start) / 1000;
  };
  return async (question) => {
    if (question.do === 'prepare') {
      const made = await tasks[question.id]?.();
      task = made;
      let check: Check | undefined;
      const took = await seconds(async () => {
        check = await made?.();
      });
      return { check: check ?? Number.NaN, seconds: took };
    }
    if (question.do === 'time') {
      const run = task as Task;
      await repeat(run, question.wake);
      return { seconds: (await seconds(() => repeat(run, question.times))) / question.times };
    }
    task = undefined;
    (globalThis as { gc?: () => void }).gc?.();
    return {};
  };
}
