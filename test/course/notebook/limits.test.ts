import { atMost, attempt, within } from 'chainrule-course/notebook';
import { afterAll, expect, test } from 'vitest';
import { leaveNotebook, notebookThatKeeps } from './shown.js';

afterAll(leaveNotebook);

test('a loop without an end costs a moment, says one sentence, and the lab goes on', () => {
  const shown = notebookThatKeeps();
  const train = atMost('random_search', 5, (rate: number) => -rate);
  const result = attempt(() => {
    for (;;) train(0.1);
  });
  expect(result).toBeUndefined();
  expect(shown.join()).toMatch(/Your random_search has asked for more than 5 .* Run its check/);
});

test('an answer that is far too slow is stopped between two calls', () => {
  const shown = notebookThatKeeps();
  let [calls, computed] = [0, 0];
  const takes6Seconds = () => {
    calls += 1;
    computed += 6000;
  };
  const slow = within('residual_net', 20, takes6Seconds, () => computed);
  attempt(() => {
    for (let i = 0; i < 200; i++) slow();
  });
  expect(calls).toBe(4);
  expect(shown.join()).toMatch(
    /^Your residual_net has taken more than 20 seconds .* Run its check/,
  );
});

test('within its limit a function is itself', () => {
  const add = atMost('anything', 2, (a: number, b: number) => a + b);
  expect([add(1, 2), add(3, 4)]).toEqual([3, 7]);
});
