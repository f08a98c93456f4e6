import { type CheckTools, hiddenChecks } from 'chainrule-grader/checks';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { type Batch, reference, SWING, WAVE } from './fully_connected_net/known.js';
import {
  askNet,
  closeGradients,
  closeLoss,
  closeScores,
  layerPart,
  netAndBatch,
} from './fully_connected_net.js';

/** The batch, with weights s1, s2, … for the pair that has some of its own. */
function withScales(t: CheckTools, batch: Batch, dims: readonly number[]): Batch {
  const scales = dims
    .slice(1, -1)
    .map((units, i) => [`s${i + 1}`, t.uniform(0.6, 1.4, units)] as const);
  return { ...batch, pair: SWING, params: { ...batch.params, ...Object.fromEntries(scales) } };
}

export const hidden = hiddenChecks({
  init_fully_connected_net: [
    {
      id: 'repeatable',
      title: 'the same seed twice gives the same net; a scale and a seed of 0',
      points: 1,
      async run(student, t) {
        const dims = [6, 4, 3];
        for (const [scale, seed] of [
          [1e-2, 3],
          [0.5, 0],
          [0, 5],
        ] as const) {
          const [params] = await student.call('init_fully_connected_net', dims, scale, seed);
          const random = new RandomState(seed);
          for (const [l, shape] of [
            [1, [6, 4]],
            [2, [4, 3]],
          ] as const) {
            const want = (random.randn(...shape) as Tensor).mul(scale);
            t.close(`params.W${l}`, layerPart(t, 'params', params, `W${l}`), want, {
              mistakes: [
                {
                  say:
                    scale === 0
                      ? 'a weight_scale of 0 is taken for one that is left out: weight_scale || … does that'
                      : 'a seed of 0 is taken for one that is left out: seed || … does that',
                  when: (other) => (scale === 0 || seed === 0 ? other : want),
                },
              ],
            });
          }
        }
      },
    },
  ],
  fully_connected_scores: [
    {
      id: 'own-pair',
      title: 'another function between the layers, and images as input',
      points: 1,
      async run(student, t) {
        const plain = netAndBatch(t, [4, 5, 6, 3], { pair: WAVE, images: true });
        const wave = t.probe('waveForward');
        const [first] = await student.call('fully_connected_scores', plain.X, plain.params, wave);
        t.inputsUnchanged();
        closeScores(t, first, plain);
        const dims = [4, 5, 6, 3];
        const batch = withScales(t, netAndBatch(t, dims), dims);
        const swing = t.probe('swingForward');
        const [scores] = await student.call('fully_connected_scores', batch.X, batch.params, swing);
        closeScores(t, scores, batch);
      },
    },
  ],
  fully_connected_net: [
    {
      id: 'own-pair',
      title: 'another pair between the layers, one that has weights too',
      points: 1,
      async run(student, t) {
        const plain = netAndBatch(t, [4, 5, 3], { pair: WAVE, reg: 0.2 });
        const [loss, grads] = await askNet(
          student,
          plain,
          t.probe('waveForward'),
          t.probe('waveBackward'),
        );
        closeLoss(t, loss, plain);
        closeGradients(t, grads, plain);
        const dims = [4, 6, 5, 3];
        const batch = withScales(t, netAndBatch(t, dims, { reg: 0.2 }), dims);
        const [total, all] = await askNet(
          student,
          batch,
          t.probe('swingForward'),
          t.probe('swingBackward'),
        );
        closeLoss(t, total, batch);
        closeGradients(t, all, batch);
      },
    },
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own loss',
      points: 1,
      async run(student, t) {
        const batch = netAndBatch(t, [4, 5, 4, 3], { reg: 0.3 });
        const [, grads] = await askNet(student, batch);
        for (const [name, value] of Object.entries(batch.params)) {
          const moved = (other: Tensor) => ({
            ...batch,
            params: { ...batch.params, [name]: other },
          });
          const forward = {
            at: async (other: Tensor) => (await askNet(student, moved(other)))[0],
            right: (other: Tensor) => reference(moved(other)).loss,
          };
          await t.gradient(`grads.${name}`, layerPart(t, 'grads', grads, name), forward, value);
        }
      },
    },
    {
      id: 'images',
      title: 'images as input, five layers; the weights stay unchanged',
      points: 1,
      async run(student, t) {
        const batch = netAndBatch(t, [6, 5, 4, 5, 4, 2], { reg: 0.1, N: 4, images: true });
        const [loss, grads] = await askNet(student, batch);
        t.inputsUnchanged();
        closeLoss(t, loss, batch);
        closeGradients(t, grads, batch);
      },
    },
  ],
});
