import { exampleMistakes, leaky, type Mistake, rowsOf } from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from 'kernel-lib/layers';
import { dot, exp, log, maximum, type Tensor } from 'kernel-lib/tensor';

/* Wrong answers to the layers that are worth recognising, for inputs of any size. */

const rows = (x: Tensor) => x.reshape(x.shape[0] as number, -1);
const relu = (x: Tensor) => reluForward(x)[0];

export function affineMistakes(x: Tensor, w: Tensor, b: Tensor): Mistake[] {
  const [N, D] = [x.shape[0] as number, w.shape[0] as number];
  const xw = dot(rows(x), w);
  const want = xw.add(b);
  const one = 'b has a number for each column: one number is added to all of them here';
  return [
    { say: 'the bias b is missing: add it to every row', when: () => xw },
    { say: 'the bias is subtracted: add it', when: () => xw.sub(b) },
    { say: 'the bias is added twice', when: () => xw.add(b.mul(2)) },
    {
      say: 'the result is cut at 0: that is the work of relu, the next layer',
      when: () => relu(want),
    },
    {
      say: 'each example becomes one row for each example by x.reshape(N, -1); reshape(-1, N).T mixes the examples',
      when: () => dot(x.reshape(-1, N).T, w).add(b),
    },
    {
      say: 'the order of the numbers within an example has changed: reshape alone keeps it, without transposing',
      when: () => dot(rows(reversedAxes(x)), w).add(b),
    },
    { say: one, when: () => xw.add(b.sum()) },
    { say: one, when: () => xw.add(b.mean()) },
    { say: one, when: () => xw.add(b.data[0] as number) },
    {
      say: 'the bias is added to the first row only: broadcasting adds it to every row, add(b)',
      when: () => xw.copy().set(rowsOf(want, 0, 1), '0:1'),
    },
    {
      say: `the bias is added D = ${D} times: add it once, outside of the loop over the inputs`,
      when: () => xw.add(b.mul(D)),
    },
    {
      say: 'b is added to w, before the product: add it to the product',
      when: () => dot(rows(x), w.add(b)),
    },
    { say: 'the product is multiplied by b: the bias is added', when: () => xw.mul(b) },
    {
      say: 'it is divided by √D: a layer only multiplies and adds',
      when: () => xw.div(Math.sqrt(D)).add(b),
    },
    {
      say: 'the mean over the batch is subtracted: that is another layer',
      when: () => want.sub(want.mean(0)),
    },
    { say: 'every row sums to 1: the softmax belongs to the loss', when: () => softmaxed(want) },
    ...(D > 1
      ? [
          {
            say: 'the last input is left out: does the loop over d end one too early?',
            when: () => dot(rows(x).slice(':', `:${D - 1}`), w.slice(`:${D - 1}`)).add(b),
          },
          {
            say: 'the first input is left out: does the loop over d begin one too late?',
            when: () => dot(rows(x).slice(':', '1:'), w.slice('1:')).add(b),
          },
        ]
      : []),
  ];
}

function reversedAxes(x: Tensor): Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return x.transpose(0, ...axes.slice(1).reverse());
}

function softmaxed(x: Tensor): Tensor {
  const e = exp(x.sub(x.max(1, true)));
  return e.div(e.sum(1, true));
}

type Gradients = Record<'dx' | 'dw' | 'db', Mistake[]>;

