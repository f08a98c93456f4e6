import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { initHistograms, momentumExplorer, momentumPhases } from 'chainrule-course/figures';
import { findChromium, HEADLESS } from 'chainrule-setup';
import { scriptJson } from 'kernel-lib/display';
import { Figure, linePlot, withSlider, withSwitches } from 'kernel-lib/plot';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPageScripts } from '../../../kernel-lib/workshop/gallery/pageScripts.js';
import { contrast, type Rgb } from './colourSight.js';

const line = (k: number) =>
  linePlot({
    title: 'A line',
    caption: 'It turns',
    x: 'x',
    y: 'y',
    series: [{ name: 'a', y: [0, k] }],
  });
const walk = (rho: number, alpha: number) => ({
  x: [0, rho],
  y: [0, alpha],
  loss: [1, rho + alpha],
});

/** One figure of each kind of control. */
const FIGURES = {
  played: withSlider(line(1), {
    name: 'step',
    steps: [1, 2, 3].map((k) => ({ label: `k ${k}`, data: line(k).data })),
    play: true,
    duration: 20,
  }),
  twoSliders: momentumExplorer({
    rhos: [0, 0.5],
    alphas: [0.1, 0.2],
    steps: 1,
    roll: walk,
    f: (x, y) => x * x + y * y,
    rangeX: [-1, 1],
    rangeY: [-1, 1],
  }),
  map: momentumPhases({
    alphas: [0.5, 2, 3.5],
    betas: [0.1, 0.9],
    steps: 2,
    fine: 4,
    roll: (beta, alpha) => [1, beta, alpha],
  }),
  switches: withSwitches(line(1), {
    name: 'doors',
    labels: ['left'],
    on: [false],
    curve: 0,
    heights: ([open]) => [open ? 5 : 0, 1],
  }),
  names: linePlot({
    title: 'A title that is longer than a telephone is wide, by some words',
    caption:
      'A caption that is longer still, with the lecture that it comes from, and a few words more',
    x: 'a long name of an axis, with a unit that nobody knows (furlongs per fortnight)',
    y: 'another one, for an axis that is not very high (furlongs per fortnight)',
    series: ['first', 'second', 'third'].map((name, i) => ({
      name: `the ${name} of the curves`,
      y: [i, 1],
    })),
  }),
  sentence: new Figure(
    [
      {
        type: 'scatter',
        mode: 'text',
        x: [0],
        y: [0],
        text: ['A sentence in the plot<br>that is a good deal longer than a telephone is wide'],
        textfont: { size: 15 },
      },
    ],
    { title: 'Said', xaxis: { range: [-1, 1] }, yaxis: { range: [-1, 1] } },
  ),
  many: initHistograms({
    runs: ['a', 'b', 'c', 'd'].map((name) => ({
      name,
      activations: { low: -1, high: 1, layers: [[1, 2, 1]] },
      gradients: { low: -10, high: 4, layers: [[1, 2, 1]] },
    })),
  }),
  menu: line(1).with({
    updatemenus: [
      {
        name: 'curve',
        buttons: [5, 6].map((k) => ({
          label: `to ${k}`,
          method: 'restyle',
          args: [{ y: [[0, k]] }],
        })),
      },
    ],
  }),
  answers: new Figure(
    [
      {
        mode: 'text',
        x: [0, 10],
        y: [0, 0],
        text: ['Look, then<br>choose.', 'Right.'],
        meta: { status: true },
      },
    ],
    {
      title: 'A verdict',
      xaxis: { range: [-1, 1] },
      updatemenus: [
        {
          name: 'diagnosis',
          buttons: [0, 10].map((x) => ({
            label: `at ${x}`,
            method: 'relayout',
            args: [{ 'xaxis.range': [x - 1, x + 1] }],
          })),
        },
      ],
    },
  ),
  buttons: new Figure([{ y: [1] }, { y: [2], visible: false }], {
    title: 'Two views',
    updatemenus: [
      {
        type: 'buttons',
        name: 'view',
        buttons: ['one', 'two'].map((label, i) => {
          return { label, method: 'update', args: [{ visible: [i === 0, i === 1] }, {}] };
        }),
      },
    ],
  }),
};

/** A page in the colours of the system's theme. */
const THEMED = ':root { color-scheme: light dark } body { background: Canvas; color: CanvasText }';

const executable = findChromium();

