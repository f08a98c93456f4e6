import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Goal, Run } from '../../kernel-lib/course/goals/goal.js';
import {
  brokenFromTheStart,
  type GoalName,
  goals,
  Trials,
  verdictText,
} from '../../kernel-lib/course/goals/index.js';
import { RandomState } from '../../kernel-lib/library/random/index.js';

interface Measured {
  is: 'good' | 'fair' | 'naive';
  median: number | 'Infinity';
  spread: number | 'NaN';
  recipe: unknown;
}

const measured: { seeds: number; goals: Record<string, Measured[]> } = JSON.parse(
  readFileSync('test/reference/goals.json', 'utf8'),
);

describe.each(Object.entries(measured.goals))('%s, as measured', (name, rows) => {
  const goal = goals[name as GoalName] as Goal;
  const sign = goal.better === 'higher' ? 1 : -1;
  const beyond = ({ median }: Measured, bar: number) => sign * (Number(median) - bar);

  test('good recipes reach both bars, fair ones the lower one', () => {
    const good = rows.filter(({ is }) => is === 'good');
    expect(good.length).toBeGreaterThan(1);
    for (const row of good) expect(beyond(row, goal.bars[1])).toBeGreaterThan(0);
    for (const row of rows.filter(({ is }) => is === 'fair')) {
      expect(beyond(row, goal.bars[0])).toBeGreaterThan(0);
    }
  });

  test('naive recipes stay below by more than chance can give', () => {
    const naive = rows.filter(({ is }) => is === 'naive');
    expect(naive.length).toBeGreaterThan(1);
    for (const row of naive) expect(beyond(row, goal.bars[0])).toBeLessThan(-1.5 * goal.noise);
  });

  test('the noise is no smaller than that of good recipes, and every recipe is sound', () => {
    for (const { is, spread, recipe } of rows) {
      expect(() => goal.read(recipe)).not.toThrow();
      if (is === 'good') expect(Number(spread)).toBeLessThan(1.15 * goal.noise);
    }
  });
});

/** A goal whose results are normal numbers around a true value, in units of the noise. */
function luck(truth: number, broken = 0, diverged = 3): Goal {
  return {
    measure: 'luck',
    curve: { x: 'update', y: 'loss' },
    better: 'higher',
    bars: [0, 1],
    floor: -10,
    noise: 1,
    show: (value) => value.toFixed(1),
    read: (value) => value,
    run(_, seed): Run {
      const rng = new RandomState(seed);
      if (rng.rand() < broken) return { result: Number.NEGATIVE_INFINITY, curve: [], diverged };
      return { result: truth + rng.randn(), curve: [] };
    },
  };
}

async function share(goal: Goal, times: number): Promise<number> {
  let reached = 0;
  for (let i = 0; i < times; i++) {
    const trials = new Trials(goal, {}, (k) => 1000 * i + k);
    if ((await trials.judge(0)).reached) reached += 1;
  }
  return reached / times;
}

describe('a recipe', () => {
  test('whose true median is the bar is not refused', async () => {
    expect(await share(luck(0), 300)).toBe(1);
  });

  test('that is two noises below does not pass', async () => {
    expect(await share(luck(-2.3), 300)).toBe(0);
  });

  test('that diverges now and then does not pass, and hears why', async () => {
    expect(await share(luck(5, 0.4), 50)).toBeLessThan(0.1);
    const goal = luck(5, 1);
    const verdict = await new Trials(goal, {}, (k) => k).judge(0);
    expect(verdictText(goal, 0, verdict)).toBe(
      'training diverges from 5 of 5 seeds (the first time after 3 updates): its numbers left the range of floats',
    );
    expect(brokenFromTheStart(verdict)).toBe(false);
  });

  test('that gives no number at its very first pass hears that no rate is to blame', async () => {
    const goal = luck(5, 1, 0);
    const verdict = await new Trials(goal, {}, (k) => k).judge(0);
    expect(verdictText(goal, 0, verdict)).toContain('(the first time before any update)');
    expect(brokenFromTheStart(verdict)).toBe(true);
  });

  test('is told the median, the seeds and the spread', async () => {
    const goal = luck(-5);
    const verdict = await new Trials(goal, {}, (k) => k).judge(0);
    expect(verdictText(goal, 0, verdict)).toMatch(
      /^luck: median -\d\.\d over 5 seeds \(bar 0\.0\), from -\d\.\d to -\d\.\d$/,
    );
  });
});
