import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gradescopeBundle, writeZip } from '../../../kernel-lib/workshop/release/index.js';
import { partOfMachine } from './machine.js';
import { root, temporaryFolder } from './project.js';

const folder = temporaryFolder();
const zipFile = join(folder, 'grader.zip');

/** A root of its own with the real paths; needs the rights of a container's root. */
function canHaveScratchRoot(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', folder], {
      stdio: 'ignore',
    });
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Gradescope's layout: the zip in /autograder/source, setup.sh run once, then run_autograder as
// root in /autograder, with fresh folders submission and results. The root has no /sys, /mnt or /srv:
// small containers lack them, and the sandbox must do without.
const SCRIPT = `
set -e
root="$1"; zip="$2"; submission="$3"; out="$4"; seconds="$5"
mount -t tmpfs tmpfs "$root"
cd "$root"
mkdir -p usr etc dev proc tmp autograder/source autograder/results autograder/submission
for d in bin lib lib32 lib64 sbin; do
  if [ -L "/$d" ]; then cp -P "/$d" "$d"; elif [ -d "/$d" ]; then mkdir "$d"; mount --bind "/$d" "$d"; fi
done
for d in usr etc dev proc; do mount --rbind "/$d" "$d"; done
# Node may live elsewhere.
node=$(dirname "$(readlink -f "$6")")
if [ ! -d "./$node" ]; then mkdir -p "./$node"; mount --bind "$node" "./$node"; fi
chmod 1777 tmp
unzip -q "$zip" -d autograder/source
cp -r "$submission"/. autograder/submission/
export PATH="$node:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" TIMEOUT_SECONDS="$seconds"
for door in $DOORS; do echo $$ > "$door"; done
chroot . /bin/bash -c 'cd /autograder && source/setup.sh && cp source/run_autograder . && ./run_autograder'
cp autograder/results/results.json "$out"
ls autograder/results tmp > "$out.list"
`;

interface Results {
  score: number;
  tests: { name: string; score: number; max_score: number; status: string; output: string }[];
  extra_data: { faults: number; sandbox: { layers: { name: string; active: boolean }[] } };
}

function runIt(
  files: Record<string, string>,
  seconds: number,
  doors: readonly string[] = [],
): Results {
  const submission = join(folder, 'submission');
  rmSync(submission, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(submission, path, '..'), { recursive: true });
    writeFileSync(join(submission, path), text);
  }
  const out = join(folder, 'results.json');
  const scratch = join(folder, 'root');
  mkdirSync(scratch, { recursive: true });
  const words = ['-c', SCRIPT, 'sh', scratch, zipFile, submission, out, String(seconds)];
  execFileSync('unshare', ['--mount', '--fork', 'bash', ...words, process.execPath], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DOORS: doors.join(' ') },
  });
  return JSON.parse(readFileSync(out, 'utf8'));
}

const solution = (topic: string) => readFileSync(join(root, `solutions/${topic}.ts`), 'utf8');

beforeAll(() => writeZip(gradescopeBundle(root), zipFile));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Gradescope zip', () => {
  test('has its two programs at its root, executable, with LF ends and a #! line', () => {
    const entries = unzipSync(readFileSync(zipFile));
    const listing = execFileSync('unzip', ['-Z', zipFile], { encoding: 'utf8' });
    for (const name of ['setup.sh', 'run_autograder']) {
      const text = new TextDecoder().decode(entries[name]);
      expect(text).toMatch(/^#!\/usr\/bin\/env bash\n/);
      expect(text).not.toContain('\r');
      expect(listing).toMatch(new RegExp(`^-rwxr-xr-x .* ${name}$`, 'm'));
    }
    expect(statSync(zipFile).size).toBeLessThan(20e6);
  });

  test('carries the hidden checks and what grading needs, and no answer', () => {
    const names = Object.keys(unzipSync(readFileSync(zipFile)));
    expect(names).toEqual(
      expect.arrayContaining([
        'node_modules/chainrule-course/dist/checks/layers.hidden.js',
        'node_modules/chainrule-grader/dist/child/main.js',
        'node_modules/kernel-lib/dist/tensor/index.d.ts',
        'node_modules/typescript/lib/typescript.js',
        // Loaded only where a hand-in is not UTF-8, and where a cluster is asked for.
        'node_modules/iconv-lite/package.json',
        'node_modules/yaml/package.json',
      ]),
    );
    expect(names.filter((name) => /solutions|\.map$|^test|plotly\.js-dist/.test(name))).toEqual([]);
  });
});

