/** One thing that is measured, and what must come out. */
export interface Workload {
  id: string;
  group:
    | 'products'
    | 'element-wise'
    | 'indexing'
    | 'reductions'
    | 'random'
    | 'nets'
    | 'programs'
    | 'notebook';
  /** What is computed, with sizes and type. */
  title: string;
  /** Our time must be at most so many times NumPy's, with NumPy's default threads. */
  atMost?: number;
  /** The same with our products on OpenBLAS; where that cannot be had, without. */
  atMostNative?: number;
  /** The same, one thread of ours against NumPy on one thread. */
  atMostOneThread?: number;
  /** Our time on OpenBLAS, or where that cannot be had without, must be at most so many times PyTorch's. */
  atMostTorch?: number;
  /** Every JavaScript library must take at least so many times our time (1). */
  peersAtLeast?: number;
  /** A second thread of ours makes a difference: measured without it too. */
  threads?: boolean;
  /** Products, or loops that the machine has of its own: measured natively too. */
  native?: boolean;
  /** Takes seconds, or much memory: measured three times. */
  heavy?: boolean;
}

const float = ['f64', 'f32'] as const;
const typeName = { f64: 'float64', f32: 'float32' };

/** Doubles for float64 products, as promised; float32 must merely be faster. */
const productPeers = { f64: 2, f32: 1 };

const products: Workload[] = [
  ...float.flatMap((type): Workload[] => [
    {
      id: `product-500-${type}`,
      group: 'products',
      title: `500×500 · 500×500, ${typeName[type]}`,
      threads: true,
      atMostOneThread: 2.3,
      peersAtLeast: productPeers[type],
    },
    {
      id: `product-1024-${type}`,
      group: 'products',
      title: `1024×1024 · 1024×1024, ${typeName[type]}`,
      threads: true,
      atMostOneThread: 2.3,
      peersAtLeast: productPeers[type],
    },
    {
      id: `product-wide-${type}`,
      group: 'products',
      title: `16×4096 · 4096×4096, ${typeName[type]}`,
      threads: true,
      atMostOneThread: 2.3,
      peersAtLeast: productPeers[type],
    },
    {
      id: `product-layer-${type}`,
      group: 'products',
      title: `200×3072 · 3072×100, ${typeName[type]}`,
      threads: true,
      peersAtLeast: productPeers[type],
    },
    {
      id: `product-layer-dx-${type}`,
      group: 'products',
      title: `its backward, dx = 200×100 · (3072×100)ᵀ, ${typeName[type]}`,
      threads: true,
      peersAtLeast: productPeers[type],
    },
    {
      id: `product-layer-dw-${type}`,
      group: 'products',
      title: `its backward, dw = (200×3072)ᵀ · 200×100, ${typeName[type]}`,
      threads: true,
      peersAtLeast: productPeers[type],
    },
  ]),
  {
    id: 'product-tiny',
    group: 'products',
    title: '4×5 · 5×3, float64',
    atMost: 1,
    peersAtLeast: 2,
  },
];

const large = ['add', 'multiply', 'maximum', 'exp', 'tanh', 'sigmoid', 'log', 'sqrt'];
/** The logistic function is a layer, which makes its result. */
const hasOut = (name: string) => name !== 'sigmoid';
/** Of these it is the memory that takes the time. */
const light = ['add', 'multiply', 'maximum', 'sqrt'];

/**
 * Results in fresh memory, as NumPy's are and those of libraries that leave it to the collector; and
 * results that are written into an array that is there, beside libraries whose arrays are freed by hand.
 */
