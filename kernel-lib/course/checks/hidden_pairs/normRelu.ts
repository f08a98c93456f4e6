import {
  type CheckTools,
  defineExercise,
  type Mistake,
  type Student,
} from 'chainrule-grader/checks';
import { relu_forward as reluForward } from 'kernel-lib/layers';
import { greater, ones, sqrt, type Tensor } from 'kernel-lib/tensor';
import { inputs, moments, normalised, parts, scaled } from '../normalisation/formulas.js';
import { part } from '../two_layer_net/part.js';

type Params = Record<string, Tensor>;

/** Layer normalisation, or batch normalisation in one of its modes. */
export type Kind = 'layer' | 'train' | 'test';

const EPS = { layer: 1e-5, train: 0.1, test: 0.1 };
const LAYERS = [1, 2, 3];

/** What the pair is called with, in a net with three hidden layers of equal size. */
export interface Call {
  kind: Kind;
  l: number;
  a: Tensor;
  params: Params;
  /** By layer; none for layer normalisation. */
  averages: Record<number, { running_mean: Tensor; running_var: Tensor }>;
}

export function drawCall(
  t: CheckTools,
  kind: Kind,
  { l = 2, n = 6, h = 4 }: { l?: number; n?: number; h?: number } = {},
): Call {
  const params: Params = { W1: t.randn(3, h), b1: t.randn(h) };
  const averages: Call['averages'] = {};
  for (const layer of LAYERS) {
    const [, gamma, beta] = inputs(t, 1, h);
    params[`gamma${layer}`] = gamma;
    params[`beta${layer}`] = beta;
    averages[layer] = { running_mean: t.uniform(2, 4, h), running_var: t.uniform(2, 6, h) };
  }
  // Of either sign before and after: a relu in the wrong place shows.
  const [x] = inputs(t, n, h);
  return { kind, l, a: x.sub(2), params, averages };
}

/** The arguments of norm_relu_forward. */
export function argumentsOf({ kind, l, a, params, averages }: Call): unknown[] {
  if (kind === 'layer') return [a, params, l];
  const bn_params = Object.fromEntries(
    LAYERS.map((layer) => [layer, { mode: kind, eps: EPS[kind], ...averages[layer] }]),
  );
  return [a, params, l, bn_params];
}

const own = ({ params, l }: Call, of = l) =>
  [params[`gamma${of}`], params[`beta${of}`]] as [Tensor, Tensor];

/** What comes out of the normalisation. */
function before(call: Call, a = call.a, [gamma, beta] = own(call), kind = call.kind): Tensor {
  const eps = EPS[kind];
  if (kind !== 'test') return normalised(a, gamma, beta, eps, kind === 'layer' ? 1 : 0);
  const { running_mean, running_var } = call.averages[call.l] as Call['averages'][number];
  return scaled(a, running_mean, sqrt(running_var.add(eps)), gamma, beta);
}

const relu = (x: Tensor) => reluForward(x)[0];

/** What is right. */
export const outOf = (call: Call): Tensor => relu(before(call));

function forwardMistakes(call: Call): Mistake[] {
  const { a, kind, l } = call;
  const [gamma, beta] = own(call);
  return [
    { say: 'relu is missing: it comes after the normalisation', when: () => before(call) },
    {
      say: 'relu comes first: lecture L1 wants the normalisation before the nonlinearity',
      when: () => before(call, relu(a)),
    },
    {
      say: 'relu comes first, and again at the end: it is needed once, after the normalisation',
      when: () => relu(before(call, relu(a))),
    },
    { say: 'the normalisation is missing', when: () => relu(a) },
    ...LAYERS.filter((other) => other !== l).map((other) => ({
      say: `those are γ and β of layer ${other}: the names of layer l are made with l`,
      when: () => relu(before(call, a, own(call, other))),
    })),
    {
      say: 'gamma and beta have changed places',
      when: () => relu(before(call, a, [beta, gamma])),
    },
    ...LAYERS.filter((other) => other !== l).flatMap((other) => [
      {
        say: `gamma is that of layer ${other}: its name is made with l`,
        when: () => relu(before(call, a, [own(call, other)[0], beta])),
      },
      {
        say: `beta is that of layer ${other}: its name is made with l`,
        when: () => relu(before(call, a, [gamma, own(call, other)[1]])),
      },
    ]),
    {
      say: 'gamma and beta are not those of params',
      when: () => relu(before(call, a, [ones(gamma.size), beta.mul(0)])),
    },
    ...(['layer', 'train', 'test'] as const)
      .filter((other) => other !== kind)
      .map((other) => ({
        say: OTHER[kind],
        when: () => relu(before(call, a, [gamma, beta], other)),
      })),
  ];
}

