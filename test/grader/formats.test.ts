import { formatStudentHtml, formatStudentText, formats, NO_HELP } from 'chainrule-grader';
import { describe, expect, test } from 'vitest';
import { classroomResult } from '../../kernel-lib/grader/formats/github.js';
import { formatGradedHtml } from '../../kernel-lib/grader/formats/html.js';
import { sample } from './sample.js';

const golden = (name: string) => `./golden/${name}`;
const format = (name: string) => formats[name]!(sample);

describe('formats', () => {
  test.each([
    ['text', 'report.txt'],
    ['json', 'report.json.txt'],
    ['gradescope', 'results.json.txt'],
    ['junit', 'junit.xml.txt'],
    ['exercism', 'exercism.json.txt'],
    ['github', 'github.txt'],
  ])('%s is as agreed', async (name, file) => {
    await expect(format(name)).toMatchFileSnapshot(golden(file));
  });

  test('the student sees points, causes and hints, and never "all passed"', async () => {
    const help = () => ({ ...NO_HELP, shown: 1, taken: 1 });
    await expect(formatStudentHtml(sample, help)).toMatchFileSnapshot(golden('student.html.txt'));
    await expect(`${formatStudentText(sample, help)}\n`).toMatchFileSnapshot(golden('student.txt'));
    const passed = { ...sample, exercises: sample.exercises.slice(0, 1), type_errors: [] };
    passed.exercises[0] = {
      ...passed.exercises[0]!,
      checks: passed.exercises[0]!.checks.slice(0, 1),
    };
    expect(formatStudentText(passed)).not.toMatch(/all passed/i);
  });

  test('what a student gets back has every part of the score, and nothing left for later', () => {
    const html = formatGradedHtml(sample);
    expect(html).toMatch(/<h2>Lab 2<\/h2>[\s\S]*<b>Questions<\/b> 2 of 4 points\./);
    expect(html).toContain('What is each entry of db?');
    expect(html).toContain('marked by a person: lab02-hidden');
    expect(html).not.toContain('points here');
    const given = [...html.matchAll(/<\/b> (\d+) of \d+ points?\./g)].map(([, score]) =>
      Number(score),
    );
    expect(given.reduce((a, b) => a + b)).toBe(sample.score);
  });

  test('how to see a hidden check fail again is said to graders, whose copy has it', () => {
    const [first] = sample.exercises;
    const hidden = first?.checks
      .filter(({ replay }) => replay)
      .map((check) => ({ ...check, hidden: true }));
    const report = { ...sample, exercises: [{ ...first!, checks: hidden! }] };
    const forStudents = [formatStudentText, formatStudentHtml, formatGradedHtml];
    for (const write of [...forStudents, formats.gradescope!, formats.github!, formats.exercism!]) {
      expect(write(report)).toContain('expected 4');
      expect(write(report)).not.toContain('--seed');
    }
    expect(JSON.stringify(classroomResult(report))).not.toContain('--seed');
    for (const write of [formats.text!, formats.junit!, formats.json!]) {
      expect(write(report)).toContain('--seed 7');
    }
  });

  test('json says exactly what the report says', () => {
    expect(JSON.parse(format('json'))).toEqual(sample);
  });

  test('GitHub: what students print cannot be a workflow command', () => {
    const lines = format('github').split('\n');
    const fence = /^::stop-commands::([0-9a-f]{32})$/.exec(lines[0] ?? '')?.[1];
    const end = lines.indexOf(`::${fence}::`);
    expect(end).toBeGreaterThan(0);
    const commands = lines.slice(end + 1).filter((line) => line.startsWith('::'));
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      '::warning',
      '::error',
      '::error',
      '::error',
      '::notice',
      '::notice',
    ]);
    expect(commands[0]).toContain('title=Files::');
    expect(commands[1]).toContain('title=affine_forward%3A flattened%2C "N%3A1%2C 2" & <more>::');
    expect(commands[1]).toContain('expected 4%0Asecond line 100%25');
    expect(commands[5]).toBe('::notice title=Autograding report::{"totalPoints":4,"maxPoints":13}');
    const result = lines.find((line) => line.startsWith('result=')) ?? '';
    const decoded = Buffer.from(result.slice('result='.length), 'base64').toString();
    expect(JSON.parse(decoded)).toEqual(classroomResult(sample));
    expect(classroomResult(sample)).toMatchObject({ version: 1, status: 'fail', max_score: 13 });
  });

  test('JUnit: no character that XML cannot hold, no markup from students', () => {
    const xml = format('junit');
    expect(xml).not.toContain('\u001b');
    expect(xml).toContain(']]&gt;');
    expect(xml.match(/<testcase /g)).toHaveLength(8);
    expect(xml).toContain(
      '<testsuites name="chainrule" tests="8" failures="3" errors="1" skipped="2"',
    );
  });

  test('Gradescope: points add up, and no test hides the total', () => {
    const results = JSON.parse(format('gradescope'));
    expect(results.score).toBe(sample.score);
    const visibilities = results.tests.map((entry: { visibility: string }) => entry.visibility);
    expect(visibilities).not.toContain('hidden');
    expect(results.tests[0]).toMatchObject({
      score: 2,
      max_score: 2,
      status: 'passed',
      number: '1.1',
    });
  });

  test('a fault of the grader is reported as such', () => {
    const faulty = { ...sample, faults: 1 };
    expect(formats.text!(faulty)).toMatch(/grader itself failed; this is not the student's fault/);
    expect(JSON.parse(formats.exercism!(faulty)).status).toBe('error');
    expect(classroomResult(faulty).status).toBe('error');
  });
});
