import { type CheckTools, hiddenChecks, type Student } from 'chainrule-grader/checks';
import { full, ones, sqrt, type Tensor, zeros } from 'kernel-lib/tensor';
import { backwardOf } from './normalisation/batchnorm.js';
import { D, inputs, moments, N, normalised, parts, scaled } from './normalisation/formulas.js';
import { layerBackwardOf, layerMistakes } from './normalisation/layernorm.js';
import {
  closeAverage,
  forwardMistakes,
  lostDigits,
  otherEps,
  paramAfter,
  settingsKept,
} from './normalisation/outputs.js';
import { closeScales, dxMistakes } from './normalisation/slopes.js';

/** Where γ is 0 nothing can be divided by it. */
const FLAT = 'γ is 0 in one feature: take x̂ from the cache, do not find it again as (out - β) / γ';

/** Numbers so close together that eps counts. */
const near = (x: Tensor): Tensor => x.mul(0.004);

/** eps = 0 and momentum = 0 are settings like any other. */
async function zeroSettings(student: Student, t: CheckTools): Promise<void> {
  const [wide, gamma, beta] = inputs(t);
  const x = near(wide);
  const [running_mean, running_var] = [t.randn(D), t.uniform(1e-4, 2e-4, D)];
  const { mu, variance } = moments(x, 0);
  const param = { eps: 0, momentum: 0, running_mean, running_var };
  const train = { mode: 'train', ...param };
  const about = { param: 'bn_param', want: 0, given: true };
  const [out] = await student.call('batchnorm_forward', x, gamma, beta, train);
  t.close('out with eps = 0', out, normalised(x, gamma, beta, 0), {
    mistakes: otherEps(out, { x, gamma, beta, mu, variance }, about),
  });
  settingsKept(t, student, train);
  const after = paramAfter(student);
  closeAverage(t, 'running_mean', after.running_mean, running_mean, mu.reshape(D), 0, N);
  closeAverage(t, 'running_var', after.running_var, running_var, variance.reshape(D), 0, N);
  const test = { mode: 'test', ...param };
  const [tested] = await student.call('batchnorm_forward', x, gamma, beta, test);
  t.close(
    'out in test mode with eps = 0',
    tested,
    scaled(x, running_mean, sqrt(running_var), gamma, beta),
    {
      mistakes: otherEps(
        tested,
        { x, gamma, beta, mu: running_mean, variance: running_var },
        about,
      ),
    },
  );
}

/** The gradients of one of the two backward functions for batches of several shapes. */
async function severalShapes(
  student: Student,
  t: CheckTools,
  backward: 'batchnorm_backward' | 'batchnorm_backward_alt',
  sizes: readonly { n: number; d: number; eps: number; flat?: boolean }[],
): Promise<void> {
  for (const size of sizes) {
    const { n, eps, flat } = size;
    const { x, gamma, dout, got } = await backwardOf(student, t, backward, size);
    const all = parts(x, gamma, dout, eps);
    closeScales(t, got, all, x, dout, {}, flat ? FLAT : undefined);
    t.close('dx', got[0], all.dx(), {
      mistakes: dxMistakes(all, gamma, dout, n, 'N'),
      ...(flat ? { ifNotFinite: FLAT } : {}),
      ...(n === 1
        ? {
            ifNotFinite:
              'a batch of one has variance 0: divide by N, not by N - 1, and let std have its eps',
          }
        : {}),
    });
  }
}

/** Two forward passes before one backward: the cache of the first batch must still hold. */
async function staleBatch(student: Student, t: CheckTools, backward: string): Promise<void> {
  const [x1, gamma, beta] = inputs(t);
  const [x2] = inputs(t);
  const dout = t.randn(N, D);
  const layer = backward === 'layernorm_backward';
  const forward = layer ? 'layernorm_forward' : 'batchnorm_forward';
  const param = () => (layer ? { eps: 0.1 } : { mode: 'train', eps: 0.1 });
  const [, cache] = await student.call(forward, x1, gamma, beta, param());
  await student.call(forward, x2, gamma, beta, param());
  const [dx] = await student.call(backward, dout, cache);
  const axis = layer ? 1 : 0;
  t.close('dx', dx, parts(x1, gamma, dout, 0.1, axis).dx(), {
    mistakes: [
      {
        say: 'it uses the latest forward call, not its cache: keep what backward needs in the cache, not in a variable outside the function',
        when: () => parts(x2, gamma, dout, 0.1, axis).dx(),
      },
    ],
  });
  t.inputsUnchanged();
}

