import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { Problem } from 'kernel-lib/display';
import { checks, runChecks } from './checks.js';
import { ensureChromium } from './chromium.js';
import { type Layout, layout } from './layout.js';
import { ensureLoops } from './loops.js';
import { ensureNbgrader } from './nbgrader.js';
import { ensureOpenblas } from './openblas.js';
import { type CheckCounts, readResults, summary } from './results.js';
import { ensureVenv } from './venv.js';

/**
 * Sets up what the tests need, checks types, lint, format and generated files, runs all tests,
 * counts. `argv` goes to vitest; who names files there wants these alone.
 */
export async function runTests(argv: string[]): Promise<number> {
  const place = layout();
  // What is fetched comes while the compilers work.
  const isWhole = !argv.some((word) => !word.startsWith('-'));
  const [chromium, checked] = await Promise.all([install(place), isWhole ? check() : undefined]);
  const results = join(place.cache, 'test-results.json');
  mkdirSync(place.cache, { recursive: true });
  rmSync(results, { force: true });
  const vitest = join(place.root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const code = await run([process.execPath, vitest, 'run', ...reporters, ...argv], place.root, {
    ...process.env,
    ...(chromium ? { CHAINRULE_CHROMIUM: chromium } : {}),
    // Families of thousands are judged by a sample, so that it takes a quarter of an hour.
    ...(isWhole && process.env.CHAINRULE_TESTS !== 'all' ? { CHAINRULE_SAMPLED: '1' } : {}),
  });
  const counts = readResults(results, place.root);
  if (!chromium) {
    console.log(
      'Skipped: the browser tests (test/journeys/browser), because no Chromium or Chrome was found. ' +
        'Install one, or name it in CHAINRULE_CHROMIUM.',
    );
  }
  const { lines, ok } = summary(counts, code, checked);
  console.log(lines.join('\n'));
  return ok ? 0 : code || 1;
}

/** Python's packages, nbgrader, a browser; where it is. */
async function install(place: Layout): Promise<string | undefined> {
  await ensureVenv(['lab', 'test'], place);
  await ensureNbgrader().catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    console.log(`Skipped: the tests with nbgrader (test/journeys/release). ${error.message}`);
  });
  const withoutOpenblas = await ensureOpenblas(place);
  if (withoutOpenblas) {
    console.log(`Skipped: the tests with OpenBLAS (test/unit/blas). ${withoutOpenblas}`);
  }
  const withoutLoops = withoutOpenblas ?? (await ensureLoops(place, false));
  if (withoutLoops)
    console.log(`Skipped: the tests of loops in C (test/unit/blas). ${withoutLoops}`);
  return ensureChromium();
}

async function check(): Promise<CheckCounts> {
  console.log('Checking types, lint, format and generated files …');
  const failed = await runChecks();
  return { passed: checks().length - failed, failed };
}

/** Runs with our terminal. Ctrl-C reaches vitest by itself; a signal to us is passed on. */
function run(command: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const [program = '', ...words] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env, stdio: 'inherit' });
    const pass = (signal: NodeJS.Signals) => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    };
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
