import { DISPLAY, display, installNotebookHost, isDisplayable, toMimeBundle } from 'kernel-lib';
import { afterEach, describe, expect, it, vi } from 'vitest';

const HOST = Symbol.for('chainrule.notebookHost');

afterEach(() => {
  Reflect.deleteProperty(globalThis, HOST);
  vi.restoreAllMocks();
});

const table = {
  [DISPLAY]: () => ({ 'text/plain': 'a table', 'text/html': '<table></table>' }),
};

describe('toMimeBundle', () => {
  it('takes the bundle of a value that has one', () => {
    expect(toMimeBundle(table)).toEqual({
      'text/plain': 'a table',
      'text/html': '<table></table>',
    });
  });

  it('prints everything else as Node does, without colour codes', () => {
    expect(toMimeBundle([1, { a: 'b' }])).toEqual({ 'text/plain': "[ 1, { a: 'b' } ]" });
    expect(toMimeBundle('text')).toEqual({ 'text/plain': 'text' });
  });

  it('shares its symbol with other JavaScript kernels', () => {
    expect(DISPLAY).toBe(Symbol.for('Jupyter.display'));
    expect(isDisplayable({ [Symbol.for('Jupyter.display')]: () => ({}) })).toBe(true);
    expect(isDisplayable(null)).toBe(false);
  });
});

describe('display', () => {
  it('prints the plain form in a terminal', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    display(table);
    expect(log).toHaveBeenCalledExactlyOnceWith('a table');
  });

  it('hands the whole bundle and the options to the notebook when there is one', () => {
    const shown: unknown[] = [];
    installNotebookHost({
      display: (bundle, options) => void shown.push([bundle, options]),
      clearOutput: () => {},
      breathe: () => Promise.resolve(),
    });
    display(table, { displayId: 'x', update: true });
    expect(shown).toEqual([[table[DISPLAY](), { displayId: 'x', update: true }]]);
  });
});
