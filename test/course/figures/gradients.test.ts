import {
  coverageByEpoch,
  descend,
  descentLoss,
  epochCoverage,
  graphDrawing,
  lrInfluence,
  numgradSweep,
  rateExplorer,
  smallClassifier,
  stepErrors,
  trainWithRate,
} from 'chainrule-course/figures';
import { sigmoidCircuit } from 'kernel-lib/autograd';
import type { Figure } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { placeNodes } from '../../../kernel-lib/course/figures/shared/graphLayout.js';

function circuit() {
  const graph = sigmoidCircuit();
  graph.forward({ w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });
  graph.backward();
  return graph;
}

const { w, loss, dw } = smallClassifier();
const centred = stepErrors(loss, w, dw, 'centred');
const oneSided = stepErrors(loss, w, dw, 'one-sided');

const FIGURES: Record<string, Figure> = {
  descentLoss: descentLoss({ all: [3, 2, 1] }),
  'descentLoss with batches': descentLoss({ all: [3, 2, 1], batch: [3, 1, 2] }),
  epochCoverage: epochCoverage({
    shuffle: coverageByEpoch('shuffle', { N: 50, batchSize: 10 }),
    uniform: coverageByEpoch('uniform', { N: 50, batchSize: 10 }),
  }),
  graphDrawing: graphDrawing(circuit().picture()),
  'graphDrawing with steps': graphDrawing({ ...circuit().picture(), steps: circuit().steps }),
  lrInfluence: lrInfluence({ runs: [{ name: 'low', rate: 0.1, losses: [2, 1] }] }),
  numgradSweep: numgradSweep({ series: [{ name: 'centred', points: centred }] }),
  rateExplorer: rateExplorer({
    loss: (v) => v * v,
    range: [-3, 3],
    paths: [
      { rate: 0.1, w: [2, 1.6] },
      { rate: 1.1, w: [2, -2.4] },
    ],
  }),
};

describe('figures', () => {
  it.each(Object.entries(FIGURES))(
    '%s has a title and labelled axes, as plain JSON',
    (_, figure) => {
      const { data, layout } = JSON.parse(JSON.stringify(figure));
      expect(layout.title.text.length).toBeGreaterThan(5);
      expect(layout.title.subtitle.text).toMatch(/^Lecture L1/);
      expect(layout.xaxis.visible === false || layout.xaxis.title.text.length > 0).toBe(true);
      expect(data.length).toBeGreaterThan(0);
    },
  );

  it('the graph shows values above and gradients below, as the slide does', () => {
    const { data } = JSON.parse(JSON.stringify(FIGURES.graphDrawing));
    const trace = (name: string) => data.find((t: { name: string }) => t.name === name);
    const at = trace('nodes').hovertext.indexOf('f');
    expect(trace('values').text[at]).toBe('f<br>0.73');
    expect(trace('gradients').text[at]).toBe('1.00');
    expect(trace('values').textposition).toBe('top center');
    expect(trace('gradients').textposition).toBe('bottom center');
  });

  it('the first step of the slider shows no gradient yet, the last one all', () => {
    const { frames } = JSON.parse(JSON.stringify(FIGURES['graphDrawing with steps']));
    const known = (frame: { data: { name: string; text: string[] }[] }) =>
      frame.data.find(({ name }) => name === 'gradients')?.text.filter((text) => text !== '')
        .length;
    expect(known(frames[0])).toBe(0);
    expect(known(frames.at(-1))).toBe(13);
  });

  it('places a node right of its inputs and no two nodes at one place', () => {
    const { nodes, edges } = circuit().picture();
    const places = placeNodes(
      nodes.map(({ id }) => id),
      edges,
    );
    for (const [from, to] of edges) {
      expect(places.get(from)?.column).toBeLessThan(places.get(to)?.column as number);
    }
    expect(new Set([...places.values()].map((place) => JSON.stringify(place))).size).toBe(13);
  });
});

describe('studies', () => {
  it('centred differences reach 1e-9, one-sided ones do not; both rise again', () => {
    const best = (points: typeof centred) => Math.min(...points.map(({ error }) => error));
    expect(best(centred)).toBeLessThan(2e-9);
    expect(best(oneSided)).toBeGreaterThan(1e-8);
    expect(centred.at(-1)?.error).toBeGreaterThan(1e-4);
    expect(centred[0]?.error).toBeGreaterThan(1e-4);
  });

  it('descends at every step with all the data, and not at every one with batches', () => {
    const falls = (losses: number[]) =>
      losses.every((v, i) => i === 0 || v <= (losses[i - 1] ?? 0));
    expect(falls(descend({ rate: 0.5, steps: 60 }).all)).toBe(true);
    const noisy = descend({ rate: 0.1, steps: 60, batchSize: 10 });
    expect(falls(noisy.all)).toBe(false);
    expect(noisy.all.at(-1)).toBeLessThan(0.7);
  });

  it('leaves about 1/e of the examples unseen after an epoch with replacement, none with shuffling', () => {
    expect(coverageByEpoch('uniform', { epochs: 1 }).unseen.at(-1)).toBeCloseTo(Math.exp(-1), 1.5);
    expect(coverageByEpoch('shuffle', { epochs: 1 }).unseen.at(-1)).toBe(0);
  });

  it('orders the lecture’s four learning rates', () => {
    const [low, good, high] = [0.003, 0.1, 2].map((rate) => trainWithRate(rate, { epochs: 20 }));
    expect(good?.at(-1)).toBeLessThan(low?.at(-1) as number);
    expect(good?.at(-1)).toBeLessThan(high?.at(-1) as number);
  });
});
