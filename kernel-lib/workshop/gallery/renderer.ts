import { readFileSync } from 'node:fs';
import { inInk, type JsonObject, PAPER, withoutControls } from 'chainrule-kernel';
import { HEADLESS } from 'chainrule-setup';
import { Problem } from 'kernel-lib/display';
import type { FigureJson, Layout } from 'kernel-lib/plot';
import type { Browser, Page } from 'playwright-core';
import { plotlyFile } from './pageScripts.js';

/** The kinds of picture that can be made. */
export const PICTURES = ['png', 'svg', 'pdf'] as const;
export type Picture = (typeof PICTURES)[number];

/** A slide of 16:9: few pixels, so that letters are large on it; pictures have twice as many. */
export const SLIDE: Size = { width: 960, height: 540 };

/** A slide of 4:3, for figures whose panels stand one under the other. */
export const TALL_SLIDE: Size = { width: 960, height: 720 };

/** A figure that is higher than this needs the tall slide, in pixels. */
const TALL = 640;

/** In pixels of the layout. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of plotly.js that runs in the renderer's page. */
interface PlotlyInPage {
  newPlot(node: unknown, figure: object): Promise<unknown>;
  toImage(node: unknown, options: object): Promise<string>;
  purge(node: unknown): void;
}

/** The slide that suits a figure. */
export function slideOf(layout: Layout): Size {
  const { height } = withoutControls(layout as JsonObject);
  return Number(height ?? 0) > TALL ? TALL_SLIDE : SLIDE;
}

/** The layout for a picture: black on white, at the size of a slide, letters to match. */
export function onSlide(layout: Layout, size: Size = slideOf(layout)): Layout {
  const inked = withoutControls(inInk(layout as JsonObject, PAPER));
  return {
    ...inked,
    paper_bgcolor: layout.paper_bgcolor ?? '#ffffff',
    plot_bgcolor: layout.plot_bgcolor ?? '#ffffff',
    autosize: false,
    ...size,
  };
}

/** A headless Chromium with plotly.js loaded, where figures have their pictures taken. */
export class FigureRenderer {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  /**
   * @param executable Chromium's or Chrome's program
   * @throws Problem when it does not start
   */
  static async open(executable: string): Promise<FigureRenderer> {
    const { chromium } = await import('playwright-core');
    let browser: Browser;
    try {
      browser = await chromium.launch({
        executablePath: executable,
        args: [...HEADLESS],
      });
    } catch (error) {
      const why = (error as Error).message.split('\n')[0];
      throw new Problem(`Chromium (${executable}) does not start: ${why}`);
    }
    const page = await browser.newPage({ viewport: SLIDE, deviceScaleFactor: 1 });
    await page.setContent('<body style="margin: 0"><div id="plot"></div></body>');
    await page.addScriptTag({ content: readFileSync(plotlyFile(), 'utf8') });
    return new FigureRenderer(browser, page);
  }

  /** Draws the figure once and takes the pictures asked for, at the size of a slide or another. */
  async take(
    figure: FigureJson,
    kinds: readonly Picture[],
    size: Size = slideOf(figure.layout),
  ): Promise<Map<Picture, Buffer>> {
    const spec = {
      data: figure.data,
      layout: onSlide(figure.layout, size),
      config: { staticPlot: true },
    };
    await this.page.evaluate(async (json) => {
      const Plotly = (globalThis as unknown as { Plotly: PlotlyInPage }).Plotly;
      await Plotly.newPlot('plot', JSON.parse(json));
    }, JSON.stringify(spec));
    const pictures = new Map<Picture, Buffer>();
    for (const kind of kinds) pictures.set(kind, await this.picture(kind, size));
    await this.page.evaluate(() => {
      (globalThis as unknown as { Plotly: PlotlyInPage }).Plotly.purge('plot');
    });
    return pictures;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async picture(kind: Picture, { width, height }: Size): Promise<Buffer> {
    if (kind === 'pdf') {
      return this.page.pdf({
        width: `${width}px`,
        height: `${height}px`,
        printBackground: true,
        pageRanges: '1',
      });
    }
    const options = { format: kind, width, height, scale: kind === 'png' ? 2 : 1 };
    const url = await this.page.evaluate((wanted) => {
      const Plotly = (globalThis as unknown as { Plotly: PlotlyInPage }).Plotly;
      return Plotly.toImage('plot', wanted);
    }, options);
    const [head = '', body = ''] = url.split(/,(.*)/s);
    return head.endsWith('base64')
      ? Buffer.from(body, 'base64')
      : Buffer.from(decodeURIComponent(body), 'utf8');
  }
}
