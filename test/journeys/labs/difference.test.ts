import { describe, expect, it } from 'vitest';
import { differences } from './difference.js';
import type { CellOutput } from './kernelClient.js';

const print = (...texts: string[]): CellOutput[] =>
  texts.map((text) => ({ output_type: 'stream', name: 'stdout', text }));
const show = (data: Record<string, unknown>): CellOutput[] => [
  { output_type: 'display_data', data },
];
const draw = (trace: object, layout: object = {}): CellOutput[] =>
  show({ 'application/vnd.plotly.v1+json': { data: [{ type: 'scatter', ...trace }], layout } });

/** What differs where the first way gives the same twice. */
const between = (before: CellOutput[], after: CellOutput[]) =>
  differences(before, before, after).map(({ kind, place }) => `${kind}: ${place}`);

describe('what a cell prints otherwise', () => {
  it('is a line', () => {
    const found = differences(
      print('a\nloss 1.25\n'),
      print('a\nloss 1.25\n'),
      print('a\nloss 1.26\n'),
    );
    expect(found).toEqual([
      { kind: 'text', place: 'stdout, line 2', what: '“loss 1.25” → “loss 1.26”' },
    ]);
  });

  it('is no matter of how a text was sent', () => {
    expect(between(print('a\nb', 'c\n'), print('a\n', 'bc\n'))).toEqual([]);
  });

  it('is no time', () => {
    expect(between(print('step 3: 1.5 ms, 2 s'), print('step 3: 17 ms, 1 s'))).toEqual([]);
    expect(between(print('200/200 · 0:00'), print('200/200 · 0:01'))).toEqual([]);
    expect(between(print('3 steps'), print('4 steps'))).toHaveLength(1);
  });

  it('is set apart where the same way prints it otherwise, too', () => {
    const [found] = differences(print('M^3.1'), print('M^3.0'), print('M^2.2'));
    expect(found?.kind).toBe('measured');
    const other = differences(print('M^3\n4 y'), print('M^2\n4 y'), print('M^3\n1 y'));
    expect(other.map(({ kind }) => kind)).toEqual(['measured']);
    const lines = ['step 2 ms, norm 3 ms: 50 % more', 'step 2 ms, norm 4 ms: 100 % more'];
    expect(between(print(lines[0]!), print(lines[1]!))).toEqual(['measured: stdout, line 1']);
  });

  it('may be what only one way prints', () => {
    expect(between(print('a'), [])).toEqual(['text: stdout, line 1']);
    expect(between([], print('a'))).toEqual(['text: stdout, line 1']);
    const error: CellOutput = { output_type: 'error', ename: 'Error', evalue: 'no' };
    expect(between([], [error])).toEqual(['text: error, line 1']);
  });

  it('counts once where it is shown in two formats', () => {
    const table = (x: number) => show({ 'text/plain': `[${x}]`, 'text/html': `<b>${x}</b>` });
    expect(between(table(1), table(2))).toEqual(['text: output 1, text/plain, line 1']);
  });
});

describe('what a figure draws otherwise', () => {
  const values = (kind: 'f4' | 'f8', ...numbers: number[]) => {
    const { buffer } = kind === 'f4' ? Float32Array.from(numbers) : Float64Array.from(numbers);
    return { dtype: kind, bdata: Buffer.from(buffer).toString('base64') };
  };

  it('is an array with another number, wherever it stands', () => {
    expect(between(draw({ y: [1, 2] }), draw({ y: [1, 2.1] }))).toEqual([
      'figure: figure 1.data.0.y',
    ]);
    expect(between(draw({ y: [1, null] }), draw({ y: [1, 2] }))).toHaveLength(1);
    expect(between(draw({ y: [1, 2] }), draw({ y: [1] }))).toHaveLength(1);
    expect(between(draw({}, { width: 3 }), draw({}, { width: 4 }))).toHaveLength(1);
    const packed = (kind: 'f4' | 'f8', x: number) => draw({ z: values(kind, 1, x) });
    expect(between(packed('f4', 2), packed('f4', 2.1))).toHaveLength(1);
    expect(between(packed('f8', 2), packed('f8', 2.1))).toHaveLength(1);
  });

  it('is nothing where there are gaps in both', () => {
    expect(between(draw({ y: [1, null] }), draw({ y: [1, null] }))).toEqual([]);
  });

  it('is counted apart where nobody sees it', () => {
    expect(between(draw({ y: [1e-17, 2] }), draw({ y: [3e-17, 2.00001] }))).toEqual([
      'digits: figure 1.data.0.y',
    ]);
  });

  it('is seen where a logarithmic axis shows what is small', () => {
    const [a, b] = [{ y: [1e-17, 2] }, { y: [3e-15, 2] }];
    const logs = { yaxis: { type: 'log' } };
    expect(between(draw(a, logs), draw(b, logs))).toEqual(['figure: figure 1.data.0.y']);
    const second = { yaxis2: { type: 'log' } };
    expect(between(draw(a, second), draw(b, second))).toEqual(['digits: figure 1.data.0.y']);
    const there = { yaxis: 'y2' };
    expect(between(draw({ ...a, ...there }, second), draw({ ...b, ...there }, second))).toEqual([
      'figure: figure 1.data.0.y',
    ]);
  });

  it('may be a word', () => {
    expect(between(draw({ name: 'best: 3' }), draw({ name: 'best: 4' }))).toEqual([
      'text: figure 1.data.0.name',
    ]);
  });
});
