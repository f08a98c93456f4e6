import { full, ones, sqrt, type Tensor, zeros } from '../../tensor/index.js';
import { hiddenChecks } from '../engine/define.js';
import type { Student } from '../engine/student.js';
import type { CheckTools } from '../engine/tools.js';
import {
  backwardOf,
  closeAverage,
  closeScales,
  D,
  dxMistakes,
  forwardMistakes,
  inputs,
  layerBackwardOf,
  layerMistakes,
  moments,
  N,
  normalised,
  paramAfter,
  parts,
} from './normalisation.js';

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
        let param: Record<string, unknown> = { mode: 'train' };
        let [mean, variance]: [Tensor, Tensor] = [zeros(D), zeros(D)];
        for (let batch = 0; batch < 3; batch++) {
          const [x] = inputs(t, 5 + batch);
          const [out] = await student.call('batchnorm_forward', x, gamma, beta, param);
          t.close('out', out, normalised(x, gamma, beta), {
            mistakes: forwardMistakes(x, gamma, beta, 1e-5, 0),
          });
          param = { ...paramAfter(student) };
          const now = moments(x, 0);
          const [mu, spread] = [now.mu.reshape(D), now.variance.reshape(D)];
          closeAverage(t, 'running_mean', param.running_mean, mean, mu, 0.9, 5 + batch);
          closeAverage(t, 'running_var', param.running_var, variance, spread, 0.9, 5 + batch);
          [mean, variance] = [
            mean.mul(0.9).add(mu.mul(0.1)),
            variance.mul(0.9).add(spread.mul(0.1)),
          ];
        }
        // One example alone: test mode must not look at the batch.
        const [x] = inputs(t, 1);
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
        'a batch of one, a constant feature, as many rows as columns; x, gamma and beta unchanged',
      points: 1,
      async run(student, t) {
        const train = () => ({ mode: 'train' });
        const [one, gamma, beta] = inputs(t, 1);
        const [alone] = await student.call('batchnorm_forward', one, gamma, beta, train());
        t.close('out of a batch of one', alone, beta.reshape(1, D), {
          ifNotFinite:
            'a batch of one has variance 0: divide by N, not by N - 1, and add eps under the root',
        });

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
      hint: 'the variance is the mean of (x - μ)²: mean(x²) - μ² is the difference of two huge numbers and loses its digits',
      async run(student, t) {
        const [, gamma, beta] = inputs(t);
        const x = t.randn(N, D).add(full([D], 1e6));
        const [out] = await student.call('batchnorm_forward', x, gamma, beta, { mode: 'train' });
        t.close('out', out, normalised(x, gamma, beta), {
          rtol: 1e-6,
          atol: 1e-7,
          mistakes: forwardMistakes(x, gamma, beta, 1e-5, 0),
        });
      },
    },
  ],
  batchnorm_backward: [
    {
      id: 'shapes',
      title: 'two rows, one column, another eps',
      points: 1,
      async run(student, t) {
        for (const [n, d, eps] of [
          [2, 3, 0.5],
          [7, 1, 1e-5],
          [3, 3, 0.05],
        ] as const) {
          const made = await backwardOf(student, t, 'batchnorm_backward', { n, d, eps });
          const { x, gamma, dout, got } = made;
          const all = parts(x, gamma, dout, eps);
          t.close('dx', got[0], all.dx(), { mistakes: dxMistakes(all, gamma, dout, n, 'N') });
          closeScales(t, got, all, x, dout, {});
        }
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
        const made = await backwardOf(student, t, 'batchnorm_backward_alt', {
          n: 3,
          d: 2,
          eps: 0.5,
        });
        const { x, gamma, dout, got } = made;
        t.close('dx', got[0], parts(x, gamma, dout, 0.5).dx());
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
        const [x, gamma, beta] = inputs(t, 3, 5);
        const want = normalised(x, gamma, beta, 1e-5, 1);
        const [out] = await student.call('layernorm_forward', x, gamma, beta, {});
        t.close('out', out, want);
        t.inputsUnchanged();
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
      title: 'as many rows as columns, and a constant row',
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
      },
    },
  ],
  layernorm_backward: [
    {
      id: 'two-batches',
      title: 'other shapes, one example alone, and each backward uses its own cache',
      points: 1,
      async run(student, t) {
        for (const [n, d] of [
          [1, 4],
          [4, 4],
          [5, 2],
        ] as const) {
          const { x, gamma, dout, eps, got } = await layerBackwardOf(student, t, n, d);
          const all = parts(x, gamma, dout, eps, 1);
          t.close('dx', got[0], all.dx(), { mistakes: layerMistakes(all, gamma, dout) });
          closeScales(t, got, all, x, dout, {});
        }
        await staleBatch(student, t, 'layernorm_backward');
      },
    },
  ],
});