/** What to say where another kind of normalisation comes out. */
const OTHER: Readonly<Record<Kind, string>> = {
  layer: 'without bn_params it is layer normalisation: each row by itself',
  train: 'with bn_params it is batch normalisation, in the mode that bn_params[l] says',
  test: 'with bn_params it is batch normalisation, in the mode that bn_params[l] says: here test',
};

/** Calls the student's forward, and compares what comes out. */
export async function forward(student: Student, t: CheckTools, call: Call): Promise<unknown> {
  const [out, cache] = await student.call('norm_relu_forward', ...argumentsOf(call));
  t.close('out', out, outOf(call), { mistakes: forwardMistakes(call) });
  t.inputsUnchanged();
  return cache;
}

/** After a call in train mode: the averages of this layer have moved, those of the others have not. */
export function averagesMoved(t: CheckTools, student: Student, call: Call): void {
  const after = student.last.after.bn_params as Record<number, Record<string, unknown>> | undefined;
  const { mu, variance } = moments(call.a, 0);
  const batch = { running_mean: mu, running_var: variance };
  for (const layer of LAYERS) {
    for (const which of ['running_mean', 'running_var'] as const) {
      const old = (call.averages[layer] as Call['averages'][number])[which];
      const moved = old.mul(0.9).add(batch[which].reshape(old.size).mul(0.1));
      const name = `bn_params[${layer}].${which}`;
      t.close(name, after?.[layer]?.[which], layer === call.l ? moved : old, {
        mistakes: [
          {
            say:
              layer === call.l
                ? `it has not moved: hand bn_params[l] itself to batchnorm_forward, no copy of it`
                : `it has moved in a call for layer ${call.l}: each layer has averages of its own, bn_params[l]`,
            when: () => (layer === call.l ? old : moved),
          },
        ],
      });
    }
  }
}

export const norm_relu_forward = defineExercise({
  name: 'norm_relu_forward',
  topic: 'hidden_pairs',
  lab: 5,
  params: ['a', 'params', 'l', 'bn_params'],
  returns: ['out', 'cache'],
  updates: ['bn_params'],
  dependsOn: ['layernorm_forward', 'batchnorm_forward', 'relu_forward'],
  hints: [
    'Three things: which γ and β, which of your two normalisations, and relu at the end. You have written all the functions that you need.',
    'The names of the weights are made with l: params["gamma" + l]. Whether bn_params is there says which normalisation; batchnorm_forward gets bn_params[l] itself, so that it can move the averages.',
    'Backward will need what both functions have kept, and which of the two normalisations it was: a cache may be an object with all three.',
  ],
  checks: [
    {
      id: 'layer',
      title: 'without bn_params: layer normalisation with γ and β of layer l, then relu',
      points: 1,
      async run(student, t) {
        await forward(student, t, drawCall(t, 'layer'));
      },
    },
    {
      id: 'batch',
      title:
        'with bn_params: batch normalisation, then relu; the averages of layer l move, and no others',
      points: 1,
      core: false,
      async run(student, t) {
        const call = drawCall(t, 'train');
        await forward(student, t, call);
        averagesMoved(t, student, call);
      },
    },
  ],
});

