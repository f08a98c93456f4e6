import { checks, runChecks } from '../checks.js';
import { reporting } from '../problem.js';

/** `npm run check:all`: types, lint, format, and that generated files are fresh. */
export function main(): Promise<number> {
  return reporting(checkAll);
}

async function checkAll(): Promise<number> {
  const failed = await runChecks();
  console.log(
    failed === 0 ? 'All checks passed.' : `${failed} of ${checks().length} checks failed.`,
  );
  return failed === 0 ? 0 : 1;
}