const elementwise: Workload[] = [
  ...float.flatMap((type) =>
    large.flatMap((name): Workload[] => [
      {
        id: `${name}-1M-${type}`,
        group: 'element-wise',
        title: `${name} of 1,000,000, ${typeName[type]}`,
        ...(light.includes(name) ? { atMostNative: 1.4 } : {}),
      },
      ...(hasOut(name)
        ? [
            {
              id: `${name}-1M-out-${type}`,
              group: 'element-wise' as const,
              title: `${name} of 1,000,000 into an array that is there, ${typeName[type]}`,
              ...(light.includes(name) ? { atMostNative: 1.1 } : {}),
            },
          ]
        : []),
    ]),
  ),
  ...['add', 'multiply', 'exp', 'tanh'].map(
    (name): Workload => ({
      id: `${name}-100`,
      group: 'element-wise',
      title: `${name} of 100, float64`,
      atMost: 1,
    }),
  ),
];

const reductions: Workload[] = [
  ['sum', 'sum of 1000×1000, float64'],
  ['sum-axis-0', 'sum over axis 0 of 1000×1000, float64'],
  ['sum-axis-1', 'sum over axis 1 of 1000×1000, float64'],
  ['mean', 'mean of 1000×1000, float64'],
  ['std', 'std of 1000×1000, float64'],
  ['max', 'max of 1000×1000, float64'],
].map(
  ([id = '', title = '']): Workload => ({
    id: `${id}-1M`,
    group: 'reductions',
    title,
    ...(id.startsWith('sum') ? { atMostNative: 1.1 } : {}),
  }),
);

const smallReductions: Workload[] = ['sum', 'mean', 'max'].map((name) => ({
  id: `${name}-100`,
  group: 'reductions',
  title: `${name} of 100, float64`,
  atMost: 1,
}));

const indexing: Workload[] = [
  ['compare', 'x ≤ 0'],
  ['where', 'where(mask, 0, x)'],
  ['mask-set', 'x[mask] = 0, half of all'],
  ['mask-get', 'x[mask]'],
  ['mask-set-values', 'x[mask] = values'],
  ['mask-rows', 'x[mask of rows]'],
  ['rows-get', 'x[rows], all in another order'],
  ['rows-set', 'x[rows] = values'],
  ['columns-get', 'x[:, columns]'],
  ['pairs-get', 'x[range(300), y]'],
  ['pairs-set', 'x[range(300), y] = 0'],
  ['add-at', 'np.add.at(x, 1000 rows, values)'],
].map(
  ([id, title]) =>
    ({ id: `index-${id}`, group: 'indexing', title: `${title}, x 300×100 float64` }) as Workload,
);

const random: Workload[] = [
  {
    id: 'normals-generator',
    group: 'random',
    title: '16.7 million normals, NumPy’s default_rng stream',
    atMost: 0.8,
    heavy: true,
  },
  {
    id: 'normals-legacy',
    group: 'random',
    title: '16.7 million normals, NumPy’s legacy stream (randn)',
    atMost: 1.1,
    heavy: true,
  },
];

const nets: Workload[] = [
  {
    id: 'slide-fresh',
    group: 'nets',
    title:
      'six layers of 4096, 16 inputs, default_rng, fresh weights per layer (NumPy: L1’s slide as printed, randn)',
    atMost: 0.8,
    heavy: true,
  },
  {
    id: 'slide-reuse',
    group: 'nets',
    title: 'the same with one weight buffer reused (NumPy: L1’s slide as printed, randn)',
    atMost: 0.5,
    heavy: true,
  },
  {
    id: 'slide-generator',
    group: 'nets',
    title: 'the same with fresh weights, both from default_rng',
    heavy: true,
  },
  {
    id: 'slide-legacy',
    group: 'nets',
    title: 'the same with fresh weights, both from randn’s legacy stream',
    heavy: true,
  },
  {
    id: 'train-step-f64',
    group: 'nets',
    title: 'training step of 3072-100-100-10, batch 100, momentum, float64',
    threads: true,
    atMost: 2.5,
    peersAtLeast: 2,
  },
  {
    id: 'train-step-f32',
    group: 'nets',
    title: 'training step of 3072-100-100-10, batch 100, momentum, float32',
    threads: true,
    atMost: 3,
    peersAtLeast: 2,
  },
  {
    id: 'train-step-autograd',
    group: 'nets',
    title: 'the same in float64, our gradients by automatic differentiation',
    threads: true,
  },
  {
    id: 'epoch-images',
    group: 'nets',
    title: 'epoch of 1000 generated images, 3072-100-100-10, batch 100, float64',
    threads: true,
  },
  {
    id: 'gradient-check',
    group: 'nets',
    title: 'numerical gradients of affine: x 10×6, w 6×5, b 5',
    atMost: 0.4,
  },
  ...float.flatMap((type): Workload[] => [
    {
      id: `conv-first-${type}`,
      group: 'nets',
      title: `convolution forward and backward, 100×3×32×32, 16 filters 3×3, ${typeName[type]}`,
      threads: true,
      atMostTorch: 1.5,
    },
    {
      id: `conv-second-${type}`,
      group: 'nets',
      title: `convolution forward and backward, 100×16×16×16, 32 filters 3×3, ${typeName[type]}`,
      threads: true,
      atMostTorch: 1.5,
    },
  ]),
  {
    id: 'batchnorm',
    group: 'nets',
    title: 'batchnorm forward and backward, 200×100, float64',
  },
];

