import { build } from '../kernel-lib/setup/build.mjs';

/**
 * Runs once before the tests that start built programs (kernel, grader, releases), so that none of
 * them ever judges an earlier state of the sources.
 */
export async function setup(): Promise<void> {
  await build();
}
