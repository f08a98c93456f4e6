import { readFileSync } from 'node:fs';
import {
  fingerprint,
  knownQuotations,
  markedQuotations,
  plainWords,
  quotationsOf,
  readLectures,
  renderQuotations,
  saysSo,
  wrongQuotations,
} from 'chainrule-workshop/authoring';
import { describe, expect, it } from 'vitest';

const lectures = readLectures('.');
const known = knownQuotations('.');
const quotations = quotationsOf('.');
/** The labs whose quotations are marked. */
const MARKED = ['00', '01', '02', '03', '04', '05', '06', '07', '11'];
const told = (list: readonly { where: string; text: string }[]) =>
  list.map(({ where, text }) => `${where}: ${text}`);

describe('quotations of the lectures', () => {
  it('are known by their fingerprints, each of them and nothing else', () => {
    expect(told(wrongQuotations(quotations, undefined, known))).toEqual([]);
    expect([...known].sort()).toEqual([...new Set(quotations.map(fingerprint))].sort());
    for (const lab of MARKED) {
      expect(quotations.filter(({ where }) => where.includes(`/${lab}-`)).length).toBeGreaterThan(
        1,
      );
    }
  });

  it.skipIf(!lectures)('stand in the lecture texts', () => {
    expect([...(lectures?.keys() ?? [])]).toEqual(['L0', 'L1', 'L2', 'L3', 'L4']);
    expect(told(wrongQuotations(quotations, lectures, known))).toEqual([]);
  });

  it('fail when a word is changed, left out or put in, with the texts and without', () => {
    for (const quotation of quotations) {
      const words = quotation.text.split(' ');
      const at = words.findIndex((word) => plainWords(word).length > 2);
      if (at < 0) continue;
      const changed = [
        words.with(at, `${words[at]}x`),
        words.with(at, 'nonsense'),
        words.toSpliced(at + 1, 0, 'indeed'),
      ];
      // The first or last word may go, as quotations may begin and end anywhere.
      if (at > 0 && at < words.length - 1) changed.push(words.toSpliced(at, 1));
      for (const text of changed.map((list) => list.join(' '))) {
        const wrong = { ...quotation, text };
        expect(told(wrongQuotations([wrong], undefined, known))).toEqual(told([wrong]));
      }
      const [replaced] = changed.slice(1).map((list) => ({ ...quotation, text: list.join(' ') }));
      if (lectures && replaced) {
        expect(told(wrongQuotations([replaced], lectures, known))).toEqual(told([replaced]));
      }
    }
  });

  it('are marked: what stands in quotation marks or italics after a lecture’s name', () => {
    for (const path of new Set(quotations.map(({ where }) => where.split(':')[0] ?? ''))) {
      if (!MARKED.some((lab) => path.includes(`/${lab}-`))) continue;
      const source = readFileSync(path, 'utf8').replace(/\[L[0-4]: ".+?"\]/gs, '');
      const unmarked = source.match(
        /\bL[0-4](?:’s slide)? (?:says|prints|asks|warns|calls it|adds|writes|concludes)[^.\n`*“]{0,20}(?:(?<!\\)\*[^*\n]+\*|“[^”\n]+”)/g,
      );
      expect(unmarked ?? [], path).toEqual([]);
    }
  });
});

describe('a marked quotation', () => {
  it('becomes words in quotation marks and names the lecture where the paragraph does not', () => {
    expect(renderQuotations('The rule: [L1: "step by step"].')).toBe(
      'The rule: “step by step” (L1).',
    );
    expect(renderQuotations('L1 says [L1: "step by step"].')).toBe('L1 says “step by step”.');
    expect(renderQuotations('L1 and L4 say [L1: "so"], but L2 [L1: "so"].')).toBe(
      'L1 and L4 say “so”, but L2 “so” (L1).',
    );
    expect(renderQuotations('L1 is here.\n\nIt says [L1: "so"].')).toContain('“so” (L1)');
    expect(renderQuotations('| L0 | [L0: "`x = 1`"] |')).toBe('| L0 | `x = 1` |');
    expect(renderQuotations('```python L1\nx = 1\n```\n')).toBe('```python\nx = 1\n```\n');
    expect(renderQuotations('```ts show\n[L1: number]\n```\n')).toBe(
      '```ts show\n[L1: number]\n```\n',
    );
  });

  const slide = plainWords(
    '- **Price:** 30% more\n  computational *time*.\n- Step $\\tau \\Rightarrow$ small\n\nx += v # step',
  );

  it.each([
    'price: 30 % more computational time',
    'Price: … time.',
    'step τ ⇒ small',
    'x += v   # step',
  ])('is found whatever its case, markup, white space and maths: %s', (text) => {
    expect(saysSo(slide, text)).toBe(true);
  });

  it.each([
    'price: 40 % more computational time',
    'computational tim',
    'time. … price',
    'x -= v # step',
    '…',
  ])('is not found where the lecture says something else: %s', (text) => {
    expect(saysSo(slide, text)).toBe(false);
  });

  it('of a code block is every line of it', () => {
    const block = (line: string) => `Text.\n\n\`\`\`python L1\nx = 1\n${line}\n\`\`\`\n`;
    const [quoted] = markedQuotations(block('y = 2'), 'lab.md');
    expect(quoted).toEqual({ lecture: 'L1', text: 'x = 1…y = 2', where: 'lab.md:3' });
    expect(saysSo('x = 1 # one y = 2', quoted?.text ?? '')).toBe(true);
    expect(saysSo('x = 1 # one y = 3', quoted?.text ?? '')).toBe(false);
  });
});
