import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../kernel-lib/grader/index.js';
import { gradeTexts, solutions } from '../support.js';

/* What a file does when it is loaded, and how it gives away what is in it: one submission for all. */

interface Case {
  topic: string;
  exercise: string;
  edit: (text: string) => string;
  /** What is said of one that earns nothing; full marks without it. */
  says?: RegExp;
}

const beside = (top: string) => (text: string) => `${text}\n${top}\n`;

const cases: Record<string, Case> = {
  'errors of promises and timers while it loads, and timers that go on': {
    topic: 'layers',
    exercise: 'relu_forward',
    edit: beside(`void Promise.reject(new Error('floating')); setInterval(() => {}, 1);
      setTimeout(() => { throw new Error('tick'); }, 0); await new Promise((r) => setTimeout(r, 9));`),
  },
  'an export called then': {
    topic: 'losses',
    exercise: 'softmax_loss',
    edit: beside('export function then(f: any) { f({ softmax_loss: () => [0, 0] }); }'),
  },
  'a class in an expression': {
    topic: 'gates',
    exercise: 'MultiplyGate',
    edit: (text) => text.replace('export class MultiplyGate', 'export const MultiplyGate = class'),
  },
  'all of the library given away': {
    topic: 'dropout',
    exercise: 'dropout_forward',
    edit: beside("export * from 'kernel-lib/tensor'; export * as more from 'kernel-lib/random';"),
  },
  'an await for what never comes': {
    topic: 'warmup',
    exercise: 'standardize',
    edit: beside('await new Promise(() => {});'),
    says: /does not load: .*top-level await waits for a promise that never settles/,
  },
  "another exercise's exports": {
    topic: 'normalisation',
    exercise: 'batchnorm_forward',
    edit: beside("export * from './losses.js';"),
    says: /imports '\.\/losses\.js': an exercise may import only/,
  },
  'itself, imported': {
    topic: 'gradients',
    exercise: 'gradient_descent',
    edit: beside("import * as me from './gradients.js'; console.log(me);"),
    says: /imports '\.\/gradients\.js': an exercise may import only/,
  },
  'leaving when it is loaded': {
    topic: 'initialisation',
    exercise: 'fan_in_and_fan_out',
    edit: beside('declare const process: any; process.exit(0);'),
    says: /does not load: Error: process\.exit is not available/,
  },
  'an error without an end': {
    topic: 'regularisation',
    exercise: 'l2_penalty',
    edit: beside("throw new Proxy(new Error('a'), { get() { throw 1; } });"),
    says: /does not load: \(cannot be read\)/,
  },
};

describe('what a file does as a whole', () => {
  let report: Report;
  beforeAll(async () => {
    const texts: Record<string, string> = { ...solutions };
    for (const { topic, edit } of Object.values(cases)) {
      const before = texts[`${topic}.ts`] ?? '';
      texts[`${topic}.ts`] = edit(before);
      expect(texts[`${topic}.ts`], topic).not.toBe(before);
    }
    const only = Object.values(cases).map(({ exercise }) => exercise);
    report = await gradeTexts(texts, { only });
  });

  test.each(Object.entries(cases))('%s', (_, { exercise, says }) => {
    expect(report.faults).toBe(0);
    const result = report.exercises.find(({ name }) => name === exercise);
    if (says) expect(result?.message ?? result?.checks[0]?.message).toMatch(says);
    expect(result?.score).toBe(says ? 0 : result?.max_score);
  });
});
