import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Followed, Scratch } from './recipe.js';

type Authoring = typeof import('../../../kernel-lib/workshop/authoring/index.js');
type Course = typeof import('../../../kernel-lib/course/index.js');

const authoring = (scratch: Scratch) =>
  scratch.load('workshop/authoring/index.ts') as unknown as Promise<Authoring>;

const catalogue = async (scratch: Scratch) => {
  const { loadCatalog } = (await scratch.load('course/catalog.ts')) as unknown as Course;
  return (await loadCatalog()).exercises;
};

const tables = async (scratch: Scratch) => {
  type Tables = typeof import('../../grader/mutants/tables.js');
  const { readTables } = (await scratch.load('mutants/tables.ts')) as unknown as Tables;
  return readTables();
};

/** The notebooks of a copy, made once. */
const made = new WeakMap<Scratch, Promise<ReturnType<Authoring['generateNotebooks']>>>();

async function makeNotebooks(scratch: Scratch) {
  const { generateNotebooks, loadExerciseFacts } = await authoring(scratch);
  return generateNotebooks(scratch.root, await loadExerciseFacts());
}

/** The notebook that is made of a lab, as text. */
async function notebook(scratch: Scratch, name: string): Promise<string> {
  const files = made.get(scratch) ?? makeNotebooks(scratch);
  made.set(scratch, files);
  return (await files).find(({ path }) => path === `notebooks/${name}.ipynb`)?.text ?? '';
}

const CHECK = `    {
      id: 'values',
      title: 'each number is halved',
      points: 2,
      async run(student, t) {
        const x = t.randn(3);
        const [result] = await student.call('halve', x);
        t.close('result', result, x.div(2));
      },
    },
`;

export const exercise: Followed = {
  title: 'an exercise',
  names: { TOPIC: 'halves', 'NN-name': '00-warm-up' },
  follow(steps) {
    for (const file of ['house/given.test.ts', 'given/excused.ts']) {
      steps.leave(file, 'the stub gives nothing away');
    }
    steps.write(
      'solutions/TOPIC.ts',
      `import type { Tensor } from 'kernel-lib/tensor';

/** Half of each number. */
export function halve(x: Tensor): Tensor {
  // BEGIN SOLUTION
  return x.div(2);
  // END SOLUTION
}
`,
    );
    steps.write(
      'checks/TOPIC.ts',
      `import { defineExercise } from 'chainrule-grader/checks';

export const halve = defineExercise({
  name: 'halve',
  topic: 'halves',
  lab: 0,
  params: ['x'],
  returns: 'result',
  hints: ['A half is a division by 2.', 'return x.div(2);'],
  checks: [
${CHECK}  ],
});
`,
    );
    steps.write(
      'checks/TOPIC.hidden.ts',
      `import { hiddenChecks } from 'chainrule-grader/checks';

export const hidden = hiddenChecks({
  halve: [
${CHECK.replace("'values'", "'again'")}  ],
});
`,
    );
    steps.write(
      'mutants/TOPIC.ts',
      `import type { Mutant, Variant } from './mutant.js';

export const mutants: Mutant[] = [
  { exercise: 'halve', name: 'a third', body: 'return x.div(3);', says: /./ },
];

export const variants: Variant[] = [];
`,
    );
    steps.insert(
      'sources/NN-name.md',
      '\n- Broadcasting',
      '\n```check\nhalve: half of each number\n```\n',
    );
  },
  async known(scratch) {
    const found = (await catalogue(scratch)).find(({ name }) => name === 'halve');
    expect(found?.checks.map(({ id, hidden = false }) => [id, hidden])).toEqual([
      ['values', false],
      ['again', true],
    ]);
    const { generateStubs } = await authoring(scratch);
    const stub = generateStubs(scratch.root).find(({ path }) => path === 'exercises/halves.ts');
    expect(stub?.text).toContain('export function halve');
    expect(stub?.text).not.toContain('x.div(2)');
    expect(await notebook(scratch, '00-warm-up')).toContain("await check('halve')");
    const { pointsSource, readLabs } = await authoring(scratch);
    const points = pointsSource(found ? [found] : [], readLabs(scratch.root));
    expect(points).toContain("name: 'halve'");
    expect((await tables(scratch)).get('halves')?.mutants).toHaveLength(1);
  },
};

