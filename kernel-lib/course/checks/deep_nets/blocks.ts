import { type CheckTools, type Mistake, telling } from 'chainrule-grader/checks';
import {
  affine_backward as affineBackward,
  affine_forward as affineForward,
  layernorm_backward as layernormBackward,
  layernorm_forward as layernormForward,
  relu_backward as reluBackward,
  relu_forward as reluForward,
} from 'kernel-lib/layers';
import { maximum, type Tensor } from 'kernel-lib/tensor';

/** x, A, a, B, b of a residual block. */
export type Block = readonly [x: Tensor, A: Tensor, a: Tensor, B: Tensor, b: Tensor];

export const BLOCK_GRADIENTS = ['dx', 'dA', 'da', 'dB', 'db'] as const;

/** Nothing stands nearer to relu's kink: differences must not step over it. */
const GAP = 0.02;

/** relu(x · A + a) · B + b and what lies on the way, all the way back for a dout as well. */
export function residual([x, A, a, B, b]: Block, dout?: Tensor) {
  const [s, first] = affineForward(x, A, a);
  const [h, relu] = reluForward(s);
  const [branch, second] = affineForward(h, B, b);
  const out = x.add(branch);
  const [dh, dB, db] = affineBackward(dout ?? out, second);
  const ds = reluBackward(dh, relu);
  const [dbranch, dA, da] = affineBackward(ds, first);
  return { s, h, branch, out, dh, ds, dbranch, dx: (dout ?? out).add(dbranch), dA, da, dB, db };
}

/** The gradients of a block in the order in which residual_backward returns them. */
export function residualGradients(block: Block, dout: Tensor): Tensor[] {
  const all = residual(block, dout);
  return BLOCK_GRADIENTS.map((name) => all[name]);
}

/** A block for N examples, M wide, H in its branch, with which the usual slips show. */
export function drawBlock(t: CheckTools, N = 5, M = 4, H = 3): { block: Block; dout: Tensor } {
  const draw = () => {
    for (;;) {
      const block = [
        t.randn(N, M),
        t.randn(M, H).mul(1.5 / Math.sqrt(M)),
        t.randn(H),
        t.randn(H, M).mul(1.5 / Math.sqrt(H)),
        t.randn(M),
      ] as const;
      if (residual(block).s.abs().min() > GAP) return { block, dout: t.randn(N, M) };
    }
  };
  return telling(draw, ({ block, dout }) => {
    const all = residual(block, dout);
    return [
      { want: all.out, mistakes: outMistakes(block) },
      ...BLOCK_GRADIENTS.map((name) => ({
        want: all[name],
        mistakes: gradientMistakes(name, block, dout),
      })),
    ];
  });
}

export function outMistakes(block: Block): Mistake[] {
  const [x, A, a, B, b] = block;
  const { branch, h, out, s } = residual(block);
  const without = (other: Block) => () => residual(other).out;
  return [
    { say: 'what came in is not added: out = x + what the branch gives', when: () => branch },
    { say: 'what came in is subtracted: add it', when: () => branch.sub(x) },
    { say: 'the branch is subtracted: add it', when: () => x.sub(branch) },
    { say: 'x is added twice', when: () => out.add(x) },
    { say: 'x is multiplied by the branch: add them', when: () => x.mul(branch) },
    { say: 'only x comes out: add the branch', when: () => x },
    {
      say: 'a relu comes after the sum: He and others had one there in 2015, here nothing stands on the way past the branch',
      when: () => maximum(0, out),
    },
    {
      say: 'a relu stands at the end of the branch: it could only ever add. The branch ends with the affine layer',
      when: () => x.add(maximum(0, branch)),
    },
    { say: 'there is no relu between the two affine layers', when: () => x.add(s.dot(B).add(b)) },
    { say: 'the bias a is missing', when: without([x, A, a.mul(0), B, b]) },
    { say: 'the bias b is missing', when: without([x, A, a, B, b.mul(0)]) },
    { say: 'both biases are missing', when: without([x, A, a.mul(0), B, b.mul(0)]) },
    { say: 'the second affine layer is missing', when: () => x.add(h) },
    { say: 'the two weights have changed places', when: without([x, B, a, A, b]) },
    { say: 'the two biases have changed places', when: without([x, A, b, B, a]) },
    { say: 'sum and branch are halved: nothing is averaged, only added', when: () => out.div(2) },
    {
      say: 'x goes through relu before it enters the branch: the affine layer comes first',
      when: () => x.add(residual([maximum(0, x), A, a, B, b]).branch),
    },
  ];
}

