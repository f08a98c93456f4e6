import type { Mutant } from '../mutant.js';

const layerForward = 'layernorm_forward';
const layerBackward = 'layernorm_backward';

/** The authored dx of layer normalisation, from dxhat on. */
const MEANS = '.sub(dxhat.mean(1, true))';
const ALONG = '.sub(xhat.mul(dxhat.mul(xhat).mean(1, true)))';

export const layernormMutants: Mutant[] = [
  // layernorm_forward
  {
    exercise: layerForward,
    name: 'over the batch',
    replace: [
      ['const mu = x.mean(1, true)', 'const mu = x.mean(0, true)'],
      ['xmu.pow(2).mean(1, true)', 'xmu.pow(2).mean(0, true)'],
    ],
    says: /that is batch normalisation/,
  },
  {
    exercise: layerForward,
    name: 'no keepdims',
    replace: [['x.mean(1, true)', 'x.mean(1)']],
    says: /mean\(1, true\)/,
  },
  {
    exercise: layerForward,
    name: 'D - 1 in the variance',
    replace: [['xmu.pow(2).mean(1, true)', 'xmu.pow(2).sum(1, true).div(x.shape[1] - 1)']],
    says: /divided by D - 1/,
  },
  {
    exercise: layerForward,
    name: 'the norm, as the slide is worded',
    replace: [['xmu.pow(2).mean(1, true)', 'xmu.pow(2).sum(1, true)']],
    says: /norm of x - μ/,
  },
  {
    exercise: layerForward,
    name: 'eps outside the root',
    replace: [['sqrt(variance.add(eps))', 'sqrt(variance).add(eps)']],
    says: /outside the root/,
  },
  {
    exercise: layerForward,
    name: 'no eps',
    replace: [['variance.add(eps)', 'variance']],
    says: /eps is missing/,
  },
  {
    exercise: layerForward,
    name: 'eps fixed',
    replace: [['const { eps = 1e-5 } = ln_param;', 'const eps = 1e-5;']],
    says: /take ln_param\.eps/,
  },
  {
    exercise: layerForward,
    name: 'divides by the variance',
    replace: [['sqrt(variance.add(eps))', 'variance.add(eps)']],
    says: /divides by the variance/,
  },
  {
    exercise: layerForward,
    name: 'no gamma',
    replace: [['.mul(gamma)', '']],
    says: /gamma is missing/,
  },
  {
    exercise: layerForward,
    name: 'no beta',
    replace: [['.add(beta)', '']],
    says: /beta is missing/,
  },
  {
    exercise: layerForward,
    name: 'works in place on x',
    replace: [['const xmu = x.sub(mu)', 'const xmu = x.sub_(mu)']],
    says: /input x/,
  },
  // layernorm_backward
  {
    exercise: layerBackward,
    name: 'mean and variance as constants',
    replace: [
      [MEANS, ''],
      [ALONG, ''],
    ],
    says: /treated as constants/,
  },
  {
    exercise: layerBackward,
    name: 'no way through the mean',
    replace: [[MEANS, '']],
    says: /way through the mean is missing/,
  },
  {
    exercise: layerBackward,
    name: 'no way through the variance',
    replace: [[ALONG, '']],
    says: /way through the variance is missing/,
  },
  {
    exercise: layerBackward,
    name: 'variance with the wrong sign',
    replace: [[ALONG, ALONG.replace('.sub(', '.add(')]],
    says: /wrong sign/,
  },
  {
    exercise: layerBackward,
    name: 'means over the batch',
    replace: [
      [MEANS, '.sub(dxhat.mean(0))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).mean(0)))'],
    ],
    says: /means are taken over the batch/,
  },
  {
    exercise: layerBackward,
    name: 'divides by N',
    replace: [
      [MEANS, '.sub(dxhat.sum(1, true).div(dout.shape[0]))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).sum(1, true).div(dout.shape[0])))'],
    ],
    says: /divides by N: a row has D numbers/,
  },
  {
    exercise: layerBackward,
    name: 'sums for means',
    replace: [
      [MEANS, '.sub(dxhat.sum(1, true))'],
      [ALONG, '.sub(xhat.mul(dxhat.mul(xhat).sum(1, true)))'],
    ],
    says: /both ways are sums where means belong/,
  },
  {
    exercise: layerBackward,
    name: 'gamma at the end',
    replace: [
      ['const dxhat = dout.mul(gamma)', 'const dxhat = dout'],
      ['.div(std)', '.div(std).mul(gamma)'],
    ],
    says: /inside the means/,
  },
  {
    exercise: layerBackward,
    name: 'no gamma',
    replace: [['const dxhat = dout.mul(gamma)', 'const dxhat = dout']],
    says: /gamma is missing/,
  },
  {
    exercise: layerBackward,
    name: 'dgamma along the row',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat).sum(1)']],
    says: /wrong axis/,
  },
  {
    exercise: layerBackward,
    name: 'dgamma without sum',
    replace: [['dout.mul(xhat).sum(0)', 'dout.mul(xhat)']],
    says: /dgamma is not summed/,
  },
  {
    exercise: layerBackward,
    name: 'dbeta along the row',
    replace: [['const dbeta = dout.sum(0)', 'const dbeta = dout.sum(1)']],
    says: /wrong axis/,
  },
];
