import { readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/** The packages that a project has installed, each with its folder in kernel-lib if it is one of ours. */
export function installedPackages(project: string): Map<string, string | undefined> {
  const own = realpathSync(join(project, 'kernel-lib'));
  const modules = join(project, 'node_modules');
  return new Map(
    readdirSync(modules).map((name) => {
      const inside = relative(own, realpathSync(join(modules, name)));
      const isOwn = !inside.startsWith('..') && !isAbsolute(inside);
      return [name, isOwn ? inside : undefined];
    }),
  );
}