export function gradientMistakes(
  name: (typeof BLOCK_GRADIENTS)[number],
  block: Block,
  dout: Tensor,
): Mistake[] {
  const [x, A, a, B, b] = block;
  const { dbranch, dx, dh, ds, h, s } = residual(block, dout);
  const first = (arriving: Tensor) => affineBackward(arriving, [x, A, a]);
  const second = (arriving: Tensor, into = h) => affineBackward(arriving, [into, B, b]);
  const NO_RELU = 'relu is left out on the way back: where it gave 0, nothing passes';
  const ways: Mistake[] = [
    {
      say: 'the way past the branch is missing: x reaches out in two ways, and what comes back on both adds up',
      when: () => dbranch,
    },
    {
      say: 'only the way past the branch is there: x reaches out through the branch as well',
      when: () => dout,
    },
    { say: 'the two ways are subtracted: add them', when: () => dout.sub(dbranch) },
    { say: 'the two ways are multiplied: add them', when: () => dout.mul(dbranch) },
    { say: 'dout is added twice', when: () => dx.add(dout) },
    { say: 'the way through the branch is added twice', when: () => dx.add(dbranch) },
    { say: 'the two ways are averaged: add them', when: () => dx.div(2) },
    {
      say: 'x is added to the gradient: what comes back past the branch is dout, unchanged',
      when: () => x.add(dbranch),
    },
    { say: NO_RELU, when: () => dout.add(first(dh)[0]) },
    {
      say: 'relu’s mask lies over dout too: nothing stands on the way past the branch',
      when: () => maximum(0, dout).add(dbranch),
    },
  ];
  const more: Record<typeof name, Mistake[]> = {
    dx: ways,
    dA: [{ say: NO_RELU, when: () => first(dh)[1] }],
    da: [
      { say: NO_RELU, when: () => first(dh)[2] },
      { say: 'what arrives is averaged: add it up over the rows', when: () => ds.mean(0) },
    ],
    dB: [
      { say: 'the second affine layer’s input is h, after relu', when: () => second(dout, s)[1] },
      {
        say: 'what comes back to B is dout: the way past the branch takes nothing from it',
        when: () => second(dout.mul(2))[1],
      },
      {
        say: 'what comes back to B is dout, not dx: B stands before the sum',
        when: () => second(dx)[1],
      },
    ],
    db: [
      {
        say: 'what comes back to b is dout, not dx: b stands before the sum',
        when: () => dx.sum(0),
      },
      { say: 'what arrives is averaged: add it up over the rows', when: () => dout.mean(0) },
    ],
  };
  return more[name];
}

/** The weights of a pre-activation block. */
export interface PreWeights {
  gamma: Tensor;
  beta: Tensor;
  W: Tensor;
  b: Tensor;
}

export const PRE_GRADIENTS = ['gamma', 'beta', 'W', 'b'] as const;

/** x + relu(layernorm(x, γ, β)) · W + b, and all the gradients. */
export function preActivation(x: Tensor, { gamma, beta, W, b }: PreWeights, dout: Tensor) {
  const [n, norm] = layernormForward(x, gamma, beta);
  const [h, relu] = reluForward(n);
  const [branch, affine] = affineForward(h, W, b);
  const [dh, dW, db] = affineBackward(dout, affine);
  const dn = reluBackward(dh, relu);
  const [dbranch, dgamma, dbeta] = layernormBackward(dn, norm);
  const grads = { gamma: dgamma, beta: dbeta, W: dW, b: db };
  const throughNorm = (arriving: Tensor) => layernormBackward(arriving, norm);
  return {
    n,
    h,
    branch,
    out: x.add(branch),
    dh,
    dn,
    dbranch,
    dx: dout.add(dbranch),
    grads,
    throughNorm,
  };
}

export type PreBlock = { x: Tensor; weights: PreWeights; dout: Tensor };

export function drawPreBlock(t: CheckTools, N = 4, M = 5): PreBlock {
  const draw = () => {
    for (;;) {
      const weights = {
        gamma: t.uniform(0.6, 1.6, M),
        beta: t.randn(M).mul(0.5),
        W: t.randn(M, M).mul(1.2 / Math.sqrt(M)),
        b: t.randn(M),
      };
      const [x, dout] = [t.randn(N, M).mul(2).add(0.7), t.randn(N, M)];
      if (preActivation(x, weights, dout).n.abs().min() > GAP) return { x, weights, dout };
    }
  };
  return telling(draw, (made) => [
    { want: preActivation(made.x, made.weights, made.dout).out, mistakes: preOutMistakes(made) },
    { want: preActivation(made.x, made.weights, made.dout).dx, mistakes: preDxMistakes(made) },
  ]);
}

