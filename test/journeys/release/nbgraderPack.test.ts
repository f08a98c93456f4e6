import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLabs } from 'chainrule-workshop/authoring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNbgraderCourse } from '../../../kernel-lib/workshop/release/nbgrader/index.js';
import { autoScores, canRunNbgrader, NbgraderCourse } from './nbgraderCourse.js';

// Every lab takes minutes: CHAINRULE_NBGRADER=all npx vitest run test/journeys/release/nbgraderPack.test.ts
const wanted = process.env.CHAINRULE_NBGRADER ?? '';
const labs = readLabs('.').filter(
  ({ name }) => wanted === 'all' || wanted.split(',').includes(name),
);

describe.skipIf(!canRunNbgrader || labs.length === 0)('nbgrader agrees with our grader on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-nbgrader-'));
  const nbgrader = new NbgraderCourse(join(folder, 'course'), join(folder, 'jupyter'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    await writeNbgraderCourse(nbgrader.folder, { labs: labs.map(({ name }) => name) });
    nbgrader.release(...labs.map(({ name }) => name));
  }, 600_000);

  /** The files of an assignment as the solutions have them, changed. */
  const exercises = (lab: string, change: (text: string, at: number) => string) =>
    Object.fromEntries(
      readdirSync(join(nbgrader.folder, 'release', lab, 'exercises')).map((name, at) => [
        name,
        change(readFileSync(join('solutions', name), 'utf8'), at),
      ]),
    );

  it.each(labs)(
    '$name',
    async ({ name, lab }) => {
      const quizzes = lab.blocks.flatMap((block) => (block.kind === 'quiz' ? [block.quiz] : []));
      const answers = (isRight: (at: number) => boolean) =>
        Object.fromEntries(
          quizzes.map(({ id, options }, at) => {
            const picked = options.filter(
              ({ right, name }) => right === isRight(at) && name !== '',
            );
            return [id, `'${picked.map(({ name }) => name).join(' ')}'`];
          }),
        );
      nbgrader.submit('perfect', name, {
        exercises: exercises(name, (text) => text),
        answers: answers(() => true),
      });
      nbgrader.submit('empty', name, {});
      nbgrader.submit('partly', name, {
        exercises: exercises(name, (text) => text.replaceAll('.sub(', '.add(')),
        answers: answers((at) => at % 2 === 0),
      });
      nbgrader.submit('crash', name, {
        exercises: exercises(name, (text, at) =>
          at === 0 ? `process.exit(0);\n${text}` : `throw new Error('boom');\n${text}`,
        ),
        answers: { [quizzes[0]?.id ?? '']: "'a'); throw new Error('boom'); (" },
      });
      const scores = nbgrader.grade(name);
      for (const student of ['perfect', 'empty', 'partly', 'crash']) {
        expect(autoScores(scores, student), student).toEqual(await nbgrader.ours(student, name));
      }
      for (const [id, [score, most]] of Object.entries(scores.perfect ?? {})) {
        if (id in autoScores(scores, 'perfect')) expect(score, id).toBe(most);
      }
    },
    1_800_000,
  );
});