const programs: Workload[] = [
  ['spiral', '1000 steps of a two-layer net on a spiral, 300×2, 100 hidden'],
  ['characters', '60 steps of a recurrent net on a text, 100 hidden, 25 characters a step'],
  ['digits', '60 batches of a sigmoid net 784-30-10, one picture at a time'],
  ['images', '40 steps of a two-layer net on pictures of 1024 numbers, batch 200'],
  ['layers', '80 steps of affine, batchnorm, relu, dropout, softmax, 100×200, momentum'],
  ['convolution', '2 steps of convolution and max pooling by loops, 4×3×10×10'],
  ['optimisers', '60 steps of each of six update rules on 100×200 numbers'],
  ['neighbours', 'nearest neighbours of 100 among 500, then 30 steps of a linear SVM'],
  ['memory', '12 steps of an LSTM, 20 sequences of 12 words, 48 hidden'],
  ['policy', '15 episodes of a policy gradient, 1600-100-1, RMSProp'],
].map(
  ([id, title]): Workload => ({
    id: `program-${id}`,
    group: 'programs',
    title: `whole program: ${title}`,
    atMostNative: 1.5,
  }),
);

const notebook: Workload[] = [
  { id: 'kernel-start', group: 'notebook', title: 'kernel start to first reply', heavy: true },
  {
    id: 'first-cell',
    group: 'notebook',
    title: 'first cell at once: import, one product',
    heavy: true,
  },
  {
    id: 'first-cell-read',
    group: 'notebook',
    title: 'first cell after three seconds of reading',
    heavy: true,
  },
  {
    id: 'check-cell',
    group: 'notebook',
    title: 'check cell of affine_forward, second run',
    heavy: true,
  },
];

const NATIVE: readonly Workload['group'][] = [
  'products',
  'nets',
  'programs',
  'element-wise',
  'reductions',
];

/** What says most comes first: on a busy machine the time may be over before all is measured. */
export const WORKLOADS: readonly Workload[] = [
  ...programs,
  ...nets,
  ...products,
  ...elementwise,
  ...reductions,
  ...smallReductions,
  ...indexing,
  ...notebook,
  ...random,
].map((each) => ({
  ...each,
  native: NATIVE.includes(each.group),
}));

const QUICK = [
  'product-500-f64',
  'product-wide-f64',
  'product-tiny',
  'add-1M-f64',
  'exp-1M-f64',
  'exp-100',
  'sum-axis-0-1M',
  'index-mask-set',
  'train-step-f64',
  'train-step-f32',
];

/** The longest comes last: on a busy machine the time may be over before. */
const LAST = 'program-spiral';

/** Those of a quick run: one of each kind, and every whole program. */
export const QUICK_WORKLOADS: readonly Workload[] = WORKLOADS.filter(
  ({ id, group }) => QUICK.includes(id) || group === 'programs',
).sort((a, b) => Number(a.id === LAST) - Number(b.id === LAST));
