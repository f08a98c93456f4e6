import { netOfLab2 } from 'chainrule-course/notebook';
import { RandomState } from 'kernel-lib/random';
import { Tensor, tensor } from 'kernel-lib/tensor';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as written from '../../../solutions/fully_connected_net.js';
import { leaveNotebook, notebookThatKeeps } from './shown.js';

let shown: string[] = [];
beforeEach(() => {
  shown = notebookThatKeeps();
});
afterEach(leaveNotebook);

const FILE = 'exercises/fully_connected_net.ts';
const stub =
  (name: string, file = FILE) =>
  () => {
    throw new Error(`${name} is not written yet: open ${file} and replace this line.`);
  };

// What comes between the layers, with a weight of its own, as lab 5 has it.
const forward = (a: Tensor, params: Record<string, Tensor>, l: number) =>
  [a.mul(params[`s${l}`] as Tensor), [a, params[`s${l}`]]] as const;
const backward = (dout: Tensor, [a, s]: [Tensor, Tensor], l: number) =>
  [dout.mul(s), { [`s${l}`]: dout.mul(a).sum(0) }] as [Tensor, Record<string, Tensor>];

/** Everything that the labs do with the net, as numbers. */
function used(net: typeof written) {
  const rng = new RandomState(3);
  const [X, y] = [rng.randn(5, 4), tensor([0, 2, 1, 2, 0], 'int32')];
  const params = net.init_fully_connected_net([4, 6, 5, 3], 0.5, 3);
  const scaled = { ...params, s1: rng.randn(6), s2: rng.randn(5) };
  const [loss, grads] = net.fully_connected_net(X, params, y, 0.1);
  const [other, others] = net.fully_connected_net(X, scaled, y, 0.1, forward, backward);
  return {
    params,
    loss,
    grads,
    other,
    others,
    scores: net.fully_connected_scores(X, params),
    scaled: net.fully_connected_scores(X, scaled, forward),
  };
}

/** Every number in it, by its place. */
function numbersIn(value: unknown): unknown {
  if (typeof value === 'number') return [value];
  if (value instanceof Tensor) return Array.from(value.data);
  return Object.fromEntries(
    Object.entries(value as object).map(([name, part]) => [name, numbersIn(part)]),
  );
}

function expectSame(got: unknown, want: unknown): void {
  expect(JSON.stringify(numbersIn(got), rounded)).toBe(JSON.stringify(numbersIn(want), rounded));
}

const rounded = (_key: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(9)) + 0 : value;

describe('the net of lab 2 in later labs', () => {
  test('is her own when it is written, and nothing is said', () => {
    expect(netOfLab2(written)).toBe(written);
    expect(shown).toEqual([]);
  });

  test("is the library's when nothing is written: the same numbers, and one line", () => {
    const nothing = Object.fromEntries(
      Object.keys(written).map((name) => [name, stub(name)]),
    ) as unknown as typeof written;
    expectSame(used(netOfLab2(nothing)), used(written));
    expect(shown).toEqual([
      'Your net of lab 2 still lacks init_fully_connected_net, fully_connected_scores, fully_connected_net: ' +
        `this cell goes on with the library's. Once ${FILE} is written, run it again: then the net is your own.`,
    ]);
  });

  test('keeps what is written, and names what that builds on', () => {
    const lacking = {
      ...written,
      fully_connected_net: stub('softmax_loss', 'exercises/losses.ts') as never,
    };
    const net = netOfLab2(lacking);
    expect(net.init_fully_connected_net).toBe(written.init_fully_connected_net);
    expectSame(used(net), used(written));
    expect(shown).toEqual([expect.stringMatching(/lacks softmax_loss: .*exercises\/losses\.ts/)]);
  });

  test('a mistake in it stays hers to see', () => {
    const broken = {
      ...written,
      fully_connected_net: () => {
        throw new TypeError('caches[l] is undefined');
      },
    } as unknown as typeof written;
    expect(netOfLab2(broken)).toBe(broken);
    expect(shown).toEqual([]);
  });
});