export function affineBackwardMistakes(dout: Tensor, x: Tensor, w: Tensor): Gradients {
  const [N, D] = [dout.shape[0] as number, w.shape[0] as number];
  const summed = 'is averaged over the batch: the mean is already in dout, so sum';
  const cut = maximum(0, dout);
  const halved = 'the negative numbers of dout are cut off: relu is another layer';
  const dw = (from: number, to: number) => dot(rowsOf(rows(x), from, to).T, rowsOf(dout, from, to));
  return {
    dx: [{ say: halved, when: () => affineBackward(cut, [x, w, w])[0] }],
    dw: [
      { say: `dw ${summed}`, when: () => dw(0, N).div(N) },
      ...exampleMistakes(N, dw),
      { say: halved, when: () => affineBackward(cut, [x, w, w])[1] },
      {
        say: 'a multiple of w is in it: weight decay is no part of the layer; is it w times some number?',
        when: (got) => dw(0, N).add(multipleOf(w, got, dw(0, N))),
      },
    ],
    db: [
      { say: 'it sums over the wrong axis: the batch is axis 0', when: () => dout.sum(1) },
      { say: `db ${summed}`, when: () => dout.mean(0) },
      ...exampleMistakes(N, (from, to) => rowsOf(dout, from, to).sum(0)),
      { say: halved, when: () => cut.sum(0) },
      {
        say: 'it contains x: db adds up the rows of dout alone',
        when: () => dw(0, N).sum(0),
      },
      {
        say: 'dout is forgotten: db adds up the rows of dout',
        when: () => dout.mul(0).add(1).sum(0),
      },
      { say: 'it is the largest of each column: add up the rows', when: () => dout.max(0) },
      { say: `db has N = ${N} times D = ${D} numbers in it`, when: () => dout.sum(0).mul(D) },
    ],
  };
}

/** c·w with the c by which `got` differs from `want` in the first element. */
function multipleOf(w: Tensor, got: Tensor, want: Tensor): Tensor {
  return w.mul(((got.data[0] as number) - (want.data[0] as number)) / (w.data[0] as number));
}

export function reluMistakes(x: Tensor): Mistake[] {
  const negative = x.less(0);
  return [
    {
      say: 'negative numbers change their sign instead of becoming 0: that is abs, not relu',
      when: () => x.abs(),
    },
    {
      say: 'it keeps the negative numbers and drops the positive ones',
      when: () => x.clip(Number.NEGATIVE_INFINITY, 0),
    },
    {
      say: 'it gives 1 where x is positive: multiply by x',
      when: () => x.greater(0).astype('float64'),
    },
    {
      say: 'negative numbers keep a small slope: that is leaky relu; here they become 0',
      when: (got) => leaky(x, got),
    },
    {
      say: 'negative numbers become exp(x) - 1: that is elu; here they become 0',
      when: () => relu(x).add(exp(x).sub(1).mul(negative)),
    },
    { say: 'that is softplus, log(1 + exp(x)): relu has a corner', when: () => log(exp(x).add(1)) },
    { say: 'that is swish, x · σ(x)', when: () => x.div(exp(x.neg()).add(1)) },
    { say: 'it is at least 1: the smallest is to be 0', when: () => maximum(1, x) },
    { say: 'what is positive is squared', when: () => relu(x).mul(x) },
    {
      say: 'the largest of each row stands in for all of it: compare each element by itself',
      when: () => maximum(0, x.max(x.ndim - 1, true)).add(x.mul(0)),
    },
  ];
}