export const check: Followed = {
  title: 'a check',
  names: { TOPIC: 'warmup' },
  follow(steps) {
    steps.insert(
      'checks/TOPIC.ts',
      '  ],\n});',
      CHECK.replace("'values'", "'recipe'").replaceAll('halve', 'mean_squared_error'),
    );
    steps.insert(
      'mutants/TOPIC.ts',
      '];\n\nexport const variants',
      "  { exercise: 'mean_squared_error', name: 'by recipe', body: 'return 0;', says: /./ },\n",
    );
  },
  async known(scratch) {
    const found = (await catalogue(scratch)).find(({ name }) => name === 'mean_squared_error');
    expect(found?.checks.map(({ id }) => id)).toContain('recipe');
    const names = (await tables(scratch)).get('warmup')?.mutants.map(({ name }) => name);
    expect(names).toContain('by recipe');
  },
};

export const goal: Followed = {
  title: 'a goal',
  names: { TOPIC: 'nearness', 'NN-name': '00-warm-up' },
  follow(steps) {
    steps.write(
      'goals/TOPIC.ts',
      `import type { Goal } from './goal.js';
import { number } from './settings.js';

export const near_one: Goal<number> = {
  measure: 'distance from 1',
  curve: { x: 'try', y: 'distance' },
  better: 'lower',
  bars: [0.1, 0.01],
  floor: 1,
  noise: 0,
  show: String,
  read: (value) => number(0, 2)('the guess', value),
  run: (guess) => ({ result: Math.abs(guess - 1), curve: [] }),
};
`,
    );
    steps.insert(
      'goals/index.ts',
      '\nexport type { Goal, Run }',
      "import { near_one } from './nearness.js';\n",
    );
    steps.insert('goals/index.ts', '  budget_recipe,\n', '  near_one,\n');
    steps.insert('goals/recipes.ts', '  /** Lab 1. */\n', '  /** Lab 0. */\n  near_one: number;\n');
    steps.insert(
      'solutions/goals.ts',
      '/** Lab 2',
      `/** A number near 1. */
export function near_one(): number {
  // BEGIN SOLUTION
  return 1;
  // END SOLUTION
}

`,
    );
    steps.insert(
      'checks/goals.ts',
      'export const digits_recipe',
      `export const near_one = defineExercise({
  name: 'near_one',
  topic: 'goals',
  lab: 0,
  open: true,
  params: [],
  returns: 'guess',
  hints: ['It is a whole number.', 'It is 1.'],
  checks: goalChecks('near_one', ['within 0.1', 'within 0.01']),
});

`,
    );
    steps.insert(
      'mutants/goals.ts',
      '];\n\nexport const mutants',
      "  recipes('near_one', [['nearly', '1.001']], [['far', '2', /median 1 over/]]),\n",
    );
    steps.insert('sources/NN-name.md', '\n- Broadcasting', '\n```check\nnear_one: how near\n```\n');
  },
  async known(scratch) {
    const found = (await catalogue(scratch)).find(({ name }) => name === 'near_one');
    expect(found?.open).toBe(true);
    expect(found?.checks.map(({ id }) => id)).toEqual(['reached', 'well-reached']);
    expect((await tables(scratch)).get('goals')?.mutants).toContainEqual(
      expect.objectContaining({ exercise: 'near_one', name: 'far' }),
    );
    expect(await notebook(scratch, '00-warm-up')).toContain("await check('near_one')");
  },
};

export const proof: Followed = {
  title: 'a proof of the checks',
  names: { TOPIC: 'halves' },
  follow(steps) {
    const entry = { exercise: 'halve', from: 'x.div(2)', to: 'x.mul(0.5)', reason: 'the same' };
    steps.write('equivalent/TOPIC.json', JSON.stringify([entry]));
  },
  async known(scratch) {
    type Mutants = typeof import('../../../kernel-lib/workshop/mutants/index.js');
    const { readEquivalents } = (await scratch.load(
      'workshop/mutants/equivalents.ts',
    )) as unknown as Mutants;
    expect(readEquivalents(scratch.root).map(({ exercise }) => exercise)).toContain('halve');
  },
};