const FORM = {
  expected: '{ gamma1, beta1 } with the number of the layer',
  advice: 'name the two gradients as the weights are named in params: "gamma" + l, "beta" + l',
};

/** What is right on the way back, and what else may come. */
function back(call: Call, dout: Tensor) {
  const { a, kind } = call;
  const [gamma] = own(call);
  const axis = kind === 'layer' ? 1 : 0;
  const of = (dh: Tensor, other: 0 | 1 = axis) => {
    const all = parts(a, gamma, dh, EPS[kind], other);
    return { da: all.dx(), dgamma: dh.mul(all.xhat).sum(0), dbeta: dh.sum(0) };
  };
  const mask = greater(before(call), 0).astype('float64');
  const dh = dout.mul(mask);
  const slips: { say: string; given: ReturnType<typeof of> }[] = [
    {
      say: 'the gradient does not pass through relu: relu came last, so it is first on the way back',
      given: of(dout),
    },
    {
      say: 'relu looks at what came into the pair: its own input is what the normalisation gave',
      given: of(dout.mul(greater(a, 0))),
    },
    {
      say: 'the way back goes through the normalisation first: relu came last, so it is first on the way back',
      given: { ...of(dout), da: of(dout).da.mul(mask) },
    },
    {
      say: 'it goes back through the other normalisation: the cache has to say which one it was',
      given: of(dh, axis === 0 ? 1 : 0),
    },
    {
      say: 'the gradient does not pass through the normalisation',
      given: { ...of(dh), da: dh },
    },
  ];
  return { want: of(dh), slips };
}

/** Goes through the student's forward and back, and compares. */
export async function backward(student: Student, t: CheckTools, call: Call): Promise<void> {
  const dout = t.randn(...call.a.shape);
  const cache = await forward(student, t, call);
  await compareBack(student, t, call, dout, cache);
}

export async function compareBack(
  student: Student,
  t: CheckTools,
  call: Call,
  dout: Tensor,
  cache: unknown,
): Promise<void> {
  const { want, slips } = back(call, dout);
  const [da, grads] = await student.call('norm_relu_backward', dout, cache, call.l);
  t.inputsUnchanged();
  const pick = (which: keyof typeof want) => ({
    mistakes: slips.map(({ say, given }) => ({ say, when: () => given[which] })),
  });
  t.close('da', da, want.da, pick('da'));
  const [gamma, beta] = [`gamma${call.l}`, `beta${call.l}`];
  t.close(`grads.${gamma}`, part(t, 'grads', grads, gamma, FORM), want.dgamma, {
    ...pick('dgamma'),
    others: { dbeta: want.dbeta },
  });
  t.close(`grads.${beta}`, part(t, 'grads', grads, beta, FORM), want.dbeta, {
    ...pick('dbeta'),
    others: { dgamma: want.dgamma },
  });
}

export const norm_relu_backward = defineExercise({
  name: 'norm_relu_backward',
  topic: 'hidden_pairs',
  lab: 5,
  params: ['dout', 'cache', 'l'],
  returns: ['da', 'grads'],
  dependsOn: ['norm_relu_forward', 'layernorm_backward', 'batchnorm_backward', 'relu_backward'],
  hints: [
    'The last function of the way forward is the first on the way back; each gets the cache that its own forward has left.',
    'The normalisation gives back three gradients. One of them is da; the other two belong to weights, and go into an object under the names of these.',
    'A name that is made: { ["gamma" + l]: dgamma, ["beta" + l]: dbeta }.',
  ],
  checks: [
    {
      id: 'layer',
      title: 'da and the gradients of γ and β, through relu and layer normalisation',
      points: 1,
      async run(student, t) {
        await backward(student, t, drawCall(t, 'layer'));
      },
    },
    {
      id: 'batch',
      title: 'the same through relu and batch normalisation',
      points: 1,
      core: false,
      async run(student, t) {
        await backward(student, t, drawCall(t, 'train'));
      },
    },
  ],
});
