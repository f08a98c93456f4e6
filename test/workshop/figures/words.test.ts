import { batchnormGraph, clinic, oneOfFive } from 'chainrule-course/figures';
import {
  figureLabel,
  figureStatus,
  figureWords,
  type Json,
  type JsonObject,
} from 'chainrule-kernel';
import { bar, type Figure, heatmap, histogram, linePlot, panels, scatter } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { alternativeText } from '../../../kernel-lib/workshop/publish/pictures.js';

const text = { title: 'A <b>curve</b>', caption: 'Lecture<br>L1', x: 'epoch', y: 'loss' };
const words = ({ data, layout }: Figure) => figureWords(data as Json[], layout as JsonObject);

describe('what a figure says of itself', () => {
  it('has the title and the caption as its name', () => {
    const { layout } = linePlot({ ...text, series: [] });
    expect(figureLabel(layout as JsonObject)).toBe('A curve. Lecture L1');
    expect(figureLabel({ title: { text: 'Why?', subtitle: { text: 'L2' } } })).toBe('Why? L2');
    expect(figureLabel({})).toBe('Figure');
  });

  it('tells the ends of each curve, and its extremes where they are not the ends', () => {
    const figure = linePlot({
      ...text,
      series: [
        { name: 'train', y: [3, 2, 1] },
        { name: 'validation', y: [3, 1.2345, Number.NaN, 2] },
        { name: 'best', y: [1, 1] },
      ],
    });
    expect(words(figure)).toBe(
      'Data: loss over epoch: train from 3 at 0 to 1 at 2; ' +
        'validation from 3 at 0 to 2 at 3, least 1.23 at 1, largest 3 at 0; best stays at 1.',
    );
  });

  it('takes the words of a trace itself, and leaves out what has empty ones', () => {
    const trace = (words: string) => ({ name: 'unit', x: [1, 2], y: [1, 0], meta: { words } });
    expect(figureWords([trace('in 1, <b>out</b> 2'), trace('')], {})).toBe(
      'Data: unit in 1, out 2.',
    );
  });

  it('leaves out what lies beyond the window that the axes show', () => {
    const trace = (name: string, x: number[]) => ({ name, x, y: [1, 10], mode: 'lines' });
    const layout = { xaxis: { range: [0, 5] }, yaxis: { type: 'log', range: [-1, 3] } };
    const traces = [trace('here', [1, 2]), trace('beyond', [6, 7]), trace('through', [-9, 9])];
    expect(figureWords(traces, layout)).toMatch(/^Data: here from .*; through from [^;]*$/);
    expect(figureWords(traces, { yaxis: { type: 'log', range: [2, 3] } })).toBe('Data: none.');
    const labels = { mode: 'text', x: [1, 9], y: [1, 1], text: ['seen', 'hidden'] };
    expect(figureWords([labels], layout)).toBe('Data: labels seen.');
  });

  it('tells of the clinic the patient who was chosen, and the verdict by itself', () => {
    const run = (loss: number) => ({
      loss: [loss, 1],
      at: [0, 1],
      train: [0.1, 1],
      val: [0.1, 0.9],
    });
    const sick = [1, 2, 3, 4, 5, 6, 7, 8].map((p) => run(10 + p));
    const { data, layout } = JSON.parse(JSON.stringify(clinic({ sick, healthy: run(9) })));
    const choose = (patient: number, diagnosis: number) => {
      for (const [menu, at] of [patient, diagnosis].entries()) {
        for (const [key, range] of Object.entries(layout.updatemenus[menu].buttons[at].args[0])) {
          layout[key.replace('.range', '')].range = range;
        }
      }
    };
    choose(2, 0);
    expect(figureStatus(data, layout)).toBe(
      'Patient 3: look at the curves, then name the illness.',
    );
    expect(figureWords(data, layout)).toContain('loss of the batch from 13 at 0 to 1 at 1');
    expect(figureWords(data, layout)).not.toMatch(/from 1[124-8] at|cured/);
    const heard = layout.updatemenus[1].buttons.map((_: unknown, d: number) => {
      choose(2, d);
      return [figureStatus(data, layout), figureWords(data, layout)];
    });
    const right = heard.filter(([said]: string[]) => said?.startsWith('Right.'));
    expect(right).toHaveLength(1);
    expect(right[0][1]).toContain('cured from 9 at 0 to 1 at 1');
    expect(new Set(heard.map(([said]: string[]) => said)).size).toBe(heard.length);
  });

  it('tells the numbers of a graph and of a layer, which are drawn as labels', () => {
    const graph = batchnormGraph({ x: [1, 2, 4, 7, 11], dout: [1, -1, 2, 0.5, -0.3] });
    expect(words(graph)).toMatch(
      /values x 1\.00, .*mu 5\.00; gradients none yet; note line 1: mu = mean/,
    );
    const five = oneOfFive({
      x: [0, 2],
      which: 1,
      positions: [2, 3],
      outputs: [
        [-1, 1],
        [-1, 1],
      ],
    });
    expect(words(five)).toContain('example 1 in 0.00, out −1.00; example 2 in 2.00, out 1.00.');
  });

  it('tells clouds of points and paths from curves', () => {
    const groups = [{ name: 'cloud', x: [2, -1, 0], y: [5, 6, 7] }];
    expect(words(scatter({ ...text, groups }))).toContain(
      'cloud 3 points, x between −1 and 2, y between 5 and 7.',
    );
    const series = [{ name: 'walk', x: [2, -1, 0], y: [5, 6, 7] }];
    expect(words(linePlot({ ...text, series }))).toContain('walk from (2, 5) to (0, 7), x between');
  });

  it('tells the bars, or where most of a histogram lies', () => {
    const bars = bar({
      ...text,
      categories: ['cat', 'dog'],
      groups: [{ name: 'p', y: [0.25, 0.75] }],
    });
    expect(words(bars)).toContain('p cat 0.25, dog 0.75.');
    const samples = [{ name: 'z', values: [0, 0.1, 0.1, 1] }];
    expect(words(histogram({ ...text, samples, bins: 10 }))).toContain(
      'z 4 in all, from 0.05 to 0.95, most (2) near 0.15.',
    );
  });

  it('tells where a map is lowest and highest', () => {
    const z = [
      [1, 2],
      [3, -4],
    ];
    const map = heatmap({ ...text, z, value: 'height', xs: [10, 20], ys: [5, 6] });
    expect(words(map)).toContain(
      'height 2 by 2 values, least −4 at (20, 6), largest 3 at (10, 6).',
    );
  });

  it('tells panels apart, reads numbers in the compact form, and leaves out what only decorates', () => {
    const bytes = Buffer.from(Float32Array.from([0, 0.5]).buffer).toString('base64');
    const y = { dtype: 'f4', bdata: bytes };
    const panel = { x: 'x', y: 'y' };
    const figure = panels({
      title: 't',
      panels: [
        { ...panel, title: 'left', traces: [{ type: 'scatter', mode: 'lines', name: 'a', y }] },
        {
          ...panel,
          title: 'right',
          traces: [
            { type: 'scatter', name: 'grid', y: [9], hoverinfo: 'skip', showlegend: false },
            { type: 'scatter', name: 'hidden', y: [9], visible: false },
            {
              type: 'scatter',
              name: 'b',
              mode: 'markers+text',
              x: [1],
              y: [1],
              text: ['<b>z</b>'],
            },
          ],
        },
      ],
    });
    expect(words(figure)).toBe(
      'Data: left, y over x: a from 0 at 0 to 0.5 at 1. right, y over x: b labels z.',
    );
  });

  it('stays short where there are many series', () => {
    const series = Array.from({ length: 40 }, (_, i) => ({ name: `s${i}`, y: [i] }));
    expect(words(linePlot({ ...text, series }))).toMatch(/s23 .*\. and 16 more series\.$/);
    expect(figureWords([], {})).toBe('Data: none.');
  });

  it('is the alternative text of its picture', () => {
    const series = [{ name: 'a', y: [1, 2] }];
    expect(alternativeText(linePlot({ ...text, series }).toJSON())).toBe(
      'Figure: A curve. Lecture L1. Data: loss over epoch: a from 1 at 0 to 2 at 1.',
    );
  });
});
