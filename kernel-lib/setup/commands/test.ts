import { reporting } from '../problem.js';
import { runTests } from '../test.js';

/** `npm test`. `argv` goes to vitest. */
export function main(argv: string[]): Promise<number> {
  return reporting(() => runTests(argv));
}
