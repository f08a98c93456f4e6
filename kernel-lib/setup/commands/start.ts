import { reporting } from '../problem.js';
import { start } from '../start.js';

/** `npm start`. `argv` goes to Jupyter. */
export function main(argv: string[]): Promise<number> {
  return reporting(() => start(argv));
}
