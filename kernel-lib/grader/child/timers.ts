type Task = (...args: unknown[]) => void;
type Start = (task: () => void, milliseconds: number) => NodeJS.Timeout | NodeJS.Immediate;

/** Timers that are known by numbers, as in a browser: Node's own objects lead to its lists. */
export function plainTimers(): Record<string, unknown> {
  const running = new Map<number, () => void>();
  let last = 0;
  const { setTimeout, setInterval, setImmediate } = globalThis;
  const { clearTimeout, clearInterval, clearImmediate, queueMicrotask } = globalThis;

  const starter = (start: Start, stop: (timer: never) => void, once: boolean) => {
    return (task: unknown, milliseconds?: unknown, ...args: unknown[]): number => {
      const run = requireTask(task);
      const id = ++last;
      const timer = start(() => {
        if (once) running.delete(id);
        run(...args);
      }, Number(milliseconds) || 0);
      running.set(id, () => stop(timer as never));
      return id;
    };
  };
  const clear = (id: unknown): void => {
    running.get(id as number)?.();
    running.delete(id as number);
  };
  const immediately = starter((task) => setImmediate(task), clearImmediate, true);
  return {
    setTimeout: starter((task, wait) => setTimeout(task, wait), clearTimeout, true),
    setInterval: starter((task, wait) => setInterval(task, wait), clearInterval, false),
    setImmediate: (task: unknown, ...args: unknown[]) => immediately(task, 0, ...args),
    ...{ clearTimeout: clear, clearInterval: clear, clearImmediate: clear },
    queueMicrotask: (task: unknown) => queueMicrotask(requireTask(task)),
  };
}

/** Refuses what cannot be called, before Node does so with an error of its own. */
export function requireTask(task: unknown): Task {
  if (typeof task !== 'function') throw new TypeError('a timer needs a function to call');
  return task as Task;
}
