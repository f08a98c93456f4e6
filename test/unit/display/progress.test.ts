import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressBar, startProgress } from '../../../kernel-lib/library/display/index.js';

/** Milliseconds since the page was opened, as the bar sees them. */
let now = 0;
let written: string[] = [];

function terminal(stream: NodeJS.WriteStream, isTTY: boolean, columns = 100): void {
  vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  vi.spyOn(stream, 'isTTY', 'get').mockReturnValue(isTTY);
  vi.spyOn(stream, 'columns', 'get').mockReturnValue(columns);
}

beforeEach(() => {
  now = 0;
  written = [];
  // Where output is a pipe, streams lack these two.
  for (const stream of [process.stdout, process.stderr]) {
    if (!('isTTY' in stream)) Object.assign(stream, { isTTY: undefined });
    if (!('columns' in stream)) Object.assign(stream, { columns: undefined });
  }
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

describe('on a terminal', () => {
  it('a bar says how far it is and how long it takes', () => {
    terminal(process.stdout, true);
    const bar = startProgress('Training', 40, undefined, 20);
    now = 30_000;
    bar.update(30, 'loss 0.5');
    bar.end('finished');
    const half = '█'.repeat(23) + '░'.repeat(7);
    expect(written).toEqual([
      `\rTraining ${half} 30/40 · 0:30, 0:30 left · loss 0.5\u001b[K`,
      `\rTraining ${half} 30/40 · 0:30, 0:30 left · finished\u001b[K\n`,
    ]);
  });

  it("a command's bar is as wide as the terminal at most, and nothing of it stays", () => {
    terminal(process.stderr, true, 30);
    const bar = progressBar('checking');
    bar.step(1, 2);
    bar.stop();
    bar.stop();
    expect(written).toEqual([`\rchecking ${'█'.repeat(15)}${'░'.repeat(5)}\u001b[K`, '\r\u001b[K']);
  });

  it('it is not drawn more often than ten times a second', () => {
    terminal(process.stderr, true);
    const bar = progressBar('checking');
    for (now = 0; now < 1000; now += 1) bar.step(now, 1000);
    expect(written).toHaveLength(10);
  });
});

describe('in a log', () => {
  it('a command is silent, unless it asks for lines: one for each tenth', () => {
    terminal(process.stderr, false);
    for (const log of [false, true]) {
      const bar = progressBar('grading', { log });
      for (let i = 40; i <= 100; i++) {
        now += 1000;
        bar.step(i, 100);
      }
      bar.stop();
    }
    expect(written).toHaveLength(6);
    expect(written[0]).toBe('grading: 50/100 · 0:10, 0:50 left\n');
    expect(written[5]).toBe('grading: 100/100 · 1:00\n');
  });
});
