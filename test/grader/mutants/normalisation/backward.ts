import type { Mutant } from '../mutant.js';

const backward = 'batchnorm_backward';
const alt = 'batchnorm_backward_alt';

export const backwardMutants: Mutant[] = [
  // batchnorm_backward
  {
    exercise: backward,
    name: 'mean and variance as constants',
    replace: [['const dx = dxmu.add(dmu.div(N))', 'const dx = dxhat.div(std)']],
    says: /treated as constants/,
  },
  {
    exercise: backward,
    name: 'no way through the mean',
    replace: [['dxmu.add(dmu.div(N))', 'dxmu']],
    says: /way through the mean is missing/,
  },
  {
    exercise: backward,
    name: 'no way through the variance',
    replace: [['dxmu = dxmu.add(xmu.mul(dvariance).mul(2 / N));', '']],
    says: /way through the variance is missing/,
  },
  {
    exercise: backward,
    name: 'variance with the wrong sign',
    replace: [['.div(std.pow(2)).mul(-1)', '.div(std.pow(2))']],
    says: /variance has the wrong sign/,
  },
  {
    exercise: backward,
    name: 'mean with the wrong sign',
    replace: [['dxmu.sum(0).mul(-1)', 'dxmu.sum(0)']],
    says: /mean has the wrong sign/,
  },
  {
    exercise: backward,
    name: 'no factor 2 of the square',
    replace: [['.mul(2 / N)', '.mul(1 / N)']],
    says: /derivative of \(x - μ\)² is 2/,
  },
  {
    exercise: backward,
    name: 'no half of the root',
    replace: [['dstd.div(std).mul(0.5)', 'dstd.div(std)']],
    says: /derivative of √v/,
  },
  {
    exercise: backward,
    name: 'variance gradient not divided by N',
    replace: [['.mul(2 / N)', '.mul(2)']],
    says: /variance is a mean: divide its gradient by N/,
  },
  {
    exercise: backward,
    name: 'mean gradient not divided by N',
    replace: [['dmu.div(N)', 'dmu']],
    says: /the mean is a mean: divide its gradient by N/,
  },
  {
    exercise: backward,
    name: 'sums for means',
    replace: [
      ['.mul(2 / N)', '.mul(2)'],
      ['dmu.div(N)', 'dmu'],
    ],
    says: /both ways are sums where means belong/,
  },
  {
    exercise: backward,
    name: 'divides by D',
    replace: [['const N = dout.shape[0]', 'const N = dout.shape[1]']],
    says: /divided by D: μ and var are means over the N examples/,
  },
  {
    exercise: backward,
    name: 'std not squared',
    replace: [['.div(std.pow(2))', '.div(std)']],
    says: /power of std is wrong/,
  },
  {
    exercise: backward,
    name: 'the derivative of 1/std left out',
    replace: [['.div(std.pow(2))', '']],
    says: /power of std is wrong/,
  },
  {
    exercise: backward,
    name: 'consistent with N - 1',
    replace: [['.mul(2 / N)', '.mul(2 / (N - 1))']],
    says: /dx\[/,
  },
  {
    exercise: backward,
    name: 'gamma forgotten in dx',
    replace: [['const dxhat = dout.mul(gamma)', 'const dxhat = dout']],
    says: /gamma is missing/,
  },
  {
    exercise: backward,
    name: 'stops at dxhat',
    replace: [['return [dx, dgamma', 'return [dxhat, dgamma']],
    says: /still has to pass/,
  },
  {
    exercise: backward,
    name: 'no division by std in dx',
    replace: [['return [dx, dgamma', 'return [dx.mul(std), dgamma']],
    says: /division by √\(var \+ eps\) is missing/,
  },
  {
    exercise: backward,
    name: 'dgamma without sum',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat)']],
    says: /dgamma is not summed/,
  },
  {
    exercise: backward,
    name: 'dgamma over the wrong axis',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).sum(1)']],
    says: /wrong axis/,
  },
  {
    exercise: backward,
    name: 'dgamma with x - mu',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xmu).sum(0)']],
    says: /multiplies dout by x - μ/,
  },
  {
    exercise: backward,
    name: 'dgamma averaged',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).mean(0)']],
    says: /dgamma is averaged/,
  },
  {
    exercise: backward,
    name: 'dbeta without sum',
    replace: [['const dbeta = dout.sum(0)', 'const dbeta = dout']],
    says: /not summed over the batch/,
  },
  {
    exercise: backward,
    name: 'dbeta averaged',
    replace: [['const dbeta = dout.sum(0)', 'const dbeta = dout.mean(0)']],
    says: /averaged over the batch/,
  },
  {
    exercise: backward,
    name: 'dgamma and dbeta swapped',
    replace: [['[dx, dgamma, dbeta]', '[dx, dbeta, dgamma]']],
    says: /changed places/,
  },
  {
    exercise: backward,
    name: 'works in place on dout',
    replace: [['const dxhat = dout.mul(gamma)', 'const dxhat = dout.mul_(gamma)']],
    says: /input dout/,
  },
  {
    exercise: backward,
    name: 'remembers the first cache',
    replace: [
      [
        '[xmu, std, xhat, gamma] = cache',
        '[xmu, std, xhat, gamma] = ((batchnorm_backward as { kept?: Tensor[] }).kept ??= cache)',
      ],
    ],
    says: /its cache|dx\[/,
  },
  // batchnorm_backward_alt
  {
    exercise: alt,
    name: 'N forgotten in front of dout',
    replace: [['dout.mul(N).sub(dbeta)', 'dout.sub(dbeta)']],
    says: /dx\[/,
  },
  {
    exercise: alt,
    name: 'not divided by N',
    replace: [['.div(N))', ')']],
    says: /N = 6 times too large/,
  },
  {
    exercise: alt,
    name: 'no sum of dout',
    replace: [['.sub(dbeta)', '']],
    says: /way through the mean is missing/,
  },
  {
    exercise: alt,
    name: 'no dgamma term',
    replace: [['.sub(xhat.mul(dgamma))', '']],
    says: /way through the variance is missing/,
  },
  {
    exercise: alt,
    name: 'dgamma term added',
    replace: [['.sub(xhat.mul(dgamma))', '.add(xhat.mul(dgamma))']],
    says: /wrong sign/,
  },
  {
    exercise: alt,
    name: 'x hat forgotten',
    replace: [['xhat.mul(dgamma)', 'dgamma']],
    says: /dx\[/,
  },
  {
    exercise: alt,
    name: 'no gamma',
    replace: [['gamma.div(std).div(N)', 'std.pow(-1).div(N)']],
    says: /gamma is missing/,
  },
  {
    exercise: alt,
    name: 'multiplied by std',
    replace: [['gamma.div(std)', 'gamma']],
    says: /division by √\(var \+ eps\) is missing/,
  },
  {
    exercise: alt,
    name: 'dgamma without sum',
    replace: [['return [dx, dgamma', 'return [dx, dout.mul(xhat)']],
    says: /dgamma is not summed/,
  },
];
