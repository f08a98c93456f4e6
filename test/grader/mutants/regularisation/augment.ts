import type { Mutant, Variant } from '../mutant.js';

const exercise = 'augment';
const LIMITS =
  'if (row < 0 || row >= H || col < 0 || col >= W) continue;\n          out.set(X.at(n, c, row, flip ? W - 1 - col : col), n, c, i, j);';
const FLIP = 'const flip = rng.rand() < 0.5;';
const DY = 'const dy = rng.randint(-max_shift, max_shift + 1);';
const DX = 'const dx = rng.randint(-max_shift, max_shift + 1);';

export const augmentMutants: Mutant[] = [
  {
    exercise,
    name: 'flipped top to bottom',
    replace: [['row, flip ? W - 1 - col : col)', 'flip ? H - 1 - row : row, col)']],
    says: /top to bottom/,
  },
  {
    exercise,
    name: 'wraps around',
    replace: [
      [
        LIMITS,
        'const [r, s] = [(row + 4 * H) % H, (col + 4 * W) % W]; out.set(X.at(n, c, r, flip ? W - 1 - s : s), n, c, i, j);',
      ],
    ],
    says: /comes in on the other/,
  },
  {
    exercise,
    name: 'repeats the border',
    replace: [
      [
        LIMITS,
        'const [r, s] = [Math.min(H - 1, Math.max(0, row)), Math.min(W - 1, Math.max(0, col))]; out.set(X.at(n, c, r, flip ? W - 1 - s : s), n, c, i, j);',
      ],
    ],
    says: /border is repeated/,
  },
  {
    exercise,
    name: 'one draw for the batch',
    replace: [
      [FLIP, ''],
      [DY, ''],
      [DX, ''],
      ['const out =', `${FLIP} ${DY} ${DX} const out =`],
    ],
    says: /one draw serves the whole batch/,
  },
  {
    exercise,
    name: 'a new generator for each image',
    replace: [[FLIP, `const rng = new RandomState(seed); ${FLIP}`]],
    says: /one draw serves the whole batch/,
  },
  {
    exercise,
    name: 'upper end left out',
    replace: [[DY, 'const dy = max_shift ? rng.randint(-max_shift, max_shift) : 0;']],
    says: /upper end is missing/,
  },
  {
    exercise,
    name: 'never negative',
    replace: [[DX, 'const dx = rng.randint(0, max_shift + 1);']],
    says: /never negative/,
  },
  {
    exercise,
    name: 'one shift for both directions',
    replace: [[DX, 'const dx = dy;']],
    says: /draw dy and dx each/,
  },
  {
    exercise,
    name: 'no shift along the rows',
    replace: [[DY, 'const dy = 0;']],
    says: /both directions have a shift/,
  },
  {
    exercise,
    name: 'no flip',
    replace: [[FLIP, 'const flip = false;']],
    says: /no image is mirrored/,
  },
  {
    exercise,
    name: 'always flipped',
    replace: [[FLIP, 'const flip = true;']],
    says: /every image is mirrored/,
  },
  {
    exercise,
    name: 'flipped when shifted right',
    replace: [
      [FLIP, ''],
      [DX, `${DX} const flip = rng.rand() < 0.75 && dx >= 0;`],
    ],
    says: /depend on each other/,
  },
  {
    exercise,
    name: 'rounded draws',
    replace: [[DY, 'const dy = Math.round(rng.uniform(-max_shift, max_shift));']],
    says: /equally likely/,
  },
  {
    exercise,
    name: 'too far',
    replace: [[DX, 'const dx = rng.randint(-max_shift - 1, max_shift + 2);']],
    says: /at most max_shift/,
  },
  {
    exercise,
    name: 'channels move apart',
    replace: [
      [DY, ''],
      ['for (let c = 0; c < C; c++) {', `for (let c = 0; c < C; c++) { ${DY}`],
    ],
    says: /channels of an image move apart/,
  },
  {
    exercise,
    name: 'shuffles the batch',
    replace: [['X.at(n, c', 'X.at(N - 1 - n, c']],
    says: /another image of the batch/,
  },
  {
    exercise,
    name: 'in place',
    replace: [['const out = zerosLike(X)', 'const out = X']],
    says: /not image|changed its input X/,
  },
  {
    exercise,
    name: 'fixed seed',
    replace: [['new RandomState(seed)', 'new RandomState(1)']],
    says: /seed is fixed/,
  },
  {
    exercise,
    name: 'new draws at each call',
    replace: [['new RandomState(seed)', 'new RandomState(Math.floor(Math.random() * 1e9))']],
    says: /same seed, \d+, give different/,
  },
  ...['1', '42', '1234'].map((usual) => ({
    exercise,
    name: `seed || ${usual}`,
    replace: [['new RandomState(seed)', `new RandomState(seed || ${usual})`]] as const,
    says: /seed of 0 taken for one that is left out/,
  })),
  {
    exercise,
    name: 'seeded half of the time: an even seed is forgotten',
    replace: [
      [
        'new RandomState(seed)',
        'new RandomState(seed % 2 ? seed : Math.floor(Math.random() * 1e9))',
      ],
    ],
    says: /same seed, \d+, give different/,
  },
  {
    exercise,
    name: 'seeded half of the time: the shifts are not',
    replace: [[DY, 'const dy = Math.floor(Math.random() * (2 * max_shift + 1)) - max_shift;']],
    says: /same seed, \d+, give different/,
  },
  ...['Math.floor(seed / 2)', 'seed % 100', 'seed & 0xffff'].map((cut) => ({
    exercise,
    name: `the seed is cut: ${cut}`,
    replace: [['new RandomState(seed)', `new RandomState(${cut})`]] as const,
    says: /different seeds, \d+ and \d+, give the same/,
  })),
  ...['n === 0', 'n === N - 1'].map((which) => ({
    exercise,
    name: `an image that never moves: ${which}`,
    replace: [
      [FLIP, `const flip = rng.rand() < 0.5 && !(${which});`],
      [DY, `const dy = ${which} ? 0 : rng.randint(-max_shift, max_shift + 1);`],
      [DX, `const dx = ${which} ? 0 : rng.randint(-max_shift, max_shift + 1);`],
    ] as const,
    says: /whatever the seed/,
  })),
  {
    exercise,
    name: 'two images share their draws',
    replace: [
      ['const out =', 'let [flip, dy, dx] = [false, 0, 0];\n  const out ='],
      [FLIP, 'if (n % 2 === 0) flip = rng.rand() < 0.5;'],
      [DY, 'if (n % 2 === 0) dy = rng.randint(-max_shift, max_shift + 1);'],
      [DX, 'if (n % 2 === 0) dx = rng.randint(-max_shift, max_shift + 1);'],
    ],
    says: /always move alike/,
  },
  { exercise, name: 'nothing done', body: 'return X.copy();', says: /same flip and shift/ },
  { exercise, name: 'zeros', body: 'return zerosLike(X);', says: /all 0/ },
];

