import { describe, expect, it } from 'vitest';
import { countResults, summary } from '../../kernel-lib/setup/results.js';

const suite = (name: string, status: string, ...states: string[]) => ({
  name: `/project/${name}`,
  status,
  assertionResults: states.map((state) => ({ status: state })),
});

describe('the last line of npm test', () => {
  it('counts tests of all files', () => {
    const counts = countResults(
      { testResults: [suite('a', 'passed', 'passed', 'passed'), suite('b', 'failed', 'failed')] },
      '/project',
    );
    expect(summary(counts, 1)).toEqual({ lines: ['2 passed, 1 failed'], ok: false });
  });

  it('counts a file that could not be loaded as a failure, and names it', () => {
    const counts = countResults({ testResults: [suite('broken', 'failed')] }, '/project');
    expect(summary(counts, 1).lines).toEqual(['Could not run: broken', '0 passed, 1 failed']);
  });

  it('fails when vitest failed outside every test', () => {
    const counts = countResults({ testResults: [suite('a', 'passed', 'passed')] }, '/project');
    expect(summary(counts, 1)).toEqual({ lines: ['1 passed, 1 failed'], ok: false });
    expect(summary(counts, 0)).toEqual({ lines: ['1 passed, 0 failed'], ok: true });
  });

  it('counts the checks of types, lint, format and generated files too', () => {
    const counts = countResults({ testResults: [suite('a', 'passed', 'passed')] }, '/project');
    const good = summary(counts, 0, { passed: 5, failed: 0 });
    expect(good).toEqual({ lines: ['6 passed, 0 failed'], ok: true });
    const bad = summary(counts, 0, { passed: 4, failed: 1 });
    expect(bad).toEqual({ lines: ['5 passed, 1 failed'], ok: false });
    expect(summary(undefined, 1, { passed: 4, failed: 1 }).lines).toContain('4 passed, 2 failed');
  });

  it('fails when there is no report', () => {
    expect(summary(undefined, 0).ok).toBe(false);
  });
});
