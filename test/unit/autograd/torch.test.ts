import { readFileSync } from 'node:fs';
import { nn, optim, Variable } from 'kernel-lib/autograd';
import { type Tensor, tensor, zeros } from 'kernel-lib/tensor';
import { describe, expect, it } from 'vitest';

// Whole programs, run by PyTorch; see test/reference/make_autograd.py.
const { programs } = JSON.parse(
  readFileSync(new URL('../../reference/autograd.json', import.meta.url), 'utf8'),
);

/** Equal to 12 digits. */
function close(got: Tensor | undefined, expected: unknown, tolerance = 1e-12): void {
  const want = tensor(expected as never);
  expect(got?.shape).toEqual(want.shape);
  for (const [i, v] of want.data.entries())
    expect(Math.abs((got as Tensor).data[i]! - v), `element ${i}`).toBeLessThan(
      tolerance * Math.max(1, Math.abs(v)),
    );
}

/** A Linear with the recorded weights. */
function linear(weight: number[][], bias: number[]): nn.Linear {
  const layer = new nn.Linear(weight.length, bias.length);
  layer.loadStateDict({ weight: tensor(weight), bias: tensor(bias) });
  return layer;
}

describe("PyTorch's numbers", () => {
  it("L2's slide", () => {
    const { xyz } = programs;
    const [x, y, z] = [new Variable(-2), new Variable(5), new Variable(-4)];
    const f = x.add(y).mul(z);
    f.backward();
    expect([f.item(), x.grad?.item(), y.grad?.item(), z.grad?.item()]).toEqual([
      xyz.f,
      ...xyz.grads,
    ]);
  });

  it('reused nodes, kept gradients, a second pass', () => {
    const { reused } = programs;
    const [a, b] = [new Variable(reused.a), new Variable(reused.b)];
    const c = a.mul(a);
    const d = c.add(b);
    const e = d.mul(c).tanh();
    c.retainGrad();
    d.retainGrad();
    const all = { a, b, c, d };
    e.sum().backward(undefined, { retainGraph: true });
    for (const [name, v] of Object.entries(all)) close(v.grad, reused.first[name]);
    e.mul(e).mean().backward();
    for (const [name, v] of Object.entries(all)) close(v.grad, reused.second[name]);
  });

  it('stacks of matrices that broadcast', () => {
    const { matmul } = programs;
    const [a, b] = [new Variable(matmul.a), new Variable(matmul.b)];
    const out = a.matmul(b);
    close(out.value, matmul.out);
    out.backward(matmul.dout);
    close(a.grad, matmul.da);
    close(b.grad, matmul.db);
  });

  it("L3's FFNN and make_update, six updates with Adam", () => {
    const { ffnn } = programs;
    const net = new nn.FFNN(4, 5, 3);
    net.loadStateDict({
      'v.weight': tensor(ffnn.v.weight),
      'v.bias': tensor(ffnn.v.bias),
      'w.weight': tensor(ffnn.w.weight),
      'w.bias': tensor(ffnn.w.bias),
    });
    const optimizer = new optim.Adam(net.parameters(), { lr: 0.01 });
    const losses = ffnn.inputs.map((input: number[], i: number) =>
      nn.make_update(net, optimizer, tensor(input), zeros(3).set(1, ffnn.golds[i])),
    );
    close(tensor(losses), ffnn.losses);
    for (const [name, value] of Object.entries(net.stateDict())) close(value, ffnn.after[name]);
  });

  it('batch norm, layer norm, a skip, clipped gradients, momentum, then eval', () => {
    const { norms } = programs;
    class Net extends nn.Module {
      first = linear(norms.linear[0][0], norms.linear[0][1]);
      bn = new nn.BatchNorm1d(4);
      skip = new nn.Residual(new nn.Swish(), linear(norms.linear[1][0], norms.linear[1][1]));
      ln = new nn.LayerNorm(4);
      last = linear(norms.linear[2][0], norms.linear[2][1]);
      override forward(x: Variable | Tensor): Variable {
        const h = this.bn.forward(this.first.forward(x)).gelu();
        return this.last.forward(this.ln.forward(this.skip.forward(h)));
      }
    }
    const net = new Net();
    const optimizer = new optim.Momentum(net.parameters(), { lr: 0.1, momentum: 0.9 });
    const [x, losses, gradNorms] = [tensor(norms.x), [] as number[], [] as number[]];
    for (let i = 0; i < 4; i++) {
      optimizer.zeroGrad();
      const loss = nn.crossEntropy(net.forward(x), norms.y);
      loss.backward();
      gradNorms.push(nn.clip_grad_norm(net.parameters(), 0.5, { epsilon: 1e-6 }));
      optimizer.step();
      losses.push(loss.item());
    }
    close(tensor(losses), norms.losses);
    close(tensor(gradNorms), norms.gradNorms);
    close(net.bn.runningMean, norms.runningMean);
    close(net.bn.runningVar, norms.runningVar);
    close(net.bn.gamma.value, norms.bnGamma);
    close(net.ln.beta.value, norms.lnBeta);
    close(net.eval().forward(x).value, norms.scores);
  });

  it('embeddings averaged, two losses, AdamW', () => {
    const { words } = programs;
    const table = new nn.Embedding(7, 4);
    table.loadStateDict({ weight: tensor(words.table) });
    const head = linear(words.weight, words.bias);
    const optimizer = new optim.AdamW([...table.parameters(), ...head.parameters()], {
      lr: 0.05,
      weightDecay: 0.1,
    });
    const losses = [];
    for (let i = 0; i < 3; i++) {
      optimizer.zero_grad();
      const scores = head.forward(table.forward(words.words).mean(1)).flatten();
      const loss = nn
        .binaryCrossEntropy(scores, words.target)
        .add(nn.mseLoss(scores, words.target).mul(0.1));
      loss.backward();
      optimizer.step();
      losses.push(loss.item());
    }
    close(tensor(losses), words.losses);
    close(table.weight.value, words.tableAfter);
  });
});

describe('beside NaN gradients pass, as in PyTorch', () => {
  it.each<[string, (x: Variable, y: Variable) => Variable, number[], number[] | undefined]>([
    ['maximum', (x, y) => x.maximum(y), [1, 1, 0, 0.5], [1, 1, 1, 0.5]],
    ['minimum', (x, y) => x.minimum(y), [1, 1, 1, 0.5], [1, 1, 0, 0.5]],
    ['relu', (x) => x.relu(), [1, 1, 0, 1], undefined],
    ['elu', (x) => x.elu(), [1, 1, Math.exp(-1), 1], undefined],
  ])('%s', (_name, f, dx, dy) => {
    const x = new Variable([Number.NaN, 2, -1, 3]);
    const y = new Variable([1, Number.NaN, 0, 3]);
    f(x, y).sum().backward();
    expect(x.grad?.toArray()).toEqual(dx);
    expect(y.grad?.toArray()).toEqual(dy);
  });
});