export const augmentVariants: Variant[] = [
  {
    exercise,
    name: 'scatters from the old image, shift before flip: a mirrored shift is as likely, so each result is',
    body: `
  const rng = new RandomState(seed);
  const [N, C, H, W] = X.shape;
  const out = zerosLike(X);
  for (let n = 0; n < N; n++) {
    const [dy, dx] = Array.from(rng.randint(-max_shift, max_shift + 1, 2).data);
    const flip = rng.rand() > 0.5;
    for (let c = 0; c < C; c++) {
      for (let i = Math.max(0, -dy); i < Math.min(H, H - dy); i++) {
        for (let j = Math.max(0, -dx); j < Math.min(W, W - dx); j++) {
          out.set(X.at(n, c, i, j), n, c, i + dy, flip ? W - 1 - (j + dx) : j + dx);
        }
      }
    }
  }
  return out;`,
  },
  {
    exercise,
    name: 'a padded copy, and a window of it',
    body: `
  const rng = new RandomState(seed);
  const [N, C, H, W] = X.shape;
  const k = max_shift;
  const flips = rng.rand(N);
  const rows = rng.randint(0, 2 * k + 1, N);
  const cols = rng.randint(0, 2 * k + 1, N);
  const out = zerosLike(X);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const padded: number[][] = [];
      for (let i = 0; i < H + 2 * k; i++) padded.push(new Array(W + 2 * k).fill(0));
      for (let i = 0; i < H; i++) {
        const line = Array.from({ length: W }, (_, j) => X.at(n, c, i, j));
        if (flips.at(n) < 0.5) line.reverse();
        line.forEach((v, j) => {
          padded[i + k][j + k] = v;
        });
      }
      for (let i = 0; i < H; i++) {
        for (let j = 0; j < W; j++) {
          out.set(padded[i + rows.at(n)][j + cols.at(n)], n, c, i, j);
        }
      }
    }
  }
  return out;`,
  },
];