export function reluBackwardMistakes(dout: Tensor, x: Tensor): Mistake[] {
  const mask = x.greater(0).astype('float64');
  const passed = dout.mul(mask);
  return [
    { say: 'the whole of dout passes: stop it where x was not positive', when: () => dout },
    {
      say: 'it looks at the sign of dout: what counts is the sign of x, from the cache',
      when: () => maximum(0, dout),
    },
    {
      say: 'a negative dout is stopped as well: what counts is the sign of x alone',
      when: () => maximum(0, passed),
    },
    {
      say: 'dout is forgotten: by the chain rule the local gradient is multiplied by dout',
      when: () => mask,
    },
    { say: 'that is relu, forward again: dout is forgotten', when: () => relu(x) },
    {
      say: 'it multiplies dout by x: the local gradient is 1 where x > 0',
      when: () => passed.mul(x),
    },
    {
      say: 'it passes where x is negative, the other way round',
      when: () => dout.mul(mask.mul(-1).add(1)),
    },
    {
      say: 'the gradient passes where x is exactly 0: compare with >, not >=',
      when: () => dout.mul(x.greaterEqual(0)),
    },
    {
      say: 'half of the gradient passes where x is exactly 0: none should',
      when: () => passed.add(dout.mul(x.equal(0)).mul(0.5)),
    },
    {
      say: 'where x is negative a small part passes: that is leaky relu; here nothing passes',
      when: (got) => leaky(x, got, dout),
    },
    {
      say: 'it multiplies by the sign of x, which is -1 for a negative x: there the gradient is 0',
      when: () => dout.mul(x.sign()),
    },
    { say: 'the mask is added: multiply dout by it', when: () => dout.add(mask) },
    {
      say: 'a whole row passes where it has a positive number: look at each element by itself',
      when: () => dout.mul(x.max(x.ndim - 1, true).greater(0)),
    },
    {
      say: 'that is the slope of a smooth curve, the sigmoid: it is 1 or 0',
      when: () => dout.div(exp(x.neg()).add(1)),
    },
    {
      say: 'the gradient passes where x is just below 0: compare with 0 itself',
      when: () => dout.mul(x.greater(-1e-2)),
    },
    {
      say: 'the gradient stops where x is a small positive number: compare with 0 itself',
      when: () => dout.mul(x.greater(1e-2)),
    },
  ];
}

export function sandwichMistakes(x: Tensor, w: Tensor, b: Tensor): Mistake[] {
  const xw = dot(rows(x), w);
  const a = xw.add(b);
  return [
    { say: 'relu is not applied', when: () => a },
    {
      say: 'relu comes before the affine layer: it belongs after',
      when: () => affineForward(relu(x), w, b)[0],
    },
    {
      say: 'relu is applied to x as well: only to what the affine layer gives',
      when: () => relu(affineForward(relu(x), w, b)[0]),
    },
    { say: 'the bias b is missing', when: () => relu(xw) },
    { say: 'the bias is added after relu: it belongs inside', when: () => relu(xw).add(b) },
    { say: 'the bias is added twice', when: () => relu(a.add(b)) },
    { say: 'the bias is subtracted: add it', when: () => relu(xw.sub(b)) },
    {
      say: 'relu is applied to b: only to what the affine layer gives',
      when: () => relu(xw.add(relu(b))),
    },
    {
      say: 'relu is applied to w: only to what the affine layer gives',
      when: () => relu(dot(rows(x), relu(w)).add(b)),
    },
    ...reluMistakes(a),
  ];
}

export function sandwichBackwardMistakes(dout: Tensor, x: Tensor, w: Tensor, b: Tensor): Gradients {
  const a = affineForward(x, w, b)[0];
  const da = reluBackward(dout, reluForward(a)[1]);
  const mask = a.greater(0).astype('float64');
  const through: [say: string, da: Tensor][] = [
    ['the gradient does not pass through relu: call relu_backward first', dout],
    [
      'it looks at the sign of dout: what counts is the sign of what relu was given',
      maximum(0, dout),
    ],
    ['it passes where relu was given a negative number, the other way round', dout.sub(da)],
    ['dout is forgotten: multiply it by the mask of relu', mask],
    ['it multiplies dout by what relu was given: the slope is 1 or 0', dout.mul(relu(a))],
    ['the mask is that of x·w without b: relu was given x·w + b', dout.mul(a.sub(b).greater(0))],
    ['a negative gradient is stopped as well: what counts is what relu was given', maximum(0, da)],
    ['units count as active above 1 only: relu begins at 0', dout.mul(a.greater(1))],
  ];
  const own = affineBackwardMistakes(da, x, w);
  const of = (i: 0 | 1 | 2): Mistake[] =>
    through.map(([say, wrong]) => ({ say, when: () => affineBackward(wrong, [x, w, b])[i] }));
  return {
    dx: [
      ...of(0),
      ...own.dx,
      {
        say: 'dx passes through a relu of x, too: there is none in front of the affine layer',
        when: () => affineBackward(da, [x, w, b])[0].mul(x.greater(0)),
      },
    ],
    dw: [...of(1), ...own.dw],
    db: [...of(2), ...own.db],
  };
}
