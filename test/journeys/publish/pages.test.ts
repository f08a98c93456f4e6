import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layout, venvPython } from 'chainrule-setup';
import { linePlot } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { withFigures, withTexts } from '../../../kernel-lib/workshop/publish/interactive.js';
import { addLinks, linksOf, withLinks } from '../../../kernel-lib/workshop/publish/links.js';
import { alternativeText, figureOutputs } from '../../../kernel-lib/workshop/publish/pictures.js';
import { publishLab } from '../../../kernel-lib/workshop/publish/run.js';
import { copyWorkspace } from '../../../kernel-lib/workshop/publish/workspace.js';

const figure = linePlot({
  title: 'A <b>curve</b>',
  caption: 'Lecture L1: </script> & more',
  x: 'x',
  y: 'y',
  series: [{ name: 'a', y: [1, 2] }],
}).toJSON();

const IMAGE =
  '<img alt="No description has been provided for this image" class="" src="data:image/png;base64,AA">';

describe('a published page', () => {
  it('says in words what a figure shows', () => {
    expect(alternativeText(figure)).toContain('Figure: A curve. Lecture L1: & more. Data: ');
  });

  it('gives each picture its own words, quoted', () => {
    const html = `<body>${IMAGE}<p>${IMAGE}</body>`;
    const texts = withTexts(html, ['Figure: one', 'Figure: "two"']);
    expect(texts).toContain('alt="Figure: one"');
    expect(texts).toContain('alt="Figure: &quot;two&quot;"');
    expect(texts).not.toContain('No description');
  });

  it('leaves pictures alone that it cannot tell apart', () => {
    expect(withTexts(IMAGE, ['one', 'two'])).toBe(IMAGE);
  });

  it('leads from what a lab imports to its page in the reference', () => {
    const pages = new Map([['kernel-lib/plot.heatmap', 'functions/heatmap.html']]);
    const code = "import { heatmap, panels } from 'kernel-lib/plot';";
    const links = linksOf(code, pages, '../docs');
    const html = withLinks('<span class="nx">heatmap</span><span class="nx">panels</span>', links);
    expect(html).toMatch(
      /^<a href="..\/docs\/functions\/heatmap.html"[^>]*><span class="nx">heatmap/,
    );
    expect(html).toMatch(/<\/a><span class="nx">panels<\/span>$/);
    const other = withLinks('<span class="nx">heatmap</span>', linksOf('', pages, '../docs'));
    expect(other).toBe('<span class="nx">heatmap</span>');
  });

  it('finds the page of a name that the entry for everything hands on, a type or by another name', () => {
    const pages = new Map([
      ['kernel-lib/plot.heatmap', 'functions/heatmap.html'],
      ['chainrule-course/figures.relu', 'functions/other.html'],
    ]);
    const code = "import {\n  heatmap as map, type relu,\n} from 'kernel-lib';";
    expect([...linksOf(code, pages, '../docs')]).toEqual([
      ['map', '../docs/functions/heatmap.html'],
    ]);
  });

  it('lists the pages in the notebook, under the cell that imports', () => {
    const cells = ['# Lab', "import { a } from 'x';", 'a()'].map((source, i) => ({
      cell_type: i === 0 ? 'markdown' : 'code',
      source: [source],
    }));
    const notebook = { cells };
    addLinks(notebook, new Map());
    expect(notebook.cells).toHaveLength(3);
    addLinks(notebook, new Map([['a', '../docs/a.html']]));
    expect(notebook.cells[2]).toMatchObject({
      cell_type: 'markdown',
      source: 'In the reference: [`a`](../docs/a.html).',
    });
  });

  it('carries the figures so that no text in them ends the script', () => {
    const html = withFigures('<body>x</body>', [figure]);
    expect(html.match(/<\/script>/g)).toHaveLength(3);
    expect(html).toContain('\\u003c/script>');
    expect(html.endsWith('</body>')).toBe(true);
    expect(withFigures('<body>x</body>', [])).toBe('<body>x</body>');
  });
});

const built = existsSync('kernel-lib/kernel/dist/main.js') && process.platform !== 'win32';

describe.skipIf(!built || !venvPython())('npm run publish', () => {
  it('executes a lab and writes it as a notebook and as a page', async () => {
    const workspace = copyWorkspace('.', 'stubs');
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-publish-'));
    try {
      const cells: number[] = [];
      const done = await publishLab('00-warm-up', workspace, folder, {
        place: layout(),
        onCell: (cell) => cells.push(cell),
      });
      expect(done.errors).toEqual([]);
      expect(cells.length).toBeGreaterThan(10);
      const notebook = JSON.parse(readFileSync(join(folder, '00-warm-up.ipynb'), 'utf8'));
      expect(figureOutputs(notebook)).toHaveLength(done.figures);
      expect(done.figures).toBeGreaterThan(0);
      expect(readFileSync(join(folder, '00-warm-up.html'), 'utf8')).toContain('<h1');
    } finally {
      workspace.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