describe.skipIf(!executable)('figures on a page opened from disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-figures-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    copyPageScripts(folder);
    const places = Object.entries(FIGURES).map(
      ([id, figure]) =>
        `<div id="${id}"></div><script>new chainruleFigures.PageFigure(document.getElementById('${id}'), ${scriptJson(figure)});</script>`,
    );
    const scripts = '<script src="plotly.js"></script><script src="figures.js"></script>';
    const file = join(folder, 'page.html');
    writeFileSync(
      file,
      `<!doctype html><meta charset="utf-8"><style>${THEMED}</style>${scripts}${places.join('\n')}`,
    );
    browser = await chromium.launch({
      executablePath: executable ?? '',
      args: [...HEADLESS],
    });
    page = await browser.newPage();
    // Two busy cores open a page slowly.
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    await page.locator('#buttons .main-svg').first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const figure = (id: keyof typeof FIGURES) => page.locator(`#${id}`).getByRole('figure');
  /** What Plotly shows now. */
  const shown = (place: Locator) =>
    place.locator('.js-plotly-plot').evaluate((plot) => {
      const { data } = plot as unknown as { data: { y: number[]; visible?: boolean }[] };
      return data.filter(({ visible }) => visible !== false).map(({ y }) => y);
    });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('are figures by role and name, say what they show, and hide the drawing', async () => {
    const tree = await figure('played').ariaSnapshot();
    expect(tree).toContain('figure "A line. It turns"');
    expect(tree).toContain('At step k 1. Data: y over x: a from 0 at 0 to 1 at 1.');
    expect(tree).toMatch(/slider "step"/);
    // Titles and ticks are text of the drawing, which would be read as a heap of numbers.
    expect(tree).not.toMatch(/text: (A line|0\.5)/);
    expect(tree).not.toContain('img');
  });

  it('offer nothing that leaves the machine', async () => {
    const tools = await page
      .getByRole('toolbar')
      .getByRole('button')
      .evaluateAll((buttons) => {
        return buttons.map((button) => button.getAttribute('aria-label'));
      });
    expect(tools).toContain('Zoom');
    expect(tools.filter((name) => /share|cloud|edit|plotly/i.test(name ?? ''))).toEqual([]);
    expect(await page.locator('a[href^="http"]').count()).toBe(0);
  });

  it('fit a telephone: no text is cut, names stand below, panels one under the other', async () => {
    const texts = (id: keyof typeof FIGURES, selector = 'svg text') =>
      figure(id)
        .locator(selector)
        .evaluateAll((all) =>
          all.map((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            const paper = text.closest('svg')?.getBoundingClientRect();
            const within =
              left >= (paper?.left ?? 0) - 1 &&
              right <= (paper?.right ?? 0) + 1 &&
              top >= (paper?.top ?? 0) - 1 &&
              bottom <= (paper?.bottom ?? 0) + 1;
            return { text: text.textContent, within, left, top, bottom };
          }),
        );
    const cut = async () =>
      (await Promise.all((['names', 'map', 'sentence', 'many'] as const).map((id) => texts(id))))
        .flat()
        .filter(({ within }) => !within)
        .map(({ text }) => text);
    await page.setViewportSize({ width: 400, height: 900 });
    const tops = async () => (await texts('map', '.annotation-text')).map(({ top }) => top);
    const apart = async () => {
      const [first = 0, second = 0] = await tops();
      return second - first;
    };
    await expect.poll(apart).toBeGreaterThan(200);
    await expect.poll(cut).toEqual([]);
    const [[title], [caption], [axis], names] = await Promise.all([
      texts('names', '.gtitle'),
      texts('names', '.gtitle-subtitle'),
      texts('names', '.xtitle'),
      texts('names', '.legendtext'),
    ]);
    expect(caption?.top).toBeGreaterThanOrEqual((title?.bottom ?? 0) - 2);
    for (const name of names) expect(name.top).toBeGreaterThanOrEqual(axis?.bottom ?? Number.NaN);
    expect(names).toHaveLength(3);
    // Eight plots stand in two columns, each with the numbers of its own axis.
    const runs = await texts('many', '.annotation-text');
    expect(new Set(runs.map(({ left }) => Math.round(left / 50))).size).toBe(1);
    expect(new Set(runs.map(({ top }) => top)).size).toBe(4);
    expect(await texts('many', '.y8tick text')).not.toEqual([]);
    // A short title is not written among the numbers of its axis.
    const [numbers, update] = [await texts('map', '.x2tick text'), await texts('map', '.x2title')];
    expect(update[0]?.top).toBeGreaterThanOrEqual((numbers[0]?.bottom ?? Number.NaN) - 2);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(apart).toBe(0);
  });

  it('let a place of a map be picked, by a click or from the keyboard', async () => {
    const map = figure('map');
    const at = () =>
      map.getByRole('slider').evaluateAll((all) => {
        return all.map((one) => one.getAttribute('aria-valuetext'));
      });
    const path = async () => (await shown(map.first())).at(-2);
    expect(await at()).toEqual(['0.1', '0.5']);
    const area = map.locator('.nsewdrag[data-subplot="xy"]');
    await area.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await area.boundingBox()) ?? {};
    await page.mouse.click(x + 0.8 * width, y + 0.2 * height);
    await expect.poll(at).toEqual(['0.9', '3.5']);
    expect(await path()).toEqual([1, 0.9, 3.5]);
    const ring = map.getByRole('button', { name: /^Map, at α/ });
    await ring.focus();
    await press('ArrowLeft', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(at).toEqual(['0.1', '2']);
    expect(await path()).toEqual([1, 0.1, 2]);
    expect(await ring.getAttribute('aria-label')).toContain(
      'α (learning rate) 2, β (momentum) 0.1',
    );
    // It is seen, and lies half way along the map.
    expect(
      await ring.evaluate((node) => {
        return node.ownerDocument.defaultView?.getComputedStyle(node).opacity;
      }),
    ).toBe('1');
    const box = await ring.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBeCloseTo(x + width / 2, -1);
    await press('ArrowUp', 'Space');
    await expect.poll(at).toEqual(['0.9', '2']);
  });

  it('turn switches by the space bar, all of them by a button, and say which are on', async () => {
    const doors = figure('switches');
    const box = doors.getByRole('checkbox', { name: 'left' });
    await box.focus();
    await press('Space');
    expect(await box.isChecked()).toBe(true);
    await expect.poll(() => shown(doors)).toEqual([[5, 1]]);
    await doors.getByRole('button', { name: 'none' }).click();
    await expect.poll(() => shown(doors)).toEqual([[0, 1]]);
    await box.press('Space');
    await expect.poll(() => doors.ariaSnapshot()).toContain('At doors left.');
  });

  it('move by the keys of a slider, and say so', async () => {
    const played = figure('played');
    const slider = played.getByRole('slider');
    await slider.focus();
    await press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('k 2');
    await expect.poll(() => shown(played)).toEqual([[0, 2]]);
    await press('End');
    await expect.poll(() => shown(played)).toEqual([[0, 3]]);
    await expect
      .poll(() => played.ariaSnapshot())
      .toContain('At step k 3. Data: y over x: a from 0 at 0 to 3');
  });

  it('play from the start with the space bar, and the slider goes along', async () => {
    const played = figure('played');
    const before = await played.getByRole('slider').getAttribute('aria-valuetext');
    expect(before).toBe('k 3');
    // A slow machine shows two frames in one go: the values between are in the records.
    await played.getByRole('slider').evaluate((slider) => {
      const name = 'aria-valuetext';
      type Seen = (records: { oldValue: string }[]) => void;
      const { MutationObserver: Observer } = globalThis as unknown as {
        MutationObserver: new (f: Seen) => { observe(node: unknown, what: object): void };
      };
      // Kept on the page: the key is pressed only when somebody looks.
      const keep = globalThis as unknown as { seen: Promise<string[]> };
      keep.seen = new Promise<string[]>((resolve) => {
        const texts: string[] = [];
        new Observer((records) => {
          texts.push(...records.map(({ oldValue }) => oldValue));
          if (texts.includes('k 2') && slider.getAttribute(name) === 'k 3') resolve(texts);
        }).observe(slider, { attributeFilter: [name], attributeOldValue: true });
      });
    });
    await played.getByRole('button', { name: 'Play' }).focus();
    await press('Space');
    const seen = await played
      .page()
      .evaluate(() => (globalThis as unknown as { seen: Promise<string[]> }).seen);
    expect([...new Set(seen)]).toEqual(['k 3', 'k 1', 'k 2']);
    // The button has its first name again when the run is over.
    await played.getByRole('button', { name: 'Play' }).waitFor();
  });

  it('have each slider apart from the other', async () => {
    const two = figure('twoSliders');
    await two.getByRole('slider', { name: 'ρ (momentum)' }).focus();
    await press('ArrowRight', 'Tab', 'ArrowRight');
    const alpha = two.getByRole('slider', { name: 'α (learning rate)' });
    expect(await alpha.getAttribute('aria-valuetext')).toBe('0.2');
    await expect.poll(async () => (await shown(two)).at(-1)).toEqual([1, 0.7]);
  });

  it('choose from a menu and press a button with the keyboard', async () => {
    const menu = figure('menu');
    await menu.getByRole('combobox', { name: 'curve' }).focus();
    await press('ArrowDown');
    await expect.poll(() => shown(menu)).toEqual([[0, 6]]);
    const buttons = figure('buttons');
    await buttons.getByRole('button', { name: 'two' }).focus();
    await press('Enter');
    await expect.poll(() => shown(buttons)).toEqual([[2]]);
    expect(await buttons.ariaSnapshot()).toContain('button "two" [pressed]');
  });

  it('say the answer to a choice by itself, and once', async () => {
    const answers = figure('answers');
    const status = answers.getByRole('status');
    expect(await answers.ariaSnapshot()).toContain('status: Look, then choose.');
    // The other words are there to be read, and silent.
    expect(await answers.locator('[aria-live=polite]').count()).toBe(0);
    await status.evaluate((node) => {
      type Seen = (records: unknown[]) => void;
      const { MutationObserver: Observer } = globalThis as unknown as {
        MutationObserver: new (f: Seen) => { observe(node: unknown, what: object): void };
      };
      const keep = globalThis as unknown as { changes: number };
      keep.changes = 0;
      new Observer((records) => {
        keep.changes += records.length;
      }).observe(node, { childList: true, characterData: true, subtree: true });
    });
    await answers.getByRole('combobox', { name: 'diagnosis' }).focus();
    await press('ArrowDown');
    await expect.poll(() => answers.ariaSnapshot()).toContain('status: Right.');
    expect(await answers.ariaSnapshot()).toContain('At diagnosis at 10.');
    const changes = () => (globalThis as unknown as { changes: number }).changes;
    expect(await page.evaluate(changes)).toBe(1);
  });

  /** Computed colours of what is drawn and written, and of the page behind. */
  const colours = () =>
    page.evaluate(() => {
      const scope = globalThis as unknown as {
        document: { querySelectorAll(selector: string): Iterable<object>; body: object };
        getComputedStyle(
          node: object,
        ): Record<'fill' | 'stroke' | 'color' | 'backgroundColor', string>;
      };
      const all = (selector: string, property: 'fill' | 'stroke' | 'color') =>
        [...scope.document.querySelectorAll(selector)].map(
          (node) => scope.getComputedStyle(node)[property],
        );
      return {
        page: scope.getComputedStyle(scope.document.body).backgroundColor,
        texts: [
          ...all('.gtitle, .gsubtitle, .xtick text, .ytick text, .xtitle, .ytitle', 'fill'),
          ...all('.chainrule-controls button, .chainrule-controls label', 'color'),
        ],
        lines: all('#played .js-line, #menu .js-line', 'stroke'),
      };
    });
  const parts = (colour: string) => colour.match(/[\d.]+/g)?.map(Number) as unknown as Rgb;

  it.each(['light', 'dark'] as const)(
    'are read and seen on a page that is %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      // The figures follow in the next frame.
      await expect
        .poll(async () => {
          const { page: paper, texts, lines } = await colours();
          const ratio = (colour: string) => contrast(parts(colour), parts(paper));
          return {
            texts: texts.length > 20 && Math.min(...texts.map(ratio)) >= 4.5,
            lines: lines.length >= 2 && Math.min(...lines.map(ratio)) >= 3,
          };
        })
        .toEqual({ texts: true, lines: true });
    },
  );

  it('keep what was chosen when the page becomes light again', async () => {
    const ink = () =>
      page
        .locator('#played .gtitle')
        .first()
        .evaluate((node) => {
          const { getComputedStyle: style } = globalThis as unknown as {
            getComputedStyle(node: unknown): { fill: string };
          };
          return style(node).fill;
        });
    const dark = await ink();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(ink).not.toBe(dark);
    await expect.poll(() => shown(figure('played'))).toEqual([[0, 3]]);
    expect(await figure('menu').getByRole('combobox').inputValue()).toBe('1');
    await expect.poll(() => shown(figure('menu'))).toEqual([[0, 6]]);
  });

  it('are drawn without a complaint, and ask nobody for anything', () => {
    expect(complaints).toEqual([]);
  });
});
