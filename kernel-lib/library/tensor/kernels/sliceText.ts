import { ValueError } from '../core/errors.js';

export interface Slice {
  readonly start: number;
  readonly size: number;
  readonly step: number;
}

const PATTERN = /^([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?)?$/;

/** Python's `start:stop:step` for an axis of `length`: out-of-range ends are cut off. */
export function parseSlice(fn: string, text: string, length: number): Slice {
  const match = PATTERN.exec(text);
  if (!match)
    throw new ValueError(
      `${fn}: '${text}' is no slice; expected 'start:stop' or 'start:stop:step', such as '0:5', ':', '::-1' or '-3:'.${guess(text)}`,
    );
  const step = match[3] === undefined ? 1 : Number(match[3]);
  if (step === 0) throw new ValueError(`${fn}: '${text}' has a step of 0.`);
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const start = bound(match[1], step > 0 ? low : high, length, low, high);
  const stop = bound(match[2], step > 0 ? high : low, length, low, high);
  const size = Math.max(0, Math.ceil((stop - start) / step));
  return { start: size === 0 ? 0 : start, size, step };
}

/** For `0-5`, `0;5`, `0..5` and `[0:5]`: what was probably meant. */
function guess(text: string): string {
  const ends = /^\[?\s*(-?\d*)\s*(?:[-;:–]|\.\.+)\s*(-?\d*)\s*\]?$/.exec(text);
  return ends && (ends[1] || ends[2]) ? ` Did you mean '${ends[1]}:${ends[2]}'?` : '';
}

function bound(text: string | undefined, open: number, length: number, low: number, high: number) {
  if (text === undefined) return open;
  const value = Number(text);
  return Math.min(Math.max(value < 0 ? value + length : value, low), high);
}
