import { expect } from 'vitest';
import type { Followed } from './recipe.js';

export const target: Followed = {
  title: 'something that is released',
  names: { NAME: 'paper' },
  follow(steps) {
    steps.write(
      'release/NAME/index.ts',
      '/** The course on paper. */\nexport const paperBundle = (out: string): string[] => [`printed ${out}`];\n',
    );
    steps.insert(
      'release/targets.ts',
      'import { studentBundle',
      "import { paperBundle } from './paper/index.js';\n",
    );
    steps.insert(
      'release/targets.ts',
      '};\n\nfunction writeBoth',
      '\n  async paper(_root, out) {\n    return paperBundle(out);\n  },\n',
    );
    steps.leave('leaks/secrets.ts', 'it brings no new kind of file with answers');
  },
  async known(scratch) {
    type Release = typeof import('../../../kernel-lib/workshop/release/targets.js');
    const { targets } = (await scratch.load('release/targets.ts')) as unknown as Release;
    expect(await targets.paper?.(scratch.root, 'here')).toEqual(['printed here']);
  },
};

export const benchmark: Followed = {
  title: 'a benchmark',
  names: {},
  follow(steps) {
    steps.insert(
      'bench/workloads.ts',
      "  {\n    id: 'product-tiny'",
      "  { id: 'by-recipe', group: 'products', title: '1×1 · 1×1, float64' },\n",
    );
    steps.insert(
      'contenders/ours.ts',
      "  'product-tiny': () =>",
      "  'by-recipe': () => () => ends(filled([1], 1).data),\n",
    );
  },
  async known(scratch) {
    type Workloads = typeof import('../../../kernel-lib/workshop/bench/workloads.js');
    type Ours = typeof import('../../../kernel-lib/workshop/bench/contenders/ours.js');
    const { WORKLOADS } = (await scratch.load('bench/workloads.ts')) as unknown as Workloads;
    const { contender } = (await scratch.load('contenders/ours.ts')) as unknown as Ours;
    expect(WORKLOADS.map(({ id }) => id)).toContain('by-recipe');
    expect(contender.tasks['by-recipe']).toBeTypeOf('function');
  },
};

export const program: Followed = {
  title: 'a whole program to be timed',
  names: { NAME: 'doubling' },
  follow(steps) {
    steps.write(
      'programs/NAME.ts',
      '/** Doubles one. */\nexport const doubling = (steps = 3): number[] => [2 ** steps];\n',
    );
    steps.write('programs/NAME.py', 'def run(steps=3):\n    return [2.0**steps]\n');
    steps.insert(
      'programs/index.ts',
      'import { images }',
      "import { doubling } from './doubling.js';\n",
    );
    steps.insert('programs/index.ts', '} satisfies', '  doubling,\n');
    steps.insert(
      'bench/workloads.ts',
      '].map(\n  ([id, title])',
      "  ['doubling', '3 doublings'],\n",
    );
    steps.insert('reference/programs.json', ' "images"', ' "doubling": [8],\n');
    steps.leave('reference/make_programs.py', 'it finds the program by its file');
  },
  async known(scratch) {
    type Programs = typeof import('../../../kernel-lib/workshop/bench/programs/index.js');
    type Workloads = typeof import('../../../kernel-lib/workshop/bench/workloads.js');
    const { PROGRAMS } = (await scratch.load('bench/programs/index.ts')) as unknown as Programs;
    const { WORKLOADS } = (await scratch.load('bench/workloads.ts')) as unknown as Workloads;
    const run = PROGRAMS['doubling' as keyof typeof PROGRAMS];
    expect(run()).toEqual([8]);
    expect(WORKLOADS.map(({ id }) => id)).toContain('program-doubling');
  },
};
