// CONTRIBUTING says which files make a layer, an exercise, a lab, …: each is made in a copy of the
// project out of just these files, and then asked for where somebody would look for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as course from './course.js';
import * as figure from './figure.js';
import * as library from './library.js';
import { type Followed, type Recipe, readRecipes, Scratch, Steps } from './recipe.js';
import * as workshop from './workshop.js';

/** Those that are not followed here, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'an attack on the grader': 'it is a test itself',
  'a fast kernel': 'its compiler is installed on demand; test/unit/wasm compares what it has made',
  'a dependency': 'test/house/documents.test.ts compares the table with the packages',
};

const followed: Followed[] = [library, course, figure, workshop].flatMap((kind) =>
  Object.values(kind),
);
const recipes = readRecipes();
const recipeOf = (title: string): Recipe =>
  recipes.find((recipe) => recipe.title === title) ?? { title, files: [] };

it('every recipe of CONTRIBUTING is followed, or it is said why not', () => {
  const titles = [...followed.map(({ title }) => title), ...Object.keys(ELSEWHERE)];
  expect(titles.sort()).toEqual(recipes.map(({ title }) => title).sort());
});

describe('a recipe, followed in a copy of the project', () => {
  const scratch = new Scratch();
  afterAll(() => scratch.remove());
  const left = new Map<string, string[]>();

  beforeAll(() => {
    for (const { title, names, follow } of followed) {
      const steps = new Steps(scratch.root, recipeOf(title), names);
      follow(steps);
      left.set(title, steps.left());
    }
  });

  it.each(followed)('$title: these files are all that it takes', async ({ title, known }) => {
    expect(left.get(title)).toEqual([]);
    await known(scratch);
  });
});

describe('steps', () => {
  const steps = (files: string[]) => new Steps('nowhere', { title: 'a thing', files }, {});

  it('touch no file that the recipe does not name, or names twice', () => {
    const leave = (end: string) => () => steps(['a/index.ts', 'b/index.ts']).leave(end, 'because');
    expect(leave('c.ts')).toThrow('the recipe for a thing names 0 files c.ts');
    expect(leave('index.ts')).toThrow('names 2 files');
  });

  it('tell which of its files nobody has touched', () => {
    const some = steps(['a.ts', 'b.ts']);
    some.leave('a.ts', 'because');
    expect(some.left()).toEqual(['b.ts']);
  });
});
