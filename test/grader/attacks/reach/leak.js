/* Node's own objects in disguise: what the walk must not overlook. */

import * as tensor from 'kernel-lib/tensor';

export function f(visit) {
  visit(tensor, 'tensor');
  for (const leak of globalThis.leaks ?? []) visit(leak, 'leak');
}
