import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LectureFigure } from 'chainrule-course/figures';
import { stillAt } from 'chainrule-kernel';
import { findChromium } from 'chainrule-setup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lectureFigures } from '../../../kernel-lib/course/index.js';
import type { FigureJson, Trace } from '../../../kernel-lib/library/plot/figure.js';
import { sampled } from '../../sample.js';
import { cut, GalleryRenderer, overlaps, type Portrait } from './galleryRenderer.js';

const REFERENCE = join(import.meta.dirname, 'reference-images');
const REFRESH = process.env.REFRESH_REFERENCE_IMAGES === '1';
const MINUTES = 60_000;

/** Further apart than this, two pictures show something else. */
const SAME = 0.25;

/** Measured times differ from machine to machine: only the shape of the curves is looked at. */
const MEASURED = ['hsoftmax-time'];

/** The folder of an earlier `npm run figures`, whose results are looked at instead of new ones. */
const EARLIER = process.env.CHAINRULE_FIGURES;

async function computed({ id, draw }: LectureFigure): Promise<FigureJson> {
  if (EARLIER) return JSON.parse(readFileSync(join(EARLIER, `${id}.json`), 'utf8'));
  return JSON.parse(JSON.stringify(await draw()));
}

const chromium = findChromium();
/** Those that the tests of wrong figures change. */
const CHANGED = [
  'activations',
  'bn-vs-scale',
  'dropout-curves',
  'hsoftmax-time',
  'loss-full-batch',
  'lr-influence',
  'vanishing-gradient',
];
const ALL = await lectureFigures();
const some = sampled(ALL, 2, ({ id, caption }) => id + caption);
const FIGURES = ALL.filter((figure) => CHANGED.includes(figure.id) || some.includes(figure));

describe.skipIf(!chromium)(
  'every figure of the lectures, in Chromium',
  { timeout: 2 * MINUTES },
  () => {
    let renderer: GalleryRenderer;
    const stills = new Map<string, FigureJson>();
    const portraits = new Map<string, Portrait>();

    // Each is computed and drawn once; the tests only look.
    beforeAll(async () => {
      renderer = await GalleryRenderer.open(chromium ?? '');
      for (const figure of FIGURES) {
        const json = await computed(figure);
        stills.set(figure.id, stillAt(json, figure.still));
        portraits.set(figure.id, await renderer.portrait(still(figure.id)));
      }
      if (REFRESH) mkdirSync(REFERENCE, { recursive: true });
    }, 20 * MINUTES);

    afterAll(() => renderer?.close());

    const still = (id: string) => stills.get(id) as FigureJson;
    const portrait = (id: string) => portraits.get(id) as Portrait;
    const reference = (id: string): string => {
      const file = join(REFERENCE, `${id}.webp`);
      if (REFRESH)
        writeFileSync(file, Buffer.from(portrait(id).small.split(',')[1] ?? '', 'base64'));
      const bytes = existsSync(file) ? readFileSync(file).toString('base64') : '';
      return `data:image/webp;base64,${bytes}`;
    };

    describe.each(FIGURES.map(({ id }) => id))('%s', (id) => {
      it('is what Plotly understands', () => {
        expect(portrait(id).complaints).toEqual([]);
      });

      it('shows something in every panel', () => {
        expect(portrait(id).ink).toBeGreaterThan(0.002);
      });

      it('has no text on another text, and none cut', () => {
        expect(overlaps(portrait(id).texts)).toEqual([]);
        expect(cut(portrait(id))).toEqual([]);
      });

      it('is drawn without an error', () => {
        expect(portrait(id).errors).toEqual([]);
      });

      it.skipIf(MEASURED.includes(id))('looks as it did', async () => {
        expect(await renderer.distance(portrait(id).small, reference(id))).toBeLessThan(SAME);
      });
    });

    it('the measured times grow as they must', () => {
      const [softmax, tree] = still('hsoftmax-time').data as { y: number[] }[];
      const growth = ({ y = [] }: { y?: number[] } = {}) => (y.at(-1) ?? 0) / (y[0] ?? 1);
      expect(growth(softmax)).toBeGreaterThan(10 * growth(tree));
    });

    describe('a wrong figure fails', () => {
      /** The distance of a changed figure to the right one's reference. */
      async function changed(
        id: string,
        change: (trace: Trace) => Trace,
        css = '',
      ): Promise<number> {
        const { data, ...rest } = still(id);
        const wrong = await renderer.portrait({ ...rest, data: data.map(change) }, css);
        return renderer.distance(wrong.small, reference(id));
      }

      it('another font is not another figure', async () => {
        for (const id of ['activations', 'bn-vs-scale', 'loss-full-batch']) {
          const font = '#plot text { font-family: serif !important; letter-spacing: 0.05em }';
          expect(await changed(id, (trace) => trace, font)).toBeLessThan(SAME);
          const larger = { ...still(id).layout, font: { family: 'serif' } };
          const other = await renderer.portrait({ ...still(id), layout: larger });
          expect(await renderer.distance(other.small, reference(id))).toBeLessThan(SAME);
        }
      });

      it('one whose curves are turned around is another figure', async () => {
        const back = (trace: Trace) => ({ ...trace, y: [...(trace.y as number[])].reverse() });
        for (const id of [
          'lr-influence',
          'dropout-curves',
          'loss-full-batch',
          'vanishing-gradient',
        ]) {
          expect(await changed(id, back)).toBeGreaterThan(SAME);
        }
      });

      it('every figure is told from every other', async () => {
        const ids = FIGURES.map(({ id }) => id);
        for (const [i, id] of ids.entries()) {
          const next = ids[(i + 1) % ids.length] as string;
          expect(await renderer.distance(portrait(id).small, reference(next))).toBeGreaterThan(
            SAME,
          );
        }
      });

      it('an empty plot, an unknown attribute and two titles in one place are noticed', async () => {
        const { data, ...rest } = still('loss-full-batch');
        const empty = await renderer.portrait({ ...rest, data: [] });
        expect(empty.ink).toBeLessThan(0.002);
        const strange = await renderer.portrait({ ...rest, data: [{ ...data[0], colour: 'red' }] });
        expect(strange.complaints.join()).toContain('colour');
        const note = { text: 'here', x: 5, y: 0.8, showarrow: false };
        const twice = { ...rest.layout, annotations: [note, { ...note, text: 'and here' }] };
        const { texts } = await renderer.portrait({ ...rest, data, layout: twice });
        expect(overlaps(texts)).toHaveLength(1);
      });
    });
  },
);
