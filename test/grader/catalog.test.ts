import { describe, expect, test } from 'vitest';
import { inOrder } from '../../kernel-lib/course/catalog.js';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import type { Exercise } from '../../kernel-lib/grader/engine/exercise.js';

const topicsOf = async (only?: string | string[]) =>
  new Set((await loadCatalog(only)).exercises.map(({ topic }) => topic));

describe('the exercises that are loaded', () => {
  test('are those of a name and what it builds on, as in the list of all', async () => {
    const all = await loadCatalog();
    for (const { name, topic, dependsOn } of all.exercises) {
      const { exercises } = await loadCatalog(name);
      const names = exercises.map((exercise) => exercise.name);
      expect(names).toEqual(expect.arrayContaining([name, ...dependsOn]));
      expect(exercises.find((exercise) => exercise.name === name)?.topic).toBe(topic);
      const inOrder = all.exercises.filter((exercise) => names.includes(exercise.name));
      expect(names).toEqual(inOrder.map((exercise) => exercise.name));
    }
  });

  test('a topic does not bring in the others; a name that nobody knows brings all', async () => {
    expect(await topicsOf('layers')).toEqual(new Set(['layers']));
    expect(await topicsOf(['relu_forward', 'softmax_loss'])).toEqual(new Set(['layers', 'losses']));
    expect(await topicsOf('relu_foward')).toEqual(await topicsOf());
    expect((await topicsOf()).size).toBeGreaterThan(5);
  });

  test('stand by lab and place; without a place last, and after what they build on', () => {
    const one = (name: string, lab: number, topic: string, dependsOn: string[] = []) =>
      ({ name, lab, topic, dependsOn, checks: [] }) as unknown as Exercise;
    const all = [
      one('new', 1, 'a'),
      one('second', 1, 'a'),
      one('later', 2, 'a'),
      one('first', 1, 'a'),
      one('other', 1, 'b'),
      one('builds', 1, 'a', ['other']),
    ];
    const places: Record<string, number> = { builds: 0, first: 1, second: 2, later: 3, other: 4 };
    expect(inOrder(all, ({ name }) => places[name]).map(({ name }) => name)).toEqual([
      'other',
      'builds',
      'first',
      'second',
      'new',
      'later',
    ]);
  });
});