describe.skipIf(!canHaveScratchRoot())('in a scratch root with the real paths', () => {
  test('a partly right submission gets its points, behind all layers, and no file is left', () => {
    const { score, tests, extra_data } = runIt(
      { 'exercises/warmup.ts': solution('warmup'), 'link/readme.txt': 'hello' },
      600,
    );
    const won = tests.filter((one) => one.status === 'passed');
    expect(score).toBe(won.reduce((sum, one) => sum + one.score, 0));
    expect(won.every(({ name }) => /^(standardize|one_hot|mean_squared_error): /.test(name))).toBe(
      true,
    );
    expect(won.length).toBeGreaterThanOrEqual(7);
    expect(tests.find(({ name }) => name.startsWith('relu_forward'))?.output).toMatch(/missing/);
    // Places and commands are those of the student's own copy.
    for (const { output } of tests) expect(output).not.toMatch(/autograder|submission/);
    expect(extra_data.faults).toBe(0);
    const off = extra_data.sandbox.layers.filter(({ active }) => !active);
    expect(off).toEqual([]);
    const left = readFileSync(join(folder, 'results.json.list'), 'utf8')
      .split('\n')
      .filter(Boolean);
    expect(left).toEqual(['autograder/results:', 'results.json', 'tmp:']);
  });

  test('at 85 % of the time what is done is reported, and what is not says why', () => {
    // Lab 0 first, which even a busy machine has time for; then more loops than any has.
    const looping = ['layers', 'losses'];
    const loops = looping.map((topic) => [
      `exercises/${topic}.ts`,
      solution(topic).replaceAll('// BEGIN SOLUTION', 'for (;;);'),
    ]);
    const files = { 'exercises/warmup.ts': solution('warmup'), ...Object.fromEntries(loops) };
    const { score, tests } = runIt(files, 36);
    expect(score).toBeGreaterThan(0);
    const late = tests.filter(({ output }) => output.includes('no time left'));
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((one) => one.score === 0 && one.status === 'failed')).toBe(true);
  });
});

// What Gradescope gives by default.
const part = canHaveScratchRoot() ? partOfMachine(0.5, 768) : undefined;
afterAll(() => part?.remove());

describe.skipIf(!part)('on half a processor with 768 MB (control groups)', () => {
  test('a memory bomb costs its own exercise; all the others get their points', () => {
    const bomb = 'const all = []; for (;;) all.push(new Float64Array(4e6).fill(1));';
    const handedIn = ['warmup', 'layers', 'losses', 'activations'];
    const files = Object.fromEntries(handedIn.map((topic) => [`${topic}.ts`, solution(topic)]));
    const functions = handedIn.flatMap((topic) =>
      [...solution(topic).matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name),
    );
    // The first exercise in the file.
    files['warmup.ts'] = solution('warmup').replace('// BEGIN SOLUTION', bomb);
    const { tests, extra_data } = runIt(files, 600, part?.doors);
    const lost = tests.filter(
      ({ name, status }) => status !== 'passed' && functions.includes(name.split(':')[0]),
    );
    const own = lost.filter(({ name }) => name.startsWith('standardize: '));
    expect(own.length).toBeGreaterThan(0);
    for (const { output } of own) expect(output).toMatch(/memory|allocation/);
    // With their outputs: a failure here must say why.
    expect(lost.filter((one) => !own.includes(one))).toEqual([]);
    expect(extra_data.faults).toBe(0);
    expect(part?.killed()).toBe(0);
  });
});
