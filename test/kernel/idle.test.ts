import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IdleWork } from '../../kernel-lib/kernel/cells/idle.js';

// The class takes its timer from node:timers, past the wrapped one of the cells.
vi.mock('node:timers', () => ({
  setTimeout: (...args: Parameters<typeof setTimeout>) => globalThis.setTimeout(...args),
}));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('works step by step once it has been quiet, whatever a step throws', async () => {
  const done: string[] = [];
  const steps = [
    () => {
      done.push('first');
      throw new Error('no matter');
    },
    () => Promise.reject(new Error('nor this')),
    () => done.push('last'),
  ];
  const work = new IdleWork(() => false, 1000);
  work.add(...steps);
  await vi.advanceTimersByTimeAsync(900);
  work.postpone();
  await vi.advanceTimersByTimeAsync(900);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(done).toEqual(['first', 'last']);
});

test('waits while a cell is running', async () => {
  let busy = true;
  const step = vi.fn();
  new IdleWork(() => busy, 1000).add(step);
  await vi.advanceTimersByTimeAsync(5000);
  expect(step).not.toHaveBeenCalled();
  busy = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(step).toHaveBeenCalledOnce();
});

test('begins at once, and drops what is left when somebody asks', async () => {
  const done: string[] = [];
  const work = new IdleWork(() => false, 1000);
  work.add(() => done.push('quiet'));
  work.begin(
    () => {
      done.push('first');
      throw new Error('no matter');
    },
    () => {
      done.push('second');
      work.postpone();
    },
    () => done.push('dropped'),
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(done).toEqual(['first', 'second']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(done).toEqual(['first', 'second', 'quiet']);
});
