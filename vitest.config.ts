import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const lib = (path: string) => fileURLToPath(new URL(`./kernel-lib/${path}`, import.meta.url));

/** Tests that start a built program, or read what a build has made. All others run on the sources. */
const BUILT = [
  'test/{browser,grading,kernel,labs,publish,release}/**/*.test.ts',
  'test/bench/contender.test.ts',
  'test/wasm/{fallback,threads}.test.ts',
];

/** Tests that put a spy in a module's place, which others must not meet. */
const SPIED = ['test/tensor/places.test.ts'];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^kernel-lib$/, replacement: lib('library/index.ts') },
      { find: /^kernel-lib\/plot$/, replacement: lib('library/plot/index.ts') },
      { find: /^kernel-lib\/figures$/, replacement: lib('course/figures/index.ts') },
      {
        find: /^kernel-lib\/regularizers$/,
        replacement: lib('library/losses/regularizers/index.ts'),
      },
      { find: /^kernel-lib\/schedules$/, replacement: lib('library/optim/schedules/index.ts') },
      { find: /^kernel-lib\/notebook$/, replacement: lib('course/notebook/index.ts') },
      { find: /^kernel-lib\/(kernel|setup)$/, replacement: lib('$1/index.ts') },
      { find: /^kernel-lib\/grading$/, replacement: lib('grader/index.ts') },
      { find: /^kernel-lib\/(authoring|release)$/, replacement: lib('workshop/$1/index.ts') },
      { find: /^kernel-lib\/([\w-]+)$/, replacement: lib('library/$1/index.ts') },
    ],
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['test/equality.ts'],
    // Many tests wait for a process of their own, so that a worker for each core would leave cores idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // What only computes shares its modules with its neighbours: half of its time went into imports.
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['test/**/*.test.ts'],
          exclude: [...BUILT, ...SPIED],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'spied', include: SPIED } },
      { extends: true, test: { name: 'built', include: BUILT, globalSetup: 'test/build.ts' } },
    ],
  },
});
