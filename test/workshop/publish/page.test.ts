import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layout } from 'chainrule-setup';
import { afterAll, describe, expect, it } from 'vitest';
import { readLabs } from '../../../kernel-lib/workshop/authoring/index.js';
import { answerQuestions } from '../../../kernel-lib/workshop/publish/answers.js';
import { withFolds } from '../../../kernel-lib/workshop/publish/folded.js';
import { withFormulas } from '../../../kernel-lib/workshop/publish/formulas.js';
import { onItsOwn, pageStyle } from '../../../kernel-lib/workshop/publish/look.js';

const set = (tex: string, display: boolean) => `[${display ? 'block' : 'inline'} ${tex}]`;
const cell = (body: string) =>
  `<div class="jp-Cell jp-MarkdownCell"><div class="jp-RenderedMarkdown jp-MarkdownOutput" data-mime-type="text/markdown">${body}</div></div>`;

describe('the formulas of a published page', () => {
  it('are set where the prose has them, on lines of their own or in them', () => {
    const html = withFormulas(cell('<p>$$a &lt; b$$</p><p>for $x_1$, and $\\frac12$.</p>'), set);
    expect(html).toContain('<p>[block a < b]</p><p>for [inline x_1], and [inline \\frac12].</p>');
  });

  it('are not looked for in code, in outputs, or between two prices', () => {
    const code = '<code>$x$</code> and <pre><span>`${a} ${b}`</span></pre>';
    expect(withFormulas(cell(code), set)).toBe(cell(code));
    expect(withFormulas(cell('<p>$5 and $6</p>'), set)).toBe(cell('<p>$5 and $6</p>'));
    const output = '<div class="jp-Cell jp-CodeCell"><div class="jp-OutputArea">$x$</div></div>';
    expect(withFormulas(cell('') + output, set)).toBe(cell('') + output);
  });
});

describe('a published page', () => {
  const html = `<html><head><script src="https://cdn.example/mathjax.js"></script>
<script type="module">await import("https://cdn.example/mermaid.mjs")</script><style>a{}</style></head>
<body class="jp-Notebook" data-jp-theme-light="true"><main>text</main></body></html>`;

  it('asks nobody for a script, and follows the theme of the system', () => {
    const page = onItsOwn(html, 'p { color: red }');
    expect(page).not.toContain('https://');
    expect(page).not.toContain('data-jp-theme-light');
    expect(page).toContain('<style>a{}</style>');
    expect(page).toMatch(/p { color: red }<\/style>\s*<\/head>/);
    expect(page).toContain('<body class="jp-Notebook"><main>text</main>');
  });

  it('folds the code that its notebook folds, behind its first line, and no other', () => {
    const code = (text: string) =>
      `<div class="highlight hl-ts"><pre><span></span>${text}\n</pre></div>`;
    const cell = (tags: string, text: string) =>
      `<div class="jp-Cell jp-CodeCell ${tags}"><div>${code(text)}</div></div>`;
    const [plain, hidden] = [
      cell('celltag_figure', 'a'),
      cell('celltag_collapsed', '<b>x</b> =\ny'),
    ];
    const page = withFolds(plain + hidden + plain);
    const summary = '<summary><code>x = …</code></summary>';
    expect(page.split('<details')).toHaveLength(2);
    expect(page).toContain(`${summary}${code('<b>x</b> =\ny')}</details>`);
    expect(page.startsWith(plain) && page.endsWith(plain)).toBe(true);
  });

  it('has a dark look and a measure for reading', () => {
    const style = pageStyle(layout());
    expect(style).toContain('@media (prefers-color-scheme: dark)');
    expect(style).toMatch(/max-width: 60ch/);
  });
});

describe('the questions of a lab, published with solutions', () => {
  const root = mkdtempSync(join(tmpdir(), 'chainrule-answers-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('are all answered, each with what is right', () => {
    const name = '01-gradients-and-backpropagation.ipynb';
    mkdirSync(join(root, 'notebooks'));
    writeFileSync(join(root, 'notebooks', name), readFileSync(join('notebooks', name)));
    answerQuestions({ root, remove: () => {} }, '.');
    const text = readFileSync(join(root, 'notebooks', name), 'utf8');
    expect(text).not.toMatch(/answer\('[\w-]+', '\?'/);
    const lab = readLabs('.').find((lab) => `${lab.name}.ipynb` === name)?.lab;
    const open = lab?.blocks.flatMap((block) => (block.kind === 'open' ? [block.open] : [])) ?? [];
    const quizzes =
      lab?.blocks.flatMap((block) => (block.kind === 'quiz' ? [block.quiz] : [])) ?? [];
    expect(quizzes.length).toBeGreaterThan(3);
    for (const { id, options } of quizzes) {
      const right = options.filter((option) => option.right);
      const said = new RegExp(`answer\\('${id}', '?([\\w. -]+)'?\\)`).exec(text)?.[1];
      expect(said, id).toBe(right.map(({ value, name }) => value ?? name).join(' '));
    }
    for (const { markScheme } of open) {
      expect(text).toContain(JSON.stringify(markScheme.split('\n')[0]).slice(1, -1));
    }
  });
});
