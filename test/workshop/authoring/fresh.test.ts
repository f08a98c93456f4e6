import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalog } from 'chainrule-course';
import {
  type ExerciseFacts,
  generateAll,
  generateNotebooks,
  generateStubs,
  labQuestions,
  loadExerciseFacts,
  notebookDigest,
  POINTS_PATH,
  pointsSource,
  QUESTIONS_PATH,
  questionsSource,
  readLabs,
  textDigest,
} from 'chainrule-workshop/authoring';
import { beforeAll, describe, expect, it } from 'vitest';

// Exercises and notebooks are for students to change. What must be fresh is the record of what was
// last generated, and every file that nobody has changed since.
let facts: (name: string) => ExerciseFacts | undefined;
let notebooks: ReturnType<typeof generateNotebooks>;
const labs = readLabs('.');

beforeAll(async () => {
  facts = await loadExerciseFacts();
  notebooks = generateNotebooks('.', facts);
});

describe('generated files', () => {
  const record = (folder: string): Record<string, string> =>
    JSON.parse(readFileSync(`${folder}/.generated.json`, 'utf8'));

  it('are recorded as they would be generated now', () => {
    const expected = { exercises: {}, notebooks: {} } as Record<string, Record<string, string>>;
    for (const { path, text } of generateStubs('.')) {
      expected.exercises![path.replace('exercises/', '')] = textDigest(text);
    }
    for (const { path, text } of notebooks) {
      expected.notebooks![path.replace('notebooks/', '')] = notebookDigest(text);
    }
    expect(record('exercises'), 'run "npm run generate"').toEqual(expected.exercises);
    expect(record('notebooks'), 'run "npm run generate"').toEqual(expected.notebooks);
  });

  it('are on disk, and equal to the record unless somebody works in them', () => {
    for (const result of generateAll('.', facts, { check: true }).results) {
      expect(existsSync(result.path), result.path).toBe(true);
      expect(result.outcome, result.path).toMatch(/fresh|kept|written/);
      if (result.outcome === 'kept') expect(result.outdated, result.path).toBe(false);
    }
  });

  it("has the questions of the labs, and no others, in the grader's key", () => {
    const questions = labs.flatMap(({ name, lab }) => labQuestions(name, lab));
    expect(readFileSync(QUESTIONS_PATH, 'utf8')).toBe(questionsSource(questions));
  });

  it('have the points of the exercises in the order of the labs', async () => {
    const { exercises } = await loadCatalog();
    expect(readFileSync(POINTS_PATH, 'utf8')).toBe(pointsSource(exercises, labs));
  });

  it('come out the same twice', () => {
    expect(generateNotebooks('.', facts)).toEqual(notebooks);
  });
});

describe('generated notebooks', () => {
  const ids = new Map<string, string>();

  it.each(labs)('$name is a sound notebook', ({ name }) => {
    const file = notebooks.find(({ path }) => path.includes(name));
    const notebook = JSON.parse(file?.text ?? '');
    expect(notebook).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'tslab' }, language_info: { name: 'typescript' } },
    });
    for (const cell of notebook.cells) {
      expect(cell.id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(ids.has(cell.id) && ids.get(cell.id) === name, `${cell.id} twice`).toBe(false);
      ids.set(cell.id, name);
      if (cell.cell_type === 'code') {
        expect(cell).toMatchObject({ outputs: [], execution_count: null });
      } else expect(Object.keys(cell).sort()).toEqual(['cell_type', 'id', 'metadata', 'source']);
      expect(cell.source.join('').trim()).not.toBe('');
    }
  });

  it('link to files that exist', () => {
    for (const { path, text } of notebooks) {
      for (const [, link = ''] of text.matchAll(/\]\(((?:\.\.\/)?[\w./-]+\.(?:ts|ipynb))\)/g)) {
        expect(existsSync(join('notebooks', link)), `${path}: ${link}`).toBe(true);
      }
    }
  });

  it('name exercises that have checks, each in one lab', () => {
    const names = labs.flatMap(({ lab }) =>
      lab.blocks.flatMap((block) => (block.kind === 'check' ? [block.exercise] : [])),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(facts(name)?.points, name).toBeGreaterThan(0);
  });
});

describe('generateAll in a project', () => {
  it('keeps what a student wrote, in exercises and notebooks', () => {
    const root = mkdtempSync(join(tmpdir(), 'chainrule-generate-'));
    try {
      const write = (path: string, text: string) => writeFileSync(join(root, path), text);
      const read = (path: string) => readFileSync(join(root, path), 'utf8');
      for (const folder of ['solutions', 'notebooks', 'notebooks/sources', 'exercises']) {
        mkdirSync(join(root, folder));
      }
      const answer = (body: string) =>
        `export function f(): number {\n  // BEGIN SOLUTION\n  return ${body};\n  // END SOLUTION\n}\n`;
      write('solutions/topic.ts', answer('1'));
      write('notebooks/sources/00-lab.md', '---\ntitle: Lab\n---\n\n# Lab\n\n```ts\n1 + 1\n```\n');
      generateAll(root, () => undefined);

      // A run leaves outputs behind, which are kept. An edit is an edit.
      const notebook = JSON.parse(read('notebooks/00-lab.ipynb'));
      notebook.cells[1].outputs = [{ output_type: 'stream', name: 'stdout', text: '2' }];
      write('notebooks/00-lab.ipynb', JSON.stringify(notebook));
      write('exercises/topic.ts', answer('my own'));
      const outcomes = Object.fromEntries(
        generateAll(root, () => undefined).results.map(({ path, outcome }) => [path, outcome]),
      );
      expect(outcomes).toEqual({
        'exercises/topic.ts': 'kept',
        'notebooks/00-lab.ipynb': 'fresh',
      });
      expect(read('exercises/topic.ts')).toContain('my own');
      expect(read('notebooks/00-lab.ipynb')).toContain('stdout');

      // A changed source, or --force, gives a notebook without outputs.
      generateAll(root, () => undefined, { force: true });
      expect(read('notebooks/00-lab.ipynb')).not.toContain('stdout');
      write('notebooks/00-lab.ipynb', JSON.stringify(notebook));
      write('notebooks/sources/00-lab.md', '---\ntitle: Lab\n---\n\n# Lab\n\n```ts\n1 + 2\n```\n');
      generateAll(root, () => undefined);
      expect(read('notebooks/00-lab.ipynb')).not.toContain('stdout');
      expect(read('notebooks/00-lab.ipynb')).toContain('1 + 2');
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('leaves out a lab with a mistake, keeps its last notebook, and writes the others', () => {
    const root = mkdtempSync(join(tmpdir(), 'chainrule-generate-'));
    try {
      for (const folder of ['solutions', 'notebooks', 'notebooks/sources', 'exercises']) {
        mkdirSync(join(root, folder));
      }
      const lab = (name: string, text: string) =>
        writeFileSync(join(root, `notebooks/sources/${name}.md`), text);
      const source = (code: string) =>
        `---\ntitle: Lab\n---\n\n# Lab\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
      lab('00-first', source('1'));
      lab('01-second', source('1'));
      generateAll(root, () => undefined);
      lab('00-first', 'no front matter');
      lab('01-second', source('2'));
      const { problems } = generateAll(root, () => undefined);
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('notebooks/sources/00-first.md: the front matter needs a title'),
      ]);
      const text = (name: string) => readFileSync(join(root, `notebooks/${name}.ipynb`), 'utf8');
      expect(JSON.parse(text('00-first')).cells[1].source).toEqual(['1']);
      expect(JSON.parse(text('01-second')).cells[1].source).toEqual(['2']);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
