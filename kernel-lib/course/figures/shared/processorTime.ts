import { processorTime } from 'kernel-lib/platform';

/**
 * Milliseconds of processor time of each task: the shortest of several runs, in which the tasks take
 * turns. Other people's work on the same machine does not count. (Where the system counts processor
 * time in large steps only, as Windows does, it is the time that passes.)
 *
 * ```ts
 * const { product, sum } = shortestTimes({ product: () => x.dot(w), sum: () => x.add(w) });
 * ```
 *
 * @param tasks what to time, by name
 * @param budget milliseconds to spend on all of them (150); at least five runs of each
 */
export function shortestTimes<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  budget = 150,
): Record<Name, number> {
  const names = Object.keys(tasks) as Name[];
  const shortest = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY]));
  const end = processorTime() + budget;
  for (let run = 0; run < 5 || processorTime() < end; run++) {
    for (const name of names) {
      const start = processorTime();
      tasks[name]();
      shortest[name] = Math.min(shortest[name] as number, processorTime() - start);
    }
  }
  return shortest as Record<Name, number>;
}
