import { vi } from 'vitest';

/** What `load` imports as a browser would load it: there are neither Node's modules nor its Buffer. */
export async function loadedWithoutNode<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules();
  const { getBuiltinModule } = process;
  Object.assign(process, { getBuiltinModule: undefined });
  vi.stubGlobal('Buffer', undefined);
  try {
    return await load();
  } finally {
    Object.assign(process, { getBuiltinModule });
    vi.unstubAllGlobals();
  }
}