export const lab: Followed = {
  title: 'a lab',
  names: { 'NN-name': '98-by-recipe' },
  follow(steps) {
    steps.write(
      'sources/NN-name.md',
      '---\ntitle: By recipe\n---\n\n# 98 By recipe\n\nRead.\n\n```ts\n1 + 1\n```\n',
    );
    steps.write(
      'notebooks/NN-name.test.ts',
      "import { testLab } from '../lab.js';\n\ntestLab('98-by-recipe.ipynb');\n",
    );
  },
  async known(scratch) {
    expect(await notebook(scratch, '98-by-recipe')).toContain('1 + 1');
    // As test/journeys/labs/notebooks.test.ts wants it.
    const test = join(scratch.root, 'test/journeys/labs/notebooks/98-by-recipe.test.ts');
    expect(readFileSync(test, 'utf8')).toContain("testLab('98-by-recipe.ipynb')");
  },
};

export const question: Followed = {
  title: 'a question in a lab',
  names: { 'NN-name': '01-gradients-and-backpropagation' },
  follow(steps) {
    const quiz = 'What is 1 + 1?\n- [x] 2\n  > Count.\n- [ ] 3\n  > That is one more.\n';
    steps.insert('sources/NN-name.md', '\n## ', `\n\`\`\`quiz id=by-recipe\n${quiz}\`\`\`\n`);
    const several = 'Which are even?\n- [x] 2\n  > Yes.\n- [ ] 3\n  > No.\n- [x] 4\n  > Yes.\n';
    steps.insert(
      'sources/NN-name.md',
      '\n## ',
      `\n\`\`\`several id=more-by-recipe\n${several}\`\`\`\n`,
    );
    steps.insert('notebook/thisEdition.json', '\n}', ',\n  "by-recipe": 1');
    steps.leave('authoring/quiz.ts', 'it shows the forms');
  },
  async known(scratch) {
    const name = '01-gradients-and-backpropagation';
    expect(await notebook(scratch, name)).toContain('What is 1 + 1?');
    const { labQuestions, readLabs } = await authoring(scratch);
    const { lab } = readLabs(scratch.root).find((one) => one.name === name)!;
    const ids = labQuestions(name, lab).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['by-recipe', 'more-by-recipe']));
  },
};

export const prediction: Followed = {
  title: 'a prediction in a lab',
  names: { 'NN-name': '07-dropout-and-regularisation' },
  follow(steps) {
    const block = '\n```predict id=guess-by-recipe\nHow many?\n```\n';
    const after = "\n```ts\noutcome('guess-by-recipe', 7);\n```\n";
    steps.insert('sources/NN-name.md', '\n## ', block + after);
  },
  async known(scratch) {
    const name = '07-dropout-and-regularisation';
    expect(await notebook(scratch, name)).toContain("predict('guess-by-recipe', '?')");
    const { labQuestions, readLabs } = await authoring(scratch);
    const { lab } = readLabs(scratch.root).find((one) => one.name === name)!;
    const asked = labQuestions(name, lab).find(({ id }) => id === 'guess-by-recipe');
    expect(asked).toMatchObject({ kind: 'prediction', form: 'number', points: 0 });
  },
};

export const lectureNumber: Followed = {
  title: 'a lecture number',
  names: { ID: 'by-recipe' },
  follow(steps) {
    steps.write(
      'lectures/ID.ts',
      `import type { LectureNumber } from './number.js';

export const byRecipe: LectureNumber = {
  id: 'by-recipe',
  lecture: 'L0',
  what: '1 + 1',
  printed: '2',
  recompute: () => ({ ours: '2', agree: true }),
};
`,
    );
    steps.insert(
      'lectures/index.ts',
      '\nexport type {',
      "import { byRecipe } from './by-recipe.js';\n",
    );
    steps.insert('lectures/index.ts', '];', '  byRecipe,\n');
  },
  async known(scratch) {
    type Lectures = typeof import('../../../kernel-lib/course/lectures/index.js');
    const { LECTURE_NUMBERS } = (await scratch.load(
      'course/lectures/index.ts',
    )) as unknown as Lectures;
    expect(await LECTURE_NUMBERS.find(({ id }) => id === 'by-recipe')?.recompute()).toEqual({
      ours: '2',
      agree: true,
    });
  },
};
