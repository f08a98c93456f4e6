import { buildNotebook, labQuestions, parseLab, slug } from 'chainrule-workshop/authoring';
import { Problem } from 'kernel-lib/display';
import { describe, expect, it } from 'vitest';

const FENCE = '```';
const LAB = `---
title: Demo
---

# A demo

Prose with \`code\`.

<!-- points -->

${FENCE}ts figure
const a = 1;
${FENCE}

## Part two

${FENCE}python
not_run = True
${FENCE}

${FENCE}check
affine_forward: x w + b
${FENCE}

${FENCE}quiz id=demo-quiz
How many?
- [ ] one
  > Too few.
- [x] two
  > Just so.
${FENCE}

${FENCE}number id=demo-number points=2
How much, to two digits?
- [x] 4.61
  > Just so much.
- [ ] 2.3 ± 0.1
  > Half of it.
${FENCE}

${FENCE}several id=demo-several
Which are even?
- [x] eight
  > Half of it is four.
- [ ] nine
  > Not at all.
- [x] ten
  > Half of it is five.
${FENCE}

${FENCE}predict id=demo-guess
Will it rain?
- yes
- no
${FENCE}

${FENCE}predict id=demo-words words
What will the curve look like?
${FENCE}

${FENCE}predict id=demo-amount
How much will fall?
${FENCE}

${FENCE}open id=demo-open points=3
Why?
=== marks
- the secret mark scheme
${FENCE}
`;

const facts = (name: string) =>
  name === 'affine_forward' ? { points: 4, file: 'exercises/layers.ts' } : undefined;
