import { answersTo, type Mutant, type Variant } from '../mutant.js';

const plain = answersTo('newton');
const damped = answersTo('damped_newton');
const conjugate = answersTo('conjugate_gradients');

export const mutants: Mutant[] = [
  plain.wrong('climbs', [['w.sub', 'w.add']], /walks the wrong way/),
  plain.wrong('the step', [['w.sub(solve(H, dw))', 'solve(H, dw)']], /the step alone: next_w/),
  plain.wrong(
    'the step with its sign',
    [['w.sub(solve(H, dw))', 'solve(H, dw).neg()']],
    /with a minus/,
  ),
  plain.wrong('H times dw', [['solve(H, dw)', 'H.dot(dw)']], /H is multiplied/),
  plain.wrong('gradient descent', [['solve(H, dw)', 'dw']], /that is gradient descent/),
  plain.wrong('half, as L4 prints it', [['solve(H, dw)', 'solve(H.mul(2), dw)']], /without its ½/),
  plain.wrong('twice', [['solve(H, dw)', 'solve(H.div(2), dw)']], /twice the step/),
  plain.wrong('solves for w', [['solve(H, dw)', 'solve(H, w)']], /w is solved for/),
  plain.wrong(
    'the diagonal',
    [['solve(H, dw)', 'dw.div(tensor(Array.from(w.data, (_, i) => H.at(i, i))))']],
    /as if every weight had one to itself/,
  ),
  plain.wrong(
    'sizes of curvatures',
    'const [c, U] = eigh(H); return w.sub(U.dot(U.T.dot(dw).div(c.abs())));',
    /expected/,
  ),
  plain.wrong('in place', [['w.sub(', 'w.sub_(']], /changed its input w/),

  damped.wrong(
    'Newton',
    [['maximum(curvatures.abs(), floor)', 'curvatures']],
    /walks up, as Newton does/,
  ),
  damped.wrong(
    'the floor for negative ones',
    [['curvatures.abs()', 'curvatures']],
    /replaced by the floor/,
  ),
  damped.wrong(
    'no floor',
    [['maximum(curvatures.abs(), floor)', 'curvatures.abs()']],
    /floor is missing|curvature of 0|expected/,
  ),
  damped.wrong(
    'the floor is added',
    [['maximum(curvatures.abs(), floor)', 'curvatures.abs().add(floor)']],
    /floor is added/,
  ),
  damped.wrong(
    'cut off from above',
    [['maximum(curvatures.abs(), floor)', 'curvatures.abs().clip(0, floor)']],
    /from above|least that a curvature counts/,
  ),
  damped.wrong(
    'gradient descent',
    [['U.dot(U.T.dot(dw).div(sizes))', 'dw']],
    /that is gradient descent/,
  ),
  damped.wrong('multiplied', [['.div(sizes)', '.mul(sizes)']], /multiplied by the curvature/),
  damped.wrong(
    'not taken apart',
    [['U.dot(U.T.dot(dw).div(sizes))', 'dw.div(sizes)']],
    /without being taken apart/,
  ),
  damped.wrong(
    'left in parts',
    [['U.dot(U.T.dot(dw).div(sizes))', 'U.T.dot(dw).div(sizes)']],
    /left in parts/,
  ),
  damped.wrong('rows', [['U.dot(U.T.dot(dw)', 'U.T.dot(U.dot(dw)']], /rows of U/),
  damped.wrong('uphill', [['w.sub(full', 'w.add(full']], /lead uphill|walks uphill/),
  damped.wrong('begins with a half', [['let eta = 1', 'let eta = 0.5']], /η begins with 1/),
  damped.wrong('never compares', [['if (loss(next_w) < here) ', '']], /whatever the loss/),
  damped.wrong('to a tenth', [['eta / 2', 'eta / 10']], /to a tenth/),
  damped.wrong(
    'takes what climbs',
    [['loss(next_w) < here', 'loss(next_w) > here']],
    /the wrong way round/,
  ),
  damped.wrong('gives up early', [['tries < 20', 'tries < 3']], /too early/),
  damped.wrong('one try too few', [['tries < 20', 'tries < 19']], /expected/),
  damped.wrong('one try too many', [['tries < 20', 'tries <= 20']], /expected/),
  damped.wrong('as high will do', [['< here', '<= here']], /expected/),
  damped.wrong(
    'the share in vain',
    [['return [w.copy(), 0]', 'return [w.copy(), eta]']],
    /expected/,
  ),
  damped.wrong('moved in vain', [['return [w.copy(), 0]', 'return [w.sub(full), 0]']], /expected/),
  damped.wrong('its own floor', [['const [curv', 'floor = 1e-3; const [curv']], /expected/),

  conjugate.wrong('steepest descent', [['r.add(p.mul(left / rr))', 'r']], /steepest descent/),
  conjugate.wrong('old over new', [['left / rr', 'rr / left']], /not the other way round/),
  conjugate.wrong('the wrong sign', [['r.add(p', 'r.sub(p']], /wrong sign/),
  conjugate.wrong('a root', [['left / rr', 'Math.sqrt(left / rr)']], /is the root/),
  conjugate.wrong('added whole', [['p.mul(left / rr)', 'p']], /added whole/),
  conjugate.wrong('not divided', [['left / rr', 'left']], /not yet divided/),
  conjugate.wrong('steps of one', [['rr / bend', 'rr / p.mul(p).sum()']], /as if H were 1/),
  conjugate.wrong('upside down', [['rr / bend', 'bend / rr']], /upside down/),
  conjugate.wrong('half steps', [['rr / bend', 'rr / bend / 2']], /half of what/),
  conjugate.wrong('the residual grows', [['r.sub(Hp', 'r.add(Hp']], /H p is added/),
  conjugate.wrong('the whole of Hp', [['Hp.mul(far)', 'Hp']], /whole of H p/),
  conjugate.wrong('rr is never renewed', [['rr = left;', '']], /expected/),
  conjugate.wrong(
    'asks twice',
    [['r = r.sub(Hp.mul(far))', 'r = b.sub(product(x))']],
    /it is what costs/,
  ),
  conjugate.wrong(
    'squared tolerance',
    [['Math.sqrt(rr) > enough', 'rr > enough']],
    /expected|rounds/,
  ),
  conjugate.wrong(
    'tolerance alone',
    [['tolerance * Math.sqrt(rr)', 'tolerance']],
    /expected|rounds/,
  ),
  conjugate.wrong(
    'never stops early',
    [[' && Math.sqrt(rr) > enough', '']],
    /0 by 0|rounds|expected/,
  ),
  conjugate.wrong(
    'no bowl is no reason',
    [['if (bend <= 0) return [steps === 0 ? b.copy() : x, steps];', '']],
    /expected/,
  ),
  conjugate.wrong('nothing for no bowl', [['steps === 0 ? b.copy() : x', 'x']], /expected|still 0/),
  conjugate.wrong(
    'b for no bowl, always',
    [['steps === 0 ? b.copy() : x', 'b.copy()']],
    /expected/,
  ),
  conjugate.wrong('a round too many', [['steps < max_steps', 'steps <= max_steps']], /too many/),
  conjugate.wrong('counts from one', [['let steps = 0', 'let steps = 1']], /expected|too few/),
  conjugate.wrong('begins at b', [['let x = zerosLike(b)', 'let x = b']], /expected/),
];

