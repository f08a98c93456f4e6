import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What a run of vitest came to. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  /** Files that failed outside any test, such as by a failing import: they count as failed. */
  brokenFiles: string[];
}

interface VitestJson {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string }[];
  }[];
}

/** Reads vitest's JSON report; `undefined` if it did not get to write one. */
export function readResults(file: string, root: string): TestCounts | undefined {
  try {
    return countResults(JSON.parse(readFileSync(file, 'utf8')) as VitestJson, root);
  } catch {
    return undefined;
  }
}

export function countResults({ testResults }: VitestJson, root: string): TestCounts {
  const all = testResults.flatMap((suite) => suite.assertionResults);
  const count = (...states: string[]) => all.filter(({ status }) => states.includes(status)).length;
  const brokenFiles = testResults
    .filter(({ status, assertionResults }) => {
      return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    })
    .map(({ name }) => relative(root, name));
  return {
    passed: count('passed'),
    failed: count('failed') + brokenFiles.length,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
    brokenFiles,
  };
}

/** How the checks of types, lint, format and freshness ended. */
export interface CheckCounts {
  passed: number;
  failed: number;
}

/** The last lines of `npm test`; the very last is `N passed, N failed`, checks included. */
export function summary(
  counts: TestCounts | undefined,
  exitCode: number,
  checks: CheckCounts = { passed: 0, failed: 0 },
): { lines: string[]; ok: boolean } {
  if (!counts) {
    const last = `${checks.passed} passed, ${checks.failed + 1} failed`;
    return { lines: ['vitest ended early.', last], ok: false };
  }
  const { brokenFiles, skipped } = counts;
  const passed = counts.passed + checks.passed;
  // An error outside all tests, such as an unhandled rejection, fails the run too.
  const failed = Math.max(counts.failed, exitCode === 0 ? 0 : 1) + checks.failed;
  const lines = brokenFiles.map((file) => `Could not run: ${file}`);
  if (skipped > 0) lines.push(`${skipped} skipped`);
  lines.push(`${passed} passed, ${failed} failed`);
  return { lines, ok: failed === 0 };
}