const notebook = buildNotebook(parseLab(LAB, 'demo.md'), 'demo.md', facts);
const cell = (id: string) => {
  const found = notebook.cells.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no cell ${id} among ${notebook.cells.map((c) => c.id)}`);
  return { ...found, text: found.source.join('') };
};

describe('a lab from Markdown', () => {
  it('makes cells in order, with ids that come from the headings', () => {
    expect(notebook.cells.map((c) => c.id)).toEqual([
      'a-demo',
      'a-demo-2',
      'a-demo-3',
      'part-two',
      'check-affine-forward',
      'demo-quiz-question',
      'demo-quiz',
      'demo-number-question',
      'demo-number',
      'demo-several-question',
      'demo-several',
      'demo-guess-question',
      'demo-guess',
      'demo-words-question',
      'demo-words',
      'demo-amount-question',
      'demo-amount',
      'demo-open-question',
      'demo-open',
    ]);
  });

  it('runs ts blocks and leaves other languages in the text', () => {
    expect(cell('a-demo-3')).toMatchObject({ cell_type: 'code', text: 'const a = 1;' });
    expect(cell('a-demo-3').metadata.tags).toEqual(['figure']);
    expect(cell('part-two').text).toContain('not_run = True');
  });

  it('makes a locked, graded check cell with the points of the exercise', () => {
    const check = cell('check-affine-forward');
    expect(check.text).toBe("await check('affine_forward');");
    expect(check.metadata.nbgrader).toMatchObject({ grade: true, locked: true, points: 4 });
  });

  it('sums exercises, questions and open questions in the points table', () => {
    expect(cell('a-demo-2').text).toContain(
      '| `affine_forward` | x w + b | [exercises/layers.ts](../exercises/layers.ts) | 4 |',
    );
    expect(cell('a-demo-2').text).toContain('| 3 questions | a number each | this notebook | 4 |');
    expect(cell('a-demo-2').text).toContain(
      '| 3 predictions | what you expect | this notebook | never scored |',
    );
    expect(cell('a-demo-2').text).toContain('| **total** | | | **11** |');
  });

  it('asks the questions without telling the answers', () => {
    const text = JSON.stringify(notebook);
    expect(cell('demo-quiz-question').text).toMatch(/^- \*\*[12]\.\*\* two$/m);
    expect(cell('demo-several-question').text).toMatch(/more than one answer is right/);
    expect(text).not.toContain('Just so');
    expect(text).not.toContain('4.61');
    expect(cell('demo-number-question').text).toBe(
      '**Question (2 points).** How much, to two digits?',
    );
    expect(text).not.toContain('[x]');
    expect(text).not.toContain('secret mark scheme');
    expect(cell('demo-open').metadata.nbgrader).toMatchObject({
      grade: true,
      solution: true,
      points: 3,
    });
  });

  it('asks what a run will show, without points', () => {
    expect(cell('demo-guess-question').text).toBe(
      '**Predict.** Will it rain?\n\n- **1.** yes\n- **2.** no',
    );
    expect(cell('demo-amount-question').text).toBe('**Predict.** How much will fall?');
    expect(cell('demo-words').text).toMatch(/^predict\('demo-words', '\?'\);/);
    expect(cell('demo-guess').metadata.nbgrader).toMatchObject({ grade: false, solution: true });
  });

  it('shows the options in an order that hangs on the name only', () => {
    const order = (source: string) => {
      const quiz = parseLab(source, 'demo.md').blocks.find(
        (block) => block.kind === 'quiz' && block.quiz.kind === 'choice',
      );
      return quiz?.kind === 'quiz' ? quiz.quiz.options.map(({ text }) => text) : [];
    };
    const orders = new Set<string>();
    for (const name of ['demo-quiz', 'b', 'c', 'd', 'e', 'f']) {
      const source = LAB.replace('id=demo-quiz', `id=${name}`);
      orders.add(order(source).join());
      const moved = source.replace('Why?', 'Why so?').replace('How many?', 'How many, then?');
      expect(order(moved)).toEqual(order(source));
    }
    expect(orders).toEqual(new Set(['one,two', 'two,one']));
  });

  it('lets all tries count alike where the block or the front matter says so', () => {
    const free = (source: string) =>
      labQuestions('01-demo', parseLab(source, 'demo.md')).flatMap((one) =>
        'tries' in one ? [one.id] : [],
      );
    expect(free(LAB)).toEqual([]);
    expect(free(LAB.replace('points=2', 'points=2 tries=free'))).toEqual(['demo-number']);
    const all = ['demo-quiz', 'demo-number', 'demo-several'];
    expect(free(LAB.replace('title: Demo', 'title: Demo\ntries: free'))).toEqual(all);
  });

  it('keeps the ids of other sections when a section grows', () => {
    const grown = LAB.replace(
      '## Part two',
      'More.\n\n<!-- cell -->\n\nStill more.\n\n## Part two',
    );
    const ids = buildNotebook(parseLab(grown, 'demo.md'), 'demo.md', facts).cells.map((c) => c.id);
    expect(ids).toEqual(expect.arrayContaining(['a-demo-4', 'part-two', 'check-affine-forward']));
  });

  it.each([
    ['no title', LAB.replace('title: Demo', 'other: x'), /front matter needs a title/],
    ['an unknown word', LAB.replace('ts figure', 'ts figre'), /demo\.md:11: unknown word "figre"/],
    ['two right options', LAB.replace('[ ] one', '[x] one'), /exactly one/],
    ['one right of several', LAB.replace('[x] ten', '[ ] ten'), /two or more/],
    ['nothing wrong of several', LAB.replace('[ ] nine', '[x] nine'), /not right/],
    ['a right prediction', LAB.replace('- yes', '- [x] yes'), /nothing is right here/],
    ['a prediction of one', LAB.replace('- yes\n', ''), /needs a second option/],
    ['a word misspelt', LAB.replace('points=2', 'letered'), /unknown word "letered"/],
    ['tries of some kind', LAB.replace('points=2', 'tries=2'), /write tries=free/],
    ['an option without a reason', LAB.replace('  > Too few.\n', ''), /does not say why/],
    ['a number that is none', LAB.replace('] 4.61', '] four'), /"four" is not a number/],
    ['numbers too near to tell apart', LAB.replace('2.3 ±', '4.7 ±'), /too near to tell apart/],
    ['no points', LAB.replace('points=2', 'points=0'), /needs points above 0/],
    ['no mark scheme', LAB.replace('=== marks', ''), /no mark scheme/],
    [
      'points in a part that may be left out',
      LAB.replace('## Part', '## Optional: part'),
      /no points; move/,
    ],
  ])('refuses a source with %s', (_, source, message) => {
    expect(() => parseLab(source, 'demo.md')).toThrow(Problem);
    expect(() => parseLab(source, 'demo.md')).toThrow(message);
  });

  it('refuses a check of an exercise that does not exist', () => {
    const lab = parseLab(LAB.replace('\naffine_forward:', '\naffine_foward:'), 'demo.md');
    expect(() => buildNotebook(lab, 'demo.md', facts)).toThrow(
      'no exercise is called "affine_foward"',
    );
  });

  it('makes ids that Jupyter accepts', () => {
    expect(slug('Is `it` healthy? — yes, $W^2$!')).toBe('is-it-healthy-yes-w-2');
    for (const { id } of notebook.cells) expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  });
});
