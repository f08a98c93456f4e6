import { transformWithOxc } from 'vite';
import type { Catalog } from '../../kernel-lib/grader/index.js';
import { ThreadGrader } from '../../kernel-lib/workshop/mutants/index.js';

/**
 * Grades many of our own texts. They become JavaScript by the test runner's compiler, which takes a
 * hundredth of the time that TypeScript does; where it finds a mistake TypeScript says which.
 */
export function threadGrader(catalog: Catalog): ThreadGrader {
  return new ThreadGrader(catalog, {
    async transpile(path, text) {
      try {
        const { code, map } = await transformWithOxc(text, path, {
          target: 'es2022',
          sourcemap: true,
        });
        return { code, map: JSON.stringify(map) };
      } catch {
        return undefined;
      }
    },
  });
}
