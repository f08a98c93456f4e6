import { hiddenChecks } from 'chainrule-grader/checks';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { reference } from './two_layer_net/known.js';
import { part } from './two_layer_net/part.js';
import { closeGradients, closeLoss, netAndBatch } from './two_layer_net.js';

export const hidden = hiddenChecks({
  init_two_layer_model: [
    {
      id: 'repeatable',
      title: 'the same seed twice gives the same net; a scale and a seed of 0',
      points: 1,
      async run(student, t) {
        const random = new RandomState(3);
        const W1 = (random.randn(48, 10) as Tensor).mul(1e-4);
        for (let times = 0; times < 2; times++) {
          const [model] = await student.call('init_two_layer_model', 48, 10, 10, 1e-4, 3);
          t.close('model.W1', part(t, 'model', model, 'W1'), W1);
        }
        const [still] = await student.call('init_two_layer_model', 4, 5, 3, 0, 7);
        for (const name of ['W1', 'W2'] as const) {
          const got = part(t, 'model', still, name);
          t.close(`model.${name}`, got, got.mul(0), {
            mistakes: [
              {
                say: 'a weight_scale of 0 is taken for one that is left out: weight_scale || … does that',
                when: (other) => other,
              },
            ],
          });
        }
        const [zero] = await student.call('init_two_layer_model', 4, 5, 3, 0.1, 0);
        t.close(
          'model.W1',
          part(t, 'model', zero, 'W1'),
          (new RandomState(0).randn(4, 5) as Tensor).mul(0.1),
          {
            mistakes: [
              {
                say: 'a seed of 0 is taken for one that is left out: seed || … does that',
                when: (other) => other,
              },
            ],
          },
        );
      },
    },
  ],
  two_layer_net: [
    {
      id: 'numeric',
      title: 'the gradients fit the numerical gradient of your own loss',
      points: 1,
      async run(student, t) {
        const { X, y, model } = netAndBatch(t);
        const reg = 0.3;
        const [, grads] = await student.call('two_layer_net', X, model, y, reg);
        for (const name of ['W1', 'b1', 'W2', 'b2'] as const) {
          const moved = (value: Tensor) => ({ ...model, [name]: value });
          const forward = {
            at: async (value: Tensor) =>
              (await student.call('two_layer_net', X, moved(value), y, reg))[0],
            right: (value: Tensor) => reference(X, moved(value), y, reg).loss,
          };
          await t.gradient(`grads.${name}`, part(t, 'grads', grads, name), forward, model[name]);
        }
      },
    },
    {
      id: 'images',
      title: 'images as input, other sizes; the model stays unchanged',
      points: 1,
      async run(student, t) {
        const X = t.randn(3, 2, 4);
        const model = { W1: t.randn(8, 7), b1: t.randn(7), W2: t.randn(7, 2), b2: t.randn(2) };
        const y = t.labels(3, 2);
        const [loss, grads] = await student.call('two_layer_net', X, model, y, 0.1);
        t.inputsUnchanged();
        closeLoss(t, loss, { X, model, y, reg: 0.1 });
        closeGradients(t, grads, { X, model, y, reg: 0.1 });
      },
    },
  ],
});