export const variants: Variant[] = [
  plain.right('as a column', 'return w.sub(solve(H, dw.reshape(-1, 1)).reshape(-1));'),
  plain.right(
    'along the eigenvectors',
    'const [c, U] = eigh(H); return w.sub(U.dot(U.T.dot(dw).div(c)));',
  ),
  plain.right('plus the negative', 'return solve(H, dw.neg()).add(w);'),
  damped.right(
    'one by one',
    `
      const [c, U] = eigh(H);
      const size = tensor(Array.from(c.data as Float64Array, (one) => (Math.abs(one) < floor ? floor : Math.abs(one))));
      const step = U.dot(dw.dot(U).div(size)).neg();
      const before = loss(w);
      for (let k = 0; k < 20; k++) {
        const eta = 0.5 ** k;
        if (loss(w.add(step.mul(eta))) < before) return [w.add(step.mul(eta)), eta];
      }
      return [w.add(0), 0];`,
  ),
  damped.right(
    'as a matrix',
    `
      const [c, U] = eigh(H);
      const sizes = Array.from(c.data as Float64Array, (one) => Math.max(Math.abs(one), floor));
      const size = U.mul(tensor(sizes)).dot(U.T);
      const step = solve(size, dw);
      let eta = 1;
      let left = 20;
      while (left > 0 && !(loss(w.sub(step.mul(eta))) < loss(w))) {
        eta *= 0.5;
        left -= 1;
      }
      return left > 0 ? [w.sub(step.mul(eta)), eta] : [w.copy(), 0];`,
  ),
  conjugate.right(
    'the multiple from H p',
    `
      let x = b.mul(0);
      let [r, p] = [b.copy(), b.copy()];
      const size = (a: Tensor) => Math.sqrt(a.mul(a).sum());
      for (let steps = 0; ; steps++) {
        if (steps >= max_steps || size(r) <= tolerance * size(b)) return [x, steps];
        const Hp = product(p);
        const pHp = p.mul(Hp).sum();
        if (!(pHp > 0)) return [steps > 0 ? x : b.copy(), steps];
        const far = p.mul(r).sum() / pHp;
        x = x.add(p.mul(far));
        r = r.sub(Hp.mul(far));
        p = r.sub(p.mul(r.mul(Hp).sum() / pHp));
      }`,
  ),
  conjugate.right(
    'squares compared with squares',
    `
      const x = zerosLike(b);
      const r = b.copy();
      let p = b.copy();
      let rr = r.dot(r).item();
      const enough = tolerance * tolerance * rr;
      let k = 0;
      for (; k < max_steps; k++) {
        if (rr <= enough) break;
        const Hp = product(p);
        const bend = p.dot(Hp).item();
        if (bend <= 0) {
          if (k === 0) return [b.copy(), 0];
          break;
        }
        x.add_(p.mul(rr / bend));
        r.sub_(Hp.mul(rr / bend));
        const before = rr;
        rr = r.dot(r).item();
        p = p.mul(rr / before).add(r);
      }
      return [x, k];`,
  ),
];
