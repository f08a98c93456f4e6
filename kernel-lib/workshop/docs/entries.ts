import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody imports, and the source file behind it. */
export interface Entry {
  /** As an import names it: `kernel-lib/tensor`. */
  name: string;
  file: string;
}

/** Of the course, what labs import; its other entries are for the project's own commands. */
const PACKAGES: { folder: string; paths?: readonly string[] }[] = [
  { folder: 'library' },
  { folder: 'course', paths: ['./notebook', './figures'] },
];

interface Manifest {
  name: string;
  exports: Record<string, string | Record<string, string>>;
}

/**
 * The entries that the reference documents. The library's entry for everything is behind the others:
 * a name has its page at the first entry that exports it, and a link to it at the rest.
 */
export function publicEntries(root: string): Entry[] {
  return PACKAGES.flatMap(({ folder, paths }) => {
    const place = join(root, 'kernel-lib', folder);
    const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Manifest;
    const entries = Object.entries(manifest.exports).flatMap(([path, target]) => {
      if (typeof target === 'string' || (paths && !paths.includes(path))) return [];
      const file = join(place, target['@chainrule/source'] ?? '');
      return [{ name: manifest.name + path.slice(1), file }];
    });
    const whole = ({ name }: Entry) => Number(name === manifest.name);
    return entries.sort((a, b) => whole(a) - whole(b));
  });
}