export function preOutMistakes({ x, weights, dout }: PreBlock): Mistake[] {
  const { gamma, beta, W, b } = weights;
  const { n, h, branch, out } = preActivation(x, weights, dout);
  const affine = (into: Tensor) => into.dot(W).add(b);
  const norm = (into: Tensor) => layernormForward(into, gamma, beta)[0];
  const afterAffine = norm(affine(x));
  return [
    { say: 'what came in is not added', when: () => branch },
    {
      say: 'the order is that of 2015, affine, norm, relu: in pre-activation norm and relu come before the affine layer',
      when: () => x.add(maximum(0, afterAffine)),
    },
    {
      say: 'norm and relu stand after the affine layer, and relu after the sum: in pre-activation both come before it, and nothing after the sum',
      when: () => maximum(0, x.add(afterAffine)),
    },
    {
      say: 'relu comes before the normalisation: first norm, then relu, then affine',
      when: () => x.add(affine(norm(maximum(0, x)))),
    },
    {
      say: 'the normalised x is added: what goes past the branch is x itself, as it came',
      when: () => n.add(branch),
    },
    {
      say: 'relu(norm(x)) is added: what goes past the branch is x itself, as it came',
      when: () => h.add(branch),
    },
    { say: 'there is no relu in the branch', when: () => x.add(affine(n)) },
    { say: 'there is no normalisation in the branch', when: () => x.add(affine(maximum(0, x))) },
    {
      say: 'the sum is normalised: that is post-normalisation, nothing comes after the sum',
      when: () => norm(out),
    },
    { say: 'a relu comes after the sum: nothing stands there', when: () => maximum(0, out) },
    { say: 'the affine layer is missing', when: () => x.add(h) },
    { say: 'the bias b is missing', when: () => out.sub(b) },
    {
      say: 'gamma and beta are not used',
      when: () => x.add(affine(maximum(0, n.sub(beta).div(gamma)))),
    },
    { say: 'x is added twice', when: () => out.add(x) },
    { say: 'the branch is subtracted: add it', when: () => x.sub(branch) },
  ];
}

export function preDxMistakes({ x, weights, dout }: PreBlock): Mistake[] {
  const { dbranch, dx, dh, dn, throughNorm } = preActivation(x, weights, dout);
  return [
    {
      say: 'the way past the branch is missing: x reaches out in two ways, and what comes back on both adds up',
      when: () => dbranch,
    },
    { say: 'only the way past the branch is there', when: () => dout },
    { say: 'relu is left out on the way back', when: () => dout.add(throughNorm(dh)[0]) },
    { say: 'the normalisation is left out on the way back', when: () => dout.add(dn) },
    {
      say: 'norm and relu change places on the way back: the last one forward is the first one backward',
      when: () => dout.add(throughNorm(dh)[0].mul(dn.equal(0).mul(-1).add(1))),
    },
    { say: 'the two ways are subtracted: add them', when: () => dout.sub(dbranch) },
    {
      say: 'what goes past the branch is sent through the normalisation too: it goes back as it came',
      when: () => throughNorm(dout.add(dn))[0],
    },
    { say: 'dout is added twice', when: () => dx.add(dout) },
  ];
}

export function preGradMistakes(name: (typeof PRE_GRADIENTS)[number], made: PreBlock): Mistake[] {
  const { x, weights, dout } = made;
  const { n, dh, dx, h, throughNorm } = preActivation(x, weights, dout);
  const NO_RELU = 'relu is left out on the way back: where it gave 0, nothing passes';
  const lists = {
    gamma: [
      { say: NO_RELU, when: () => throughNorm(dh)[1] },
      {
        say: 'gamma and beta have changed places',
        when: () => preActivation(x, weights, dout).grads.beta,
      },
    ],
    beta: [
      { say: NO_RELU, when: () => throughNorm(dh)[2] },
      {
        say: 'gamma and beta have changed places',
        when: () => preActivation(x, weights, dout).grads.gamma,
      },
    ],
    W: [
      { say: 'what goes into the affine layer is relu(norm(x))', when: () => n.T.dot(dout) },
      { say: 'what goes into the affine layer is relu(norm(x))', when: () => x.T.dot(dout) },
      {
        say: 'what comes back to W is dout, not dx: W stands before the sum',
        when: () => h.T.dot(dx),
      },
    ],
    b: [
      {
        say: 'what comes back to b is dout, not dx: b stands before the sum',
        when: () => dx.sum(0),
      },
      { say: 'what arrives is averaged: add it up over the rows', when: () => dout.mean(0) },
    ],
  };
  return lists[name];
}
