import { answersTo, type Mutant, type Variant } from '../mutant.js';

const sharp = answersTo('sharpness');
const line = answersTo('line_between');

export const mutants: Mutant[] = [
  sharp.wrong(
    'no per cent',
    [['(100 * (highest - here))', '(highest - here)']],
    /factor 100 is missing/,
  ),
  sharp.wrong('not divided', [[' / (1 + here)', '']], /not divided by 1 \+ loss/),
  sharp.wrong('divided by the loss', [['(1 + here)', 'here']], /by the loss alone/),
  sharp.wrong('the highest itself', [['highest - here', 'highest']], /how far does it rise/),
  sharp.wrong(
    'one box for all',
    [['w.abs().add(1).mul(epsilon)', 'w.mul(0).add(epsilon)']],
    /as wide for every weight/,
  ),
  sharp.wrong('no 1 in the box', [['.add(1)', '']], /1 is missing in the box/),
  sharp.wrong(
    'precedence',
    [['w.abs().add(1).mul(epsilon)', 'w.abs().mul(epsilon).add(1)']],
    /ε multiplies both/,
  ),
  sharp.wrong('signed', [['w.abs()', 'w']], /w with its sign/),
  sharp.wrong('down', [['dw.sign()', 'dw.sign().neg()']], /it goes down/),
  sharp.wrong('the gradient itself', [['dw.sign()', 'dw']], /step of the gradient itself/),
  sharp.wrong(
    'out of the box',
    [['place = dw.sign()', 'place = place.add(dw.sign())']],
    /may leave the box/,
  ),
  sharp.wrong(
    'of length 1',
    [['dw.sign()', 'dw.div(Math.sqrt(dw.mul(dw).sum()))']],
    /brought to length 1/,
  ),
  sharp.wrong('stays', [['place = dw.sign();', '']], /stays at the start/),
  sharp.wrong(
    'begins in the middle',
    [['let place = start', 'let place = zerosLike(start)']],
    /start is left out/,
  ),
  sharp.wrong(
    'only the last',
    [['highest = Math.max(highest, loss)', 'highest = loss']],
    /last corner|expected/,
  ),
  sharp.wrong('the lowest', [['Math.max(', 'Math.min(']], /lowest loss/),
  sharp.wrong('a corner too few', [['step <= steps', 'step < steps']], /too few|expected/),
  sharp.wrong('a corner too many', [['step <= steps', 'step <= steps + 1']], /too many/),
  sharp.wrong(
    'w does not count',
    [['let highest = here', 'let highest = -Infinity']],
    /loss at w itself does not count/,
  ),
  sharp.wrong('its own box', [['const box', 'epsilon = 1e-3; const box']], /expected/),

  line.wrong(
    'from b to a',
    [['a.add(b.sub(a).mul(alpha))', 'b.add(a.sub(b).mul(alpha))']],
    /leads from b to a/,
  ),
  line.wrong('b is added whole', [['b.sub(a).mul(alpha)', 'b.mul(alpha)']], /added to a whole/),
  line.wrong('the wrong way', [['b.sub(a)', 'a.sub(b)']], /way from a is b - a/),
  line.wrong(
    'both times alpha',
    [['a.add(b.sub(a).mul(alpha))', 'a.add(b).mul(alpha)']],
    /alpha multiplies a/,
  ),
  line.wrong(
    'ends at the ends',
    [['.mul(alpha)', '.mul(Math.min(1, Math.max(0, alpha)))']],
    /cut off at 0 and 1/,
  ),
  line.wrong(
    'the highest',
    [['Math.max(barrier, above)', 'Math.max(barrier, here)']],
    /highest loss: how far/,
  ),
  line.wrong('from a', [['(at_a + alpha * (at_b - at_a))', 'at_a']], /from the loss at a/),
  line.wrong('from b', [['(at_a + alpha * (at_b - at_a))', 'at_b']], /from the loss at b/),
  line.wrong(
    'from the mean',
    [['(at_a + alpha * (at_b - at_a))', '(at_a + at_b) / 2']],
    /mean of both ends/,
  ),
  line.wrong(
    'the slope upside down',
    [['at_a + alpha * (at_b - at_a)', 'at_b + alpha * (at_a - at_b)']],
    /leads the wrong way|expected/,
  ),
  line.wrong('beyond the ends', [['if (alpha >= 0 && alpha <= 1) ', '']], /beyond the ends counts/),
  line.wrong('below 0', [['let barrier = 0', 'let barrier = -Infinity']], /expected/),
  line.wrong(
    'a tensor',
    [['losses, barrier]', 'tensor(losses) as never, barrier]']],
    /not a list of numbers/,
  ),
  line.wrong(
    'only the inside',
    [['losses.push(here)', 'if (alpha >= 0 && alpha <= 1) losses.push(here)']],
    /one for each alpha/,
  ),
];

export const variants: Variant[] = [
  sharp.right(
    'corners first',
    `
      const [here, ] = loss_and_grad(w);
      const box = w.abs().mul(epsilon).add(epsilon);
      let at = w.add(start.mul(box));
      const seen = [here];
      for (let k = 0; k < steps; k++) {
        const [loss, dw] = loss_and_grad(at);
        seen.push(loss);
        at = w.add(dw.sign().mul(box));
      }
      seen.push(loss_and_grad(at)[0]);
      return ((Math.max(...seen) - here) / (1 + here)) * 100;`,
  ),
  sharp.right(
    'rises',
    `
      const box = w.abs().add(1).mul(epsilon);
      const here = loss_and_grad(w)[0];
      let rise = 0;
      let place = start;
      for (let step = steps; step >= 0; step--) {
        const [loss, dw] = loss_and_grad(place.mul(box).add(w));
        if (loss - here > rise) rise = loss - here;
        place = dw.sign();
      }
      return 100 * rise / (here + 1);`,
  ),
  line.right(
    'two shares',
    `
      const losses = alphas.map((s) => loss(a.mul(1 - s).add(b.mul(s))));
      const [from, to] = [loss(a), loss(b)];
      const above = losses.map((l, i) => l - (1 - alphas[i]) * from - alphas[i] * to);
      const inside = above.filter((_, i) => alphas[i] >= 0 && alphas[i] <= 1);
      return [losses, Math.max(0, ...inside)];`,
  ),
  line.right(
    'a loop, the ends in the list',
    `
      const losses: number[] = [];
      let wall = 0;
      for (const s of alphas) {
        losses.push(loss(b.mul(s).add(a.mul(1 - s))));
        const slope = loss(a) * (1 - s) + loss(b) * s;
        if (0 <= s && s <= 1 && losses[losses.length - 1] - slope > wall) wall = losses[losses.length - 1] - slope;
      }
      return [losses, wall];`,
  ),
];
