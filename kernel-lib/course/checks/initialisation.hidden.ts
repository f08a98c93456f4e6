import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import { compareLsuv, drawPatient } from './initialisation/lsuv.js';
import {
  notConstant,
  requireForm,
  requireSeed,
  requireSeedZero,
  requireShape,
  requireStd,
  type Scale,
} from './initialisation/samples.js';
import {
  bothFans,
  compareStatistics,
  copiedColumns,
  someLayers,
  wholeNumber,
} from './initialisation.js';

export const hidden = hiddenChecks({
  distinct_units: [
    {
      id: 'rounding',
      title:
        'copies up to rounding; permuted columns are no copies; one unit, one input; W unchanged',
      points: 1,
      hint: 'compare with a tolerance: the largest difference may be up to 1e-9',
      async run(student, t: CheckTools) {
        const [D, H] = [t.extent(13, 19), t.extent(5, 8)];
        const W = copiedColumns(t, D, H, 2);
        const rounded = W.add(t.randn(D, H).mul(1e-13));
        const [count] = await student.call('distinct_units', rounded);
        t.close('count', count, 2, {
          mistakes: [
            {
              say: 'it wants columns to be exactly equal: rounding may make copies differ a little, so allow 1e-9',
              when: () => H,
            },
          ],
        });
        t.inputsUnchanged();

        // Columns that differ in one entry only, wherever it is, to either side.
        for (const row of [0, D - 1, t.extent(1, D - 2)]) {
          const one = W.copy();
          for (let j = 0; j < H; j++) {
            for (let i = 0; i < D; i++) one.set(W.at(i, 0), i, j);
            one.set(W.at(row, 0) + (j % 2 ? -j : j) / 10, row, j);
          }
          const [apart] = await student.call('distinct_units', one);
          t.that(
            t.number('count', apart) === H,
            `count is ${apart}; expected ${H}, of columns that differ in row ${row} alone`,
            'one entry that differs is enough to make two units different: look at the largest |difference| over all rows, to either side',
          );
        }

        // Units that differ by a little more than rounding are different units.
        const near = W.copy();
        for (let j = 0; j < H; j++) near.set(1 + j * 1e-8, 0, j);
        const [all] = await student.call('distinct_units', near);
        t.that(
          t.number('count', all) === H,
          `count is ${all}; expected ${H}`,
          'columns that differ by 1e-8 are taken for copies: only differences up to 1e-9 are rounding',
        );

        // The same numbers in another order: the sum is the same, the unit is not.
        const [a, b, c] = [t.randn(1).item(), t.randn(1).item(), t.randn(1).item()];
        const permuted = t.randn(3, 3);
        for (const [i, v] of [a, b, c, b, c, a, c, a, b].entries()) {
          permuted.set(v, i % 3, Math.floor(i / 3));
        }
        const [three] = await student.call('distinct_units', permuted);
        t.close('count', three, 3, {
          mistakes: [
            {
              say: 'columns with the same sum (or the same numbers in another order) are not the same: compare entry by entry',
              when: () => 1,
            },
          ],
        });

        const [single] = await student.call('distinct_units', t.randn(4, 1));
        t.close('count', single, 1);
        const row = t.randn(1, 3);
        const [one] = await student.call('distinct_units', row);
        t.close('count', one, 3);
      },
    },
  ],
  activation_statistics: [
    {
      id: 'edges',
      title: 'one example, one unit, a layer of zeros; the activations stay unchanged',
      points: 1,
      hint: 'look at the corner cases: N = 1, H = 1, and a layer in which every entry is 0 (mean 0, std 0, saturated 0, dead 1)',
      async run(student, t) {
        const layers = [
          t.randn(1, 6),
          t.randn(7, 1),
          t.randn(3, 4).mul(0),
          // 0 and less is not 0 throughout, and nearly 0 is not 0.
          t.uniform(0.1, 0.9, 4, 3).mul(-1).set(0, 0),
          t.uniform(0.001, 0.002, 5, 3),
          ...someLayers(t, [[5, 6]]),
        ];
        for (const field of ['mean', 'std', 'saturated', 'dead'] as const) {
          await compareStatistics(student, t, layers, field);
          t.inputsUnchanged();
        }
      },
    },
  ],
  init_weights: [
    {
      id: 'other-sizes',
      title: 'other sizes: fan_out larger than fan_in, and a single weight',
      points: 1,
      hint: 'the same formula must hold for any fan_in and fan_out: look for a number that fits one size only',
      async run(student, t) {
        const [D, H] = [60 + (wholeNumber(t) % 30), 700 + (wholeNumber(t) % 90)];
        for (const kind of ['xavier', 'kaiming'] as const) {
          const [W] = await student.call('init_weights', D, H, kind, wholeNumber(t));
          const scale: Scale = { D, H, kind, form: 'normal' };
          requireShape(t, 'W', W, [D, H]);
          notConstant(t, 'W', t.tensor('W', W));
          requireStd(t, 'W', t.tensor('W', W), scale);
          requireForm(t, 'W', t.tensor('W', W), scale);
        }
        // Few inputs: what is added to fan_in, or taken off, shows.
        for (const kind of ['xavier', 'kaiming'] as const) {
          const scale: Scale = { D: t.extent(2, 4), H: 20_000, kind, form: 'normal' };
          const [W] = await student.call('init_weights', scale.D, scale.H, kind, wholeNumber(t));
          requireShape(t, 'W', W, [scale.D, scale.H]);
          requireStd(t, 'W', t.tensor('W', W), scale);
        }
        const [W] = await student.call('init_weights', 1, 1, 'xavier', wholeNumber(t));
        requireShape(t, 'W', W, [1, 1]);
      },
    },
  ],
  init_weights_uniform: [
    {
      id: 'seed',
      title: 'other sizes; the same seed gives the same weights, another seed gives others',
      points: 1,
      hint: 'make the generator inside the function: const rng = new RandomState(seed)',
      async run(student, t) {
        const [D, H] = [60 + (wholeNumber(t) % 30), 700 + (wholeNumber(t) % 90)];
        for (const kind of ['xavier', 'glorot', 'kaiming'] as const) {
          const [W] = await student.call('init_weights_uniform', D, H, kind, wholeNumber(t));
          const scale: Scale = { D, H, kind, form: 'uniform' };
          requireShape(t, 'W', W, [D, H]);
          requireStd(t, 'W', t.tensor('W', W), scale);
          requireForm(t, 'W', t.tensor('W', W), scale);
        }
        const draw = async (seed: number) =>
          (await student.call('init_weights_uniform', 40, 30, 'glorot', seed))[0];
        await requireSeed(t, draw, wholeNumber(t));
        await requireSeedZero(
          t,
          draw,
          async () => (await student.call('init_weights_uniform', 40, 30, 'glorot'))[0],
        );
        for (const kind of ['xavier', 'glorot', 'kaiming'] as const) {
          const scale: Scale = {
            D: t.extent(2, 4),
            H: t.extent(2, 4) * 7000,
            kind,
            form: 'uniform',
          };
          const [W] = await student.call('init_weights_uniform', scale.D, scale.H, kind, 3);
          requireShape(t, 'W', W, [scale.D, scale.H]);
          requireStd(t, 'W', t.tensor('W', W), scale);
        }
      },
    },
  ],
  fan_in_and_fan_out: [
    {
      id: 'other-windows',
      title: 'filters along a line, in space, and of one pixel',
      points: 1,
      hint: 'take the product of all the sizes after the first two',
      async run(student, t) {
        for (const [shape, want] of [
          [
            [8, 5, 3],
            [15, 24],
          ],
          [
            [6, 4, 3, 2, 5],
            [120, 180],
          ],
          [
            [10, 7, 1, 1],
            [7, 10],
          ],
        ] as const) {
          const [F, C] = shape;
          const got = await student.call('fan_in_and_fan_out', [...shape]);
          t.inputsUnchanged();
          await bothFans(t, got, want, [['the window is missing', [C, F]]]);
        }
      },
    },
  ],
  lsuv: [
    {
      id: 'deep',
      title: 'ten layers, and a single one; another batch each time',
      points: 1,
      async run(student, t) {
        await compareLsuv(student, t, drawPatient(t, Array(11).fill(6), t.extent(15, 19)));
        await compareLsuv(student, t, drawPatient(t, [4, 3], t.extent(7, 9)));
      },
    },
  ],
});
