import { availableParallelism } from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slowFirst.js';

/** The export condition of the packages' sources. */
const SOURCE = '@chainrule/source';

/** Tests that start a built program, or read what a build has made. All others run on the sources. */
const BUILT = [
  'test/{grader,kernel,journeys}/**/*.test.ts',
  'test/workshop/bench/{contender,sameNumbers}.test.ts',
  'test/unit/wasm/{fallback,threads}.test.ts',
  'test/unit/blas/*.test.ts',
  'test/unit/platform/{codeCache,collect}.test.ts',
  'test/setup/served.test.ts',
];

/**
 * Of these, those that leave their process as it was: they share their modules, and the compiler that
 * the first of them has started. A third of their time went into both.
 */
const SHARED = [
  'test/grader/{broken,calls,catalog,check,classes,effort,exports,formats,initialisation}.test.ts',
  'test/grader/{mutants,mutation,notebooks,ownForward,protocol,regularisation}.test.ts',
  'test/grader/{solutions,together,told}.test.ts',
  'test/grader/mutants.sandbox.test.ts',
  'test/grader/attacks/{compiler,expressions,files,growth,notebooks,values,zips}.test.ts',
  'test/grader/class/{marks,rows,similarity}.test.ts',
  'test/grader/intake/*.test.ts',
  'test/journeys/labs/**/*.test.ts',
];

/** Tests that put a spy in a module's place, which others must not meet. */
const SPIED = ['test/unit/tensor/places.test.ts', 'test/unit/platform/withoutNode.test.ts'];

export default defineConfig({
  // The packages of kernel-lib by their sources, so that no test of these meets an old build.
  resolve: { conditions: [SOURCE, ...defaultServerConditions] },
  ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
  test: {
    // No test is meant to take so long: two busy cores may need it.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // A page behind other tests may take seconds to say what it shows; one second is Vitest's own patience.
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['test/equality.ts'],
    // Workers keep all cores busy: a second thread in each of them would only wait for its turn.
    env: { CHAINRULE_THREADS: '1' },
    // Many tests wait for a process of their own, so that a worker for each core would leave cores idle.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: SlowFirst },
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
      {
        extends: true,
        test: { name: 'built', include: BUILT, exclude: SHARED, globalSetup: 'test/build.ts' },
      },
      {
        extends: true,
        test: { name: 'shared', include: SHARED, isolate: false, globalSetup: 'test/build.ts' },
      },
    ],
  },
});