export const hidden = hiddenChecks({
  batchnorm_forward: [
    {
      id: 'from-scratch',
      title: 'three batches from the defaults, then test mode',
      points: 1,
      hint: 'left out: eps is 1e-5, momentum 0.9, and both running averages start at zero',
      async run(student, t) {
        const [, gamma, beta] = inputs(t);
        const usual = { param: 'bn_param', want: 1e-5, given: false };
        let param: Record<string, unknown> = { mode: 'train' };
        let [mean, variance]: [Tensor, Tensor] = [zeros(D), zeros(D)];
        for (let batch = 0; batch < 3; batch++) {
          const x = near(inputs(t, 5 + batch)[0]);
          const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
          t.close('out', out, normalised(x, gamma, beta), {
            mistakes: [
              ...otherEps(out, { x, gamma, beta, ...moments(x, 0) }, usual),
              ...forwardMistakes(x, gamma, beta, 1e-5, 0),
            ],
          });
          param = { ...paramAfter(student) };
          const now = moments(x, 0);
          const [mu, spread] = [now.mu.reshape(D), now.variance.reshape(D)];
          closeAverage(t, 'running_mean', param.running_mean, mean, mu, 0.9, 5 + batch, false);
          closeAverage(
            t,
            'running_var',
            param.running_var,
            variance,
            spread,
            0.9,
            5 + batch,
            false,
          );
          [mean, variance] = [
            mean.mul(0.9).add(mu.mul(0.1)),
            variance.mul(0.9).add(spread.mul(0.1)),
          ];
        }
        // One example alone: test mode must not look at the batch.
        const x = near(inputs(t, 1)[0]);
        param.mode = 'test';
        const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
        const want = x
          .sub(mean)
          .div(sqrt(variance.add(1e-5)))
          .mul(gamma)
          .add(beta);
        t.close('out', out, want, {
          mistakes: [
            {
              say: 'test mode uses the mean and variance of the batch: use bn_param.running_mean and running_var',
              when: () => beta.reshape(1, D),
            },
          ],
        });
      },
    },
    {
      id: 'edges',
      title:
        'a batch of one, a constant feature, as many rows as columns, settings of 0; x, gamma and beta unchanged',
      points: 1,
      async run(student, t) {
        const train = () => ({ mode: 'train', eps: 1e-5 });
        const [one, gamma, beta] = inputs(t, 1);
        const [running_mean, running_var] = [t.randn(D), t.uniform(0.5, 2, D)];
        const averaged = { ...train(), momentum: 0.7, running_mean, running_var };
        const [alone] = await student.call('batchnorm_forward', one, gamma, beta, averaged);
        t.close('out of a batch of one', alone, beta.reshape(1, D), {
          ifNotFinite:
            'a batch of one has variance 0: divide by N, not by N - 1, and add eps under the root',
          mistakes: [
            {
              say: 'a batch of one is a batch as well: its mean is itself, so x̂ = 0; the running averages are for test mode',
              when: () => scaled(one, running_mean, sqrt(running_var.add(1e-5)), gamma, beta),
            },
          ],
        });
        const lone = paramAfter(student);
        closeAverage(t, 'running_mean', lone.running_mean, running_mean, one.reshape(D), 0.7, 1);
        closeAverage(t, 'running_var', lone.running_var, running_var, zeros(D), 0.7, 1);
        await zeroSettings(student, t);

        const constant = ones(N, D).mul(3);
        const [flat] = await student.call('batchnorm_forward', constant, gamma, beta, train());
        t.close('out of a constant feature', flat, zeros(N, D).add(beta), {
          atol: 1e-6,
          ifNotFinite: 'a constant feature has variance 0: add eps under the root',
        });

        const [square] = inputs(t, D);
        const [out] = await student.call('batchnorm_forward', square, gamma, beta, train());
        t.close('out', out, normalised(square, gamma, beta), {
          mistakes: [
            ...forwardMistakes(square, gamma, beta, 1e-5, 0),
            {
              say: 'with as many rows as columns it subtracts the means of the rows from the columns: take mean(0)',
              when: () => {
                const mu = square.mean(1);
                const variance = square.sub(square.mean(1, true)).pow(2).mean(1);
                return square
                  .sub(mu)
                  .div(sqrt(variance.add(1e-5)))
                  .mul(gamma)
                  .add(beta);
              },
            },
          ],
        });
        t.inputsUnchanged();
      },
    },
    {
      id: 'far-from-zero',
      title: 'features of a million plus or minus one keep their digits',
      points: 1,
      async run(student, t) {
        const [, gamma, beta] = inputs(t);
        const x = t.randn(N, D).add(full([D], 1e6));
        const param = { mode: 'train', eps: 1e-5 };
        const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
        const want = normalised(x, gamma, beta);
        t.close('out', out, want, {
          rtol: 1e-6,
          atol: 1e-7,
          mistakes: [...forwardMistakes(x, gamma, beta, 1e-5, 0), ...lostDigits(out, want)],
        });
      },
    },
  ],
  batchnorm_backward: [
    {
      id: 'shapes',
      title: 'two rows, one row, one column, another eps, a gamma of 0',
      points: 1,
      async run(student, t) {
        await severalShapes(student, t, 'batchnorm_backward', [
          { n: 2, d: 3, eps: 0.5 },
          { n: 7, d: 1, eps: 1e-5 },
          { n: 3, d: 3, eps: 0.05 },
          { n: 1, d: 3, eps: 0.1 },
          { n: 5, d: 2, eps: 0.1, flat: true },
        ]);
      },
    },
    {
      id: 'two-batches',
      title: 'each backward uses its own cache; dout stays unchanged',
      points: 1,
      run: (student, t) => staleBatch(student, t, 'batchnorm_backward'),
    },
  ],
  batchnorm_backward_alt: [
    {
      id: 'two-batches',
      title: 'other shapes, and each backward uses its own cache',
      points: 1,
      async run(student, t) {
        await severalShapes(student, t, 'batchnorm_backward_alt', [
          { n: 4, d: 2, eps: 0.5 },
          { n: 3, d: 3, eps: 0.05 },
          { n: 1, d: 3, eps: 0.1 },
          { n: 5, d: 2, eps: 0.1, flat: true },
        ]);
        await staleBatch(student, t, 'batchnorm_backward_alt');
      },
    },
  ],
  layernorm_forward: [
    {
      id: 'alone',
      title: 'an example alone gives what it gives in company; defaults; inputs unchanged',
      points: 1,
      hint: 'left out, ln_param is {} and eps is 1e-5',
      async run(student, t) {
        const [wide, gamma, beta] = inputs(t, 3, 5);
        const x = near(wide);
        const want = normalised(x, gamma, beta, 1e-5, 1);
        const [out] = await student.call('layernorm_forward', x, gamma, beta, {});
        const usual = { param: 'ln_param', want: 1e-5, given: false };
        t.close('out', out, want, {
          mistakes: otherEps(out, { x, gamma, beta, ...moments(x, 1) }, usual),
        });
        t.inputsUnchanged();
        const [exact] = await student.call('layernorm_forward', x, gamma, beta, { eps: 0 });
        t.close('out with eps = 0', exact, normalised(x, gamma, beta, 0, 1), {
          mistakes: otherEps(
            exact,
            { x, gamma, beta, ...moments(x, 1) },
            { param: 'ln_param', want: 0, given: true },
          ),
        });
        const [alone] = await student.call('layernorm_forward', x.slice('1:2'), gamma, beta);
        t.close('out of one example', alone, want.slice('1:2'), {
          mistakes: [
            {
              say: 'an example alone becomes beta: it is normalised over the batch, not along its row',
              when: () => beta.reshape(1, 5),
            },
          ],
        });
      },
    },
    {
      id: 'edges',
      title: 'as many rows as columns, one feature, a constant row, numbers far from zero',
      points: 1,
      async run(student, t) {
        const [x, gamma, beta] = inputs(t, D);
        const [out] = await student.call('layernorm_forward', x, gamma, beta, {});
        t.close('out', out, normalised(x, gamma, beta, 1e-5, 1), {
          mistakes: [
            ...forwardMistakes(x, gamma, beta, 1e-5, 1),
            {
              say: 'the means of the rows are subtracted from the columns: keep them as a column, mean(1, true)',
              when: () => {
                const variance = x.sub(x.mean(1, true)).pow(2).mean(1);
                return x
                  .sub(x.mean(1))
                  .div(sqrt(variance.add(1e-5)))
                  .mul(gamma)
                  .add(beta);
              },
            },
          ],
        });
        const constant = ones(2, D).mul(3);
        const [flat] = await student.call('layernorm_forward', constant, gamma, beta, {});
        t.close('out of a constant row', flat, zeros(2, D).add(beta), {
          atol: 1e-6,
          ifNotFinite: 'a constant row has variance 0: add eps under the root',
        });
        const [thin, gamma1, beta1] = inputs(t, 3, 1);
        const [lone] = await student.call('layernorm_forward', thin, gamma1, beta1, {});
        t.close('out of one feature', lone, zeros(3, 1).add(beta1), {
          ifNotFinite: 'one feature has variance 0: divide by D, not by D - 1, and add eps',
        });
        const far = t.randn(N, D).add(1e6);
        const [digits] = await student.call('layernorm_forward', far, gamma, beta, {});
        t.close('out of numbers near a million', digits, normalised(far, gamma, beta, 1e-5, 1), {
          rtol: 1e-6,
          atol: 1e-7,
          mistakes: lostDigits(digits, normalised(far, gamma, beta, 1e-5, 1)),
        });
      },
    },
  ],
  layernorm_backward: [
    {
      id: 'two-batches',
      title: 'other shapes, one example alone, and each backward uses its own cache',
      points: 1,
      async run(student, t) {
        for (const [n, d, flat] of [
          [4, 4, false],
          [1, 4, false],
          [5, 2, false],
          [4, 1, false],
          [3, 5, true],
        ] as const) {
          const { x, gamma, dout, eps, got } = await layerBackwardOf(student, t, { n, d, flat });
          const all = parts(x, gamma, dout, eps, 1);
          t.close('dx', got[0], all.dx(), {
            mistakes: layerMistakes(all, gamma, dout),
            ...(flat ? { ifNotFinite: FLAT } : {}),
          });
          closeScales(t, got, all, x, dout, {});
        }
        await staleBatch(student, t, 'layernorm_backward');
      },
    },
  ],
});
