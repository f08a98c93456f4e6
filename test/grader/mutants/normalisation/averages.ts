import type { Mutant } from '../mutant.js';

/* The running averages: where they are kept, how they move, and what else changes in bn_param. */

type Wrong = readonly [name: string, replace: readonly (readonly [string, string])[], says: RegExp];
const wrong = (exercise: string, list: readonly Wrong[]): Mutant[] =>
  list.map(([name, replace, says]) => ({ exercise, name, replace, says }));

const forward = 'batchnorm_forward';
const MEAN_LINE = 'bn_param.running_mean = running_mean.mul(momentum).add(mu.mul(1 - momentum));';
const VAR_LINE =
  'bn_param.running_var = running_var.mul(momentum).add(variance.mul(1 - momentum));';
const OWN = '(batchnorm_forward as never as Record<string, Tensor | undefined>)';

export const averageMutants: Mutant[] = wrong(forward, [
  [
    'momentum || 0.9',
    [
      [MEAN_LINE, MEAN_LINE.replaceAll('momentum)', '(momentum || 0.9))')],
      [VAR_LINE, VAR_LINE.replaceAll('momentum)', '(momentum || 0.9))')],
    ],
    /momentum of 0 is taken for one that is left out/,
  ],
  [
    'momentum fixed',
    [
      [MEAN_LINE, MEAN_LINE.replaceAll('momentum)', '0.9)')],
      [VAR_LINE, VAR_LINE.replaceAll('momentum)', '0.9)')],
    ],
    /momentum is 0.9 here, while bn_param says 0.8/,
  ],
  [
    'momentum is 0.1 when left out',
    [['momentum = 0.9 ', 'momentum = 0.1 ']],
    /momentum is swapped|left out, momentum is 0.1/,
  ],
  [
    'momentum is 0.999 when left out',
    [['momentum = 0.9 ', 'momentum = 0.999 ']],
    /left out, momentum is 0.999 here: the description says 0.9/,
  ],
  [
    'momentum is 0.95 for the variance',
    [[VAR_LINE, VAR_LINE.replaceAll('momentum)', '0.95)')]],
    /momentum is 0.95 here/,
  ],
  [
    'the averages are kept outside',
    [
      [
        MEAN_LINE,
        `${OWN}.mean = (${OWN}.mean ?? zeros(D)).mul(momentum).add(mu.mul(1 - momentum));\n    bn_param.running_mean = ${OWN}.mean;`,
      ],
      [
        VAR_LINE,
        `${OWN}.spread = (${OWN}.spread ?? zeros(D)).mul(momentum).add(variance.mul(1 - momentum));\n    bn_param.running_var = ${OWN}.spread;`,
      ],
    ],
    /keeps something between calls/,
  ],
  [
    'the averages are kept outside for test mode too',
    [
      [MEAN_LINE, `${OWN}.mean = ${MEAN_LINE.slice(24)}\n    bn_param.running_mean = ${OWN}.mean;`],
      [
        VAR_LINE,
        `${OWN}.spread = ${VAR_LINE.slice(23)}\n    bn_param.running_var = ${OWN}.spread;`,
      ],
      ['let mu = running_mean', `let mu = ${OWN}.mean ?? running_mean`],
      ['let variance = running_var', `let variance = ${OWN}.spread ?? running_var`],
    ],
    /out\[/,
  ],
  [
    'the first call only',
    [
      [MEAN_LINE, `if (!bn_param.running_mean) ${MEAN_LINE}`],
      [VAR_LINE, `if (!bn_param.running_var) ${VAR_LINE}`],
    ],
    /running_mean is not updated/,
  ],
  [
    'all calls but the first',
    [
      [MEAN_LINE, `if (bn_param.running_mean) ${MEAN_LINE}`],
      [VAR_LINE, `if (bn_param.running_var) ${VAR_LINE}`],
    ],
    /running_mean is not there after a call in train mode/,
  ],
  [
    'the first call stores the batch',
    [
      [MEAN_LINE, `if (bn_param.running_mean) ${MEAN_LINE} else bn_param.running_mean = mu;`],
      [VAR_LINE, `if (bn_param.running_var) ${VAR_LINE} else bn_param.running_var = variance;`],
    ],
    /replaced by that of the batch/,
  ],
  [
    'a batch of one does not move them',
    [
      [MEAN_LINE, `if (x.shape[0] > 1) ${MEAN_LINE}`],
      [VAR_LINE, `if (x.shape[0] > 1) ${VAR_LINE}`],
    ],
    /running_mean is not updated/,
  ],
  [
    'a batch of one does not move the variance',
    [[VAR_LINE, `if (x.shape[0] > 1) ${VAR_LINE}`]],
    /running_var is not updated/,
  ],
  [
    'N - 1 in the running variance, for more than one row',
    [
      [
        'variance.mul(1 - momentum)',
        'variance.mul(x.shape[0] / Math.max(1, x.shape[0] - 1)).mul(1 - momentum)',
      ],
    ],
    /divided by N - 1/,
  ],
  [
    'the running variance has eps in it',
    [['add(variance.mul(1 - momentum))', 'add(variance.add(eps).mul(1 - momentum))']],
    /running_var\[/,
  ],
  [
    'mode becomes test',
    [['const xmu', "bn_param.mode = 'test';\n  const xmu"]],
    /nothing else in bn_param/,
  ],
  [
    'momentum decays in bn_param',
    [['const xmu', 'bn_param.momentum = momentum * 0.99;\n  const xmu']],
    /nothing else in bn_param/,
  ],
  [
    'eps is halved in bn_param',
    [['const xmu', 'bn_param.eps = eps / 2;\n  const xmu']],
    /nothing else in bn_param/,
  ],
  [
    'the variance moves in test mode',
    [
      [
        'const xmu',
        "if (mode === 'test') bn_param.running_var = running_var.mul(momentum).add(x.var(0).mul(1 - momentum));\n  const xmu",
      ],
    ],
    /test mode updates the running averages/,
  ],
  [
    'mean and variance swapped',
    [[MEAN_LINE, MEAN_LINE.replace('mu.mul', 'variance.mul')]],
    /running_mean\[/,
  ],
  [
    'the old average is forgotten',
    [[MEAN_LINE, 'bn_param.running_mean = mu.mul(1 - momentum);']],
    /the old running_mean of bn_param does not count/,
  ],
  [
    'shares that do not add up',
    [
      [
        MEAN_LINE,
        MEAN_LINE.replace('running_mean.mul(momentum)', 'running_mean.mul(1 - momentum)'),
      ],
    ],
    /the shares are those of the other average|running_mean\[/,
  ],
  [
    'one number for all features',
    [[MEAN_LINE, MEAN_LINE.replace('mu.mul(1 - momentum)', '(x.mean() * (1 - momentum))')]],
    /running_mean\[/,
  ],
]);
