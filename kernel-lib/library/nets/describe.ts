import type { MimeBundle } from '../display/index.js';
import type { Params } from './model.js';

/** One line per weight and their number: `W1 (3072, 100)  307 200`. */
export function describeNet(title: string, params: Params): MimeBundle {
  const rows = Object.entries(params).map(([name, w]) => [
    `${name} (${w.shape.join(', ')})`,
    grouped(w.size),
  ]);
  const total = Object.values(params).reduce((sum, w) => sum + w.size, 0);
  rows.push(['parameters', grouped(total)]);
  const width = (k: number) => Math.max(...rows.map((row) => row[k]!.length));
  const [left, right] = [width(0), width(1)];
  const lines = rows.map(([a, b]) => `  ${a!.padEnd(left)}  ${b!.padStart(right)}`);
  return { 'text/plain': [title, ...lines].join('\n') };
}

/** 307200 is 307 200. */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
}
