import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('staged_backward');

const END = 'return [f, dx, dy, stages, back]';
/** One line of the answer written in another way. */
const line = (name: string, from: string, to: string, says: RegExp): Mutant =>
  wrong(name, [[from, to]], says);

export const stagedMutants: Mutant[] = [
  // forward
  line('the sum for p', 'const p = x.mul(y)', 'const p = x.add(y)', /that is the sum: p/),
  line('the quotient for p', 'const p = x.mul(y)', 'const p = x.div(y)', /quotient: p/),
  line('exp of -p', 'const e = exp(p)', 'const e = exp(p.neg())', /without a minus/),
  line('no exp', 'const e = exp(p)', 'const e = p', /exp is missing/),
  line('exp of the sum', 'const e = exp(p)', 'const e = exp(x.add(y))', /not x \+ y/),
  line('the sum for q', 'const q = x.sub(y)', 'const q = x.add(y)', /q is x - y/),
  line('y - x', 'const q = x.sub(y)', 'const q = y.sub(x)', /that is y - x/),
  line('no square', 'const s = q.mul(q)', 'const s = q', /square is missing/),
  line('twice q', 'const s = q.mul(q)', 'const s = q.mul(2)', /that is 2 q/),
  line('x² - y²', 'const s = q.mul(q)', 'const s = x.mul(x).sub(y.mul(y))', /x² - y²/),
  line('e times s', 'const t = e.add(s)', 'const t = e.mul(s)', /are multiplied/),
  line('e minus s', 'const t = e.add(s)', 'const t = e.sub(s)', /s is subtracted/),
  line('s is forgotten', 'const t = e.add(s)', 'const t = e', /s is missing/),
  line('no root', 'const r = sqrt(t)', 'const r = t', /root is missing/),
  line('the root of each', 'const r = sqrt(t)', 'const r = sqrt(e).add(sqrt(s))', /√e \+ √s/),
  line('upside down', 'const f = q.div(r)', 'const f = r.div(q)', /upside down/),
  line('q times r', 'const f = q.div(r)', 'const f = q.mul(r)', /that is q · r/),
  line('divided by t', 'const f = q.div(r)', 'const f = q.div(t)', /with the root/),
  // backward
  line('dr without its minus', '.div(r.mul(r)).neg()', '.div(r.mul(r))', /minus is missing/),
  line('dr without the square', '.div(r.mul(r)).neg()', '.div(r).neg()', /r² is due/),
  line('dr without q', 'q.div(r.mul(r)).neg()', 'r.pow(-2).neg()', /q above is missing/),
  line('dt without ½', 'dr.div(r).div(2)', 'dr.div(r)', /½ is missing/),
  line('dt times r', 'dr.div(r).div(2)', 'dr.mul(r).div(2)', /1\/r is due/),
  line('dt at r', 'dr.div(r).div(2)', 'dr.div(sqrt(r)).div(2)', /taken at r/),
  line('dt is dr', 'dr.div(r).div(2)', 'dr', /handed on: a root/),
  line('dt alone', 'dr.div(r).div(2)', 'r.pow(-1).div(2)', /multiply it by dr/),
  line('ds times e', 'const ds = dt', 'const ds = dt.mul(e)', /a sum hands/),
  line('ds is half', 'const ds = dt', 'const ds = dt.div(2)', /a sum hands/),
  line('de times s', 'const de = dt', 'const de = dt.mul(s)', /a sum hands/),
  line('dq without the square', '.add(q.mul(2).mul(ds))', '', /along s = q² is missing/),
  line(
    'dq without f',
    'r.pow(-1).add(q.mul(2).mul(ds))',
    'q.mul(2).mul(ds)',
    /f = q \/ r is missing/,
  ),
  line('dq without the 2', 'q.mul(2).mul(ds)', 'q.mul(ds)', /the 2 is missing/),
  line('dq without the q', 'q.mul(2).mul(ds)', 'ds.mul(2)', /the q is missing/),
  line('dq with the square', 'q.mul(2).mul(ds)', 'q.mul(q).mul(ds)', /not the square itself/),
  line('dq subtracts', '.add(q.mul(2).mul(ds))', '.sub(q.mul(2).mul(ds))', /is subtracted/),
  line('dq with r', 'r.pow(-1).add', 'r.add', /1 \/ r, not r/),
  line('dp without exp', 'const dp = e.mul(de)', 'const dp = de', /handed on: going back exp/),
  line('dp times p', 'const dp = e.mul(de)', 'const dp = p.mul(de)', /not by p/),
  line(
    'dp with exp twice',
    'const dp = e.mul(de)',
    'const dp = exp(e).mul(de)',
    /e is that already/,
  ),
  line('dx without p', 'y.mul(dp).add(dq)', 'dq', /along p = x · y is missing: x/),
  line('dx without q', 'y.mul(dp).add(dq)', 'y.mul(dp)', /along q = x - y is missing: x/),
  line('dx with x', 'y.mul(dp).add(dq)', 'x.mul(dp).add(dq)', /factors swap: x gets/),
  line('dx with a minus', 'y.mul(dp).add(dq)', 'y.mul(dp).sub(dq)', /q with a plus/),
  line('dy without p', 'x.mul(dp).sub(dq)', 'dq.neg()', /along p = x · y is missing: y/),
  line('dy without q', 'x.mul(dp).sub(dq)', 'x.mul(dp)', /along q = x - y is missing: y/),
  line('dy with y', 'x.mul(dp).sub(dq)', 'y.mul(dp).sub(dq)', /factors swap: y gets/),
  line('dy with a plus', 'x.mul(dp).sub(dq)', 'x.mul(dp).add(dq)', /q with a minus/),
  // what is returned
  line('dx and dy change places', END, 'return [f, dy, dx, stages, back]', /this is dy/),
  line('dy is dx', END, 'return [f, dx, dx, stages, back]', /this is dx/),
  line('the sign of dx', END, 'return [f, dx.neg(), dy, stages, back]', /sign is wrong/),
  line('no stages', END, 'return [f, dx, dy] as never', /expected \[f, dx, dy, stages, back\]/),
  line('a list', END, 'return [f, dx, dy, [p, e] as never, back]', /expected an object \{ p, e/),
  line('one is missing', 't: dt, r: dr }', 't: dt } as never', /back has no r/),
  line('numbers', END, 'return [f.sum() as never, dx, dy, stages, back]', /expected a Tensor/),
  line('flat', END, 'return [f, dx.reshape(-1), dy, stages, back]', /shape/),
  line('float32', END, "return [f, dx.astype('float32'), dy, stages, back]", /loses digits/),
  line('moves x', 'const q = x.sub(y)', 'const q = x.sub_(y)', /input x|expected/),
  line('y is changed', END, `y.add_(1); ${END}`, /input y/),
  wrong(
    'zeros',
    'const z = x.mul(0); const s = { p: z, e: z, q: z, s: z, t: z, r: z }; return [z, z, z, s, s];',
    /expected/,
  ),
];

export const stagedVariants: Variant[] = [
  right(
    'a loop over the entries',
    `
      const names = ['p', 'e', 'q', 's', 't', 'r'] as const;
      const fresh = () => Object.fromEntries(names.map((name) => [name, x.copy()])) as any;
      const [f, dx, dy, stages, back] = [x.copy(), x.copy(), x.copy(), fresh(), fresh()];
      for (let i = 0; i < x.size; i++) {
        const [a, b] = [x.data[i]!, y.data[i]!];
        const [e, q] = [Math.exp(a * b), a - b];
        const t = e + q ** 2;
        const r = Math.sqrt(t);
        const half = -q / (2 * t * r);
        const values = { p: a * b, e, q, s: q * q, t, r };
        const grads = { p: e * half, e: half, q: e / (t * r), s: half, t: half, r: -q / t };
        for (const name of names) {
          stages[name].data[i] = values[name];
          back[name].data[i] = grads[name];
        }
        f.data[i] = q / r;
        dx.data[i] = b * grads.p + grads.q;
        dy.data[i] = a * grads.p - grads.q;
      }
      return [f, dx, dy, stages, back];`,
  ),
  right(
    'powers, with the uses of q put together',
    `
      const [p, q] = [y.mul(x), y.sub(x).neg()];
      const e = exp(p);
      const s = q.pow(2);
      const t = s.add(e);
      const r = t.pow(0.5);
      const back = { r: q.mul(t.pow(-1)).mul(-1) } as any;
      back.t = back.r.mul(0.5).mul(t.pow(-0.5));
      back.s = back.t.copy();
      back.e = back.t.copy();
      back.q = e.mul(t.pow(-1.5));
      back.p = back.e.mul(e);
      const dy = back.p.mul(x).add(back.q.neg());
      return [q.mul(t.pow(-0.5)), back.q.add(back.p.mul(y)), dy, { p, e, q, s, t, r }, back];`,
  ),
];
