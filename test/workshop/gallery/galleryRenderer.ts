import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HEADLESS } from 'chainrule-setup';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { FigureJson } from '../../../kernel-lib/library/plot/figure.js';
import {
  onSlide,
  type Size,
  SLIDE,
  slideOf,
} from '../../../kernel-lib/workshop/gallery/renderer.js';

// The page's own names. TypeScript's DOM library would change the types of every other file.
// biome-ignore lint/suspicious/noExplicitAny: the whole DOM
declare const document: any;
declare class Image {
  src: string;
  width: number;
  height: number;
  decode(): Promise<void>;
}
interface TextNode {
  textContent: string | null;
  closest(selector: string): unknown;
  getBoundingClientRect(): TextBox;
}

/** A piece of text where it stands in the picture. */
export interface TextBox {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What one figure looks like in Chromium, at the size of a slide. */
export interface Portrait {
  /** What Plotly's schema has against it, one line each. */
  complaints: string[];
  texts: TextBox[];
  /** In which they stand. */
  slide: Size;
  /** Share of the pixels inside the axes that are ink: no paper, grid, axis or text. */
  ink: number;
  /** 160 x 90, without text, as a data URL. */
  small: string;
  /** Errors in the console and exceptions while it was drawn. */
  errors: string[];
}

interface InPage {
  Plotly: {
    validate(data: unknown, layout: unknown): { msg: string; code: string }[] | undefined;
    PlotSchema: { get(): { layout: { layoutAttributes: Record<string, object> } } };
    newPlot(node: string, figure: object): Promise<unknown>;
    purge(node: string): void;
  };
}

/**
 * What plotly.js's validator also says of figures that Plotly draws as they are meant: `dynamic` of
 * the arguments of sliders, which are objects; `unused` of settings that wait for a button or another
 * mode; `array` of numbers in Plotly's own compact form, which it takes for objects.
 */
const HARMLESS = ['dynamic', 'unused', 'array'];

/** The small pictures: a sixth of a slide. */
export const SMALL = { width: 160, height: 90 } as const;

/** Chromium with plotly.js, for looking closely at figures. */
export class GalleryRenderer {
  readonly #errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(message.text());
    });
  }

  static async open(executablePath: string): Promise<GalleryRenderer> {
    const browser = await chromium.launch({ executablePath, args: [...HEADLESS] });
    const page = await browser.newPage({ viewport: SLIDE, deviceScaleFactor: 1 });
    await page.setContent(
      '<body style="margin: 0; background: white"><div id="plot"></div></body>',
    );
    const plotly = createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
    await page.addScriptTag({ content: readFileSync(plotly, 'utf8') });
    return new GalleryRenderer(browser, page);
  }

  /** Draws a figure as on a slide, without its sliders and buttons, and describes it. */
  async portrait(figure: FigureJson, css = ''): Promise<Portrait> {
    this.#errors.length = 0;
    const layout = onSlide(figure.layout);
    const slide = slideOf(figure.layout);
    await this.page.setViewportSize(slide);
    // Plotly shows nothing three-dimensional in a static plot before a picture of it is asked for.
    const staticPlot = !('scene' in layout);
    const spec = { data: figure.data, layout, config: { staticPlot, displayModeBar: false } };
    const complaints = await this.#complaints(figure);
    const style = await this.page.addStyleTag({ content: css || '/* as it is */' });
    const seen = await this.page.evaluate(async (json) => {
      const { Plotly } = globalThis as unknown as InPage;
      await document.fonts.ready;
      await Plotly.newPlot('plot', JSON.parse(json));
      const plot = document.getElementById('plot');
      const texts = ([...plot.querySelectorAll('text')] as TextNode[])
        .filter(
          (node) => node.textContent?.trim() && !node.closest('.table, .updatemenu-container'),
        )
        .map((node) => {
          const { left, top, right, bottom } = node.getBoundingClientRect();
          return { text: node.textContent ?? '', left, top, right, bottom };
        })
        .filter(({ left, right }) => right - left > 0);
      return texts;
    }, JSON.stringify(spec));
    await this.page.addStyleTag({
      content: '#plot text { visibility: hidden } #plot .table text { visibility: visible }',
    });
    const shot = (await this.page.screenshot({ type: 'png' })).toString('base64');
    const { small, ink } = await this.page.evaluate(
      async ([data, size]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        const draw = (width: number, height: number) => {
          Object.assign(canvas, { width, height });
          const pen = canvas.getContext('2d', { willReadFrequently: true });
          if (!pen) throw new Error('no canvas');
          pen.imageSmoothingQuality = 'high';
          pen.drawImage(image, 0, 0, width, height);
          return pen;
        };
        draw(size.width, size.height);
        const small = canvas.toDataURL('image/webp', 0.8);
        const pen = draw(image.width, image.height);
        interface Axis {
          _offset: number;
          _length: number;
        }
        type Range = [number, number];
        interface Laid {
          _plots?: Record<string, { xaxis: Axis; yaxis: Axis }>;
          _size: { l: number; t: number; w: number; h: number };
        }
        const plot = document.getElementById('plot') as { _fullLayout: Laid };
        const { _plots = {}, _size: inside } = plot._fullLayout;
        const flat = Object.values(_plots).map(
          ({ xaxis, yaxis }) =>
            [xaxis._offset, yaxis._offset, xaxis._length, yaxis._length] as const,
        );
        const scenes = Object.entries(plot._fullLayout)
          .filter(([key]) => /^scene\d*$/.test(key))
          .map(([, { domain }]: [string, { domain: { x: Range; y: Range } }]) => {
            const { x, y } = domain;
            return [
              inside.l + x[0] * inside.w,
              inside.t + (1 - y[1]) * inside.h,
              (x[1] - x[0]) * inside.w,
              (y[1] - y[0]) * inside.h,
            ] as const;
          });
        const panels = scenes.length > 0 ? scenes : flat;
        // Tables have no such panels: look at the whole picture.
        const whole = [[0, 0, image.width, image.height]] as const;
        const areas = panels.length === 0 ? whole : panels;
        const shares = areas.map(([x, y, width, height]) => {
          const { data: pixels } = pen.getImageData(x, y, width, height);
          let count = 0;
          for (let i = 0; i < pixels.length; i += 4) {
            const rgb = [pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0];
            const colourful = Math.max(...rgb) - Math.min(...rgb) > 24;
            if (colourful || Math.max(...rgb) < 100) count += 1;
          }
          return (4 * count) / pixels.length;
        });
        // The emptiest panel counts.
        const ink = Math.min(...shares);
        return { small, ink };
      },
      [shot, SMALL] as const,
    );
    await this.page.evaluate(() => {
      (globalThis as unknown as InPage).Plotly.purge('plot');
      const styles = document.querySelectorAll('style');
      for (const node of styles) {
        if (/as it is|visibility: hidden/.test(node.textContent ?? '')) node.remove();
      }
    });
    await style.evaluate((node) => (node as unknown as { remove(): void }).remove());
    return { complaints, texts: seen, slide, ink, small, errors: [...this.#errors] };
  }

  /** What Plotly's validator says, without what it says of right figures too. */
  #complaints(figure: FigureJson): Promise<string[]> {
    return this.page.evaluate(
      ([json, harmless]) => {
        const { Plotly } = globalThis as unknown as InPage;
        const { data, layout } = JSON.parse(json);
        // plotly.js 4's validator throws at any legend: look its keys up by hand.
        const { legend = {}, ...rest } = layout;
        const known = Plotly.PlotSchema.get().layout.layoutAttributes.legend ?? {};
        const strange = Object.keys(legend).filter((key) => !(key in known));
        const found = Plotly.validate(data, rest) ?? [];
        return [
          ...strange.map((key) => `legend.${key} is not part of the schema`),
          ...found.filter(({ code }) => !harmless.includes(code)).map(({ msg }) => msg),
        ];
      },
      [JSON.stringify({ data: figure.data, layout: figure.layout }), HARMLESS] as const,
    );
  }

  /**
   * How far two pictures are apart: 0 for the same, about 1 for two that share no ink. Both are
   * blurred first, so that a shift by a hair counts little.
   */
  distance(a: string, b: string): Promise<number> {
    return this.page.evaluate(
      async ([first, second, size]) => {
        const pixels = async (url: string) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const canvas = document.createElement('canvas');
          Object.assign(canvas, size);
          const pen = canvas.getContext('2d', { willReadFrequently: true });
          if (!pen) throw new Error('no canvas');
          pen.filter = 'blur(1.5px)';
          pen.fillStyle = 'white';
          pen.fillRect(0, 0, size.width, size.height);
          pen.drawImage(image, 0, 0, size.width, size.height);
          return pen.getImageData(0, 0, size.width, size.height).data;
        };
        const [p, q] = [await pixels(first), await pixels(second)];
        let [apart, ink] = [0, 0];
        for (let i = 0; i < p.length; i++) {
          if (i % 4 === 3) continue;
          const [u, v] = [p[i] ?? 0, q[i] ?? 0];
          apart += Math.abs(u - v);
          ink += Math.max(255 - u, 255 - v);
        }
        return ink === 0 ? 0 : apart / ink;
      },
      [a, b, SMALL] as const,
    );
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Pairs of texts that stand on each other, by more than a hair. */
export function overlaps(texts: readonly TextBox[], hair = 2): string[] {
  const found: string[] = [];
  texts.forEach((a, i) => {
    for (const b of texts.slice(i + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > hair && high > hair) found.push(`"${a.text}" and "${b.text}"`);
    }
  });
  return found;
}

/** Texts that are cut by the edge of the picture. */
export function cut({ texts, slide }: Portrait): string[] {
  return texts
    .filter(
      ({ left, top, right, bottom }) =>
        left < -1 || top < -1 || right > slide.width + 1 || bottom > slide.height + 1,
    )
    .map(({ text }) => `"${text}"`);
}
