import * as random from '../random/index.js';
import * as tensor from '../tensor/index.js';

const MODULES = { 'kernel-lib/tensor': tensor, 'kernel-lib/random': random } as const;

/** NumPy's and PyTorch's names that are spelled in another way here, or belong to JavaScript. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  pi: 'Math.PI',
  e: 'Math.E',
  inf: 'Infinity',
  nan: 'NaN',
  newaxis: 'null',
  float16: "'float32'",
  float32: "'float32'",
  float64: "'float64'",
  int32: "'int32'",
  int64: "'int32'",
  bool_: "'bool'",
  amax: 'max',
  amin: 'min',
  absolute: 'abs',
  asarray: 'array',
  var: 'var_',
  delete: 'delete_',
  cat: 'concatenate',
  standard_normal: 'randn',
  random_sample: 'rand',
  manual_seed: 'seed',
  default_rng: 'defaultRng',
};

/** A name of the library, and the module that exports it; none for a plain value. */
export interface Known {
  name: string;
  module: string | undefined;
}

/** What NumPy's `name` is called here; `zeros_like` is `zerosLike`. */
export function counterpart(name: string): Known | undefined {
  const last = name.split('.').at(-1) ?? name;
  const other = OTHER_NAMES[last];
  if (other && !/^[a-zA-Z_]+$/.test(other)) return { name: other, module: undefined };
  if (other === 'NaN' || other === 'Infinity' || other === 'null') {
    return { name: other, module: undefined };
  }
  if (name.startsWith('linalg.') && camelCase(last) in tensor.linalg) {
    return { name: `linalg.${camelCase(last)}`, module: 'kernel-lib/tensor' };
  }
  for (const candidate of [other, camelCase(last), last]) {
    if (candidate === undefined) continue;
    for (const [module, names] of Object.entries(MODULES)) {
      if (Object.hasOwn(names, candidate)) return { name: candidate, module };
    }
  }
  return undefined;
}

/** Whether tensors have such a method or property. */
export const hasMember = (name: string): boolean => name in tensor.Tensor.prototype;

export function camelCase(name: string): string {
  return name.replace(/(?<=\w)_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An import line for names of the library. */
export function importOf(names: Iterable<Known>): string {
  const byModule = new Map<string, Set<string>>();
  for (const { name, module } of names) {
    if (!module) continue;
    const list = byModule.get(module) ?? new Set();
    byModule.set(module, list.add(name.split('.')[0] ?? name));
  }
  return [...byModule]
    .map(([module, list]) => `import { ${[...list].join(', ')} } from '${module}';`)
    .join(' ');
}
