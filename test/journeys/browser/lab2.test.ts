import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { questions } from 'chainrule-course';
import { scoreQuestions } from 'chainrule-grader';
import { findChromium } from 'chainrule-setup';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JupyterServer, startJupyter } from './jupyterServer.js';
import { launchBrowser, NotebookPage } from './notebookPage.js';
import { copyProject, type ProjectCopy } from './projectCopy.js';

const LAB = 'notebooks/02-fully-connected-nets.ipynb';
const PLOTLY = 'application/vnd.plotly.v1+json';
const IMPORT_CELL = 'the-affine-layer-forward-2';
const CHECK_CELL = 'check-affine-forward';
const PLOT_CELL = 'xor-by-hand-4';
const SLIDER_CELL = 'xor-by-hand-6';
const LAST_CELL = 'xor-learned-6';
const MINUTES = 60_000;

const chromium = findChromium();

// One story in order: each step starts where the one before has ended.
describe.skipIf(!chromium)('a student in lab 2', { timeout: 5 * MINUTES }, () => {
  let copy: ProjectCopy;
  let server: JupyterServer;
  let browser: Browser;
  let lab: NotebookPage;
  const asked = new Set<string>();

  beforeAll(async () => {
    copy = copyProject();
    server = await startJupyter(copy.root, ['--LabApp.expose_app_in_browser=True']);
    browser = await launchBrowser(chromium ?? '');
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(5 * MINUTES);
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(http|ws)s?:$/.test(protocol)) asked.add(hostname);
    });
    lab = new NotebookPage(page, server);
  }, 5 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    copy?.remove();
  }, MINUTES);

  async function points(): Promise<[score: number, of: number]> {
    const { outputs } = await lab.state(CHECK_CELL);
    const text = JSON.stringify(outputs.map(({ data }) => data?.['text/plain']));
    const [, score, of] = /(\d+) of (\d+) points? here/.exec(text) ?? [];
    return [Number(score), Number(of)];
  }

  it('runs the whole lab and sees that nothing is written yet', async () => {
    await lab.open(LAB);
    await lab.runAll();
    const [score, of] = await points();
    expect(score).toBe(0);
    expect(of).toBeGreaterThan(0);
    await expect((await lab.show(CHECK_CELL)).textContent()).resolves.toContain('0 of');
  });

  it('is asked nothing at the first start, and nothing goes to the outside', async () => {
    expect(await lab.page.locator('.Toastify__toast, .jp-Dialog').allInnerTexts()).toEqual([]);
    expect([...asked]).toEqual([new URL(server.url).hostname]);
  });

  it('writes the answer, runs two cells again, and has all points, without a restart', async () => {
    cpSync(join(copy.root, 'solutions/layers.ts'), join(copy.root, 'exercises/layers.ts'));
    await lab.run(IMPORT_CELL);
    await lab.run(CHECK_CELL);
    const [score, of] = await points();
    expect(score).toBe(of);
    expect(of).toBeGreaterThan(0);
  });

  it('points at a plot and reads a value', async () => {
    const cell = await lab.show(PLOT_CELL);
    await cell.locator('.js-plotly-plot .main-svg').first().waitFor();
    const point = cell.locator('.js-plotly-plot .scatterlayer .points path').first();
    // Again until it shows: the notebook may still be scrolling under the pointer.
    await expect
      .poll(async () => {
        await lab.page.mouse.move(0, 0);
        await point.hover({ force: true });
        return cell.locator('.js-plotly-plot .hoverlayer .hovertext').allTextContents();
      })
      .toEqual(expect.arrayContaining([expect.stringContaining('(0, 0)')]));
  });

  it('moves a slider with the keys, hears what it shows, and is offered nothing to send', async () => {
    const cell = await lab.show(SLIDER_CELL);
    const figure = cell.getByRole('figure', { name: /Lecture L3/ });
    const slider = figure.getByRole('slider', { name: 'a' });
    await slider.focus();
    await slider.press('ArrowRight');
    await slider.press('ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^1 /);
    await expect.poll(() => figure.getByText(/^At a 1 .*Data: /).count()).toBe(1);
    // The notebook has not taken the keys: the cell is where it was.
    expect(await slider.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
    expect(await lab.page.getByRole('button', { name: /share|cloud/i }).count()).toBe(0);
  });

  it('stops an endless loop and goes on', async () => {
    await lab.setSource(LAST_CELL, 'while (true) {}');
    await lab.startRun(LAST_CELL);
    await lab.interrupt();
    await lab.cellIdle(LAST_CELL);
    expect((await lab.state(LAST_CELL)).outputs.some(({ ename }) => ename)).toBe(true);
    await lab.kernelIdle();
    await lab.setSource(LAST_CELL, '6 * 7');
    const { outputs } = await lab.run(LAST_CELL);
    expect(outputs[0]?.data?.['text/plain']).toBe('42');
  });

  it('answers a question and predicts by keyboard, and the cell keeps count of the tries', async () => {
    const id = 'lab02-db';
    const one = await lab.typeAndRun(id, `answer('${id}', 1); // mine`);
    expect(one).toMatch(/^answer\('lab02-db', 1, '[^']+'\); \/\/ mine$/);
    await lab.typeAndRun(id, one.replace(', 1,', ', 100,'));
    const said = async (cell: string) => JSON.stringify((await lab.state(cell)).outputs);
    expect(await said(id)).toMatch(/100 is right.*\(0\.67 of 1 point\)/);
    await lab.typeAndRun('lab02-digits', "predict('lab02-digits', 'down, and steep')");
    expect(await said('lab02-digits')).toContain('down, and steep');
  });

  it('saves, reloads, and still sees the plot, also where only pictures are shown', async () => {
    await lab.show(PLOT_CELL);
    await lab.waitForOutput(PLOT_CELL, 'image/png');
    await lab.save();
    const file = join(copy.root, LAB);
    const saved = JSON.parse(readFileSync(file, 'utf8')) as {
      cells: { id: string; outputs?: { data?: Record<string, unknown> }[] }[];
    };
    const data = saved.cells.find(({ id }) => id === PLOT_CELL)?.outputs?.[0]?.data ?? {};
    expect(Object.keys(data)).toEqual(expect.arrayContaining([PLOTLY, 'image/png', 'text/plain']));
    expect(statSync(file).size).toBeLessThan(4e6);
    const { results, predictions } = scoreQuestions(
      [{ path: file, text: () => readFileSync(file, 'utf8') }],
      questions,
    );
    expect(results.find(({ id }) => id === 'lab02-db')).toMatchObject({ score: 0.67, tries: 2 });
    expect(predictions.find(({ id }) => id === 'lab02-digits')?.made).toBe(true);
    await lab.reload();
    const cell = await lab.show(PLOT_CELL);
    await cell.locator('.js-plotly-plot .main-svg').first().waitFor();
  });
});
