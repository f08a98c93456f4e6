import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SourceTextModule, SyntheticModule } from 'node:vm';

type Namespace = Record<string, unknown>;

/**
 * Loads a student's file and those beside it. They find the library under its two names and nothing
 * else: Node's own loader, which also knows Node's modules, has no part in it.
 */
export class StudentModules {
  private readonly modules = new Map<string, SourceTextModule | SyntheticModule>();

  constructor(library: Readonly<Record<string, Namespace>>) {
    for (const [name, namespace] of Object.entries(library)) {
      this.modules.set(name, standFor(name, namespace));
    }
  }

  /** What the file at `url` exports, once it has run to its end. */
  async load(url: string): Promise<{ exports: Namespace }> {
    const path = fileURLToPath(url);
    const module = this.open(path);
    await module.link((name) => this.resolve(name, dirname(path)));
    await module.evaluate();
    // In an object, for it may export a function called then.
    return { exports: module.namespace as Namespace };
  }

  private resolve(name: string, folder: string): SourceTextModule | SyntheticModule {
    const known = this.modules.get(name);
    if (known) return known;
    const sibling = /^\.\/(\w+)\.(?:js|ts)$/.exec(name)?.[1];
    if (sibling === undefined) throw new Error(`Cannot find '${name}': ${ONLY}`);
    return this.open(join(folder, `${sibling}.js`));
  }

  private open(path: string): SourceTextModule | SyntheticModule {
    const known = this.modules.get(path);
    if (known) return known;
    const module = new SourceTextModule(readFileSync(path, 'utf8'), {
      identifier: pathToFileURL(path).href,
      importModuleDynamically: () => {
        throw new Error(`import(…) finds nothing: ${ONLY}`);
      },
    });
    this.modules.set(path, module);
    return module;
  }
}

const ONLY = "an exercise imports 'kernel-lib/tensor' and 'kernel-lib/random' at its top";

/** A module that exports what another, already loaded, one does. */
function standFor(name: string, namespace: Namespace): SyntheticModule {
  const names = Object.keys(namespace);
  return new SyntheticModule(
    names,
    function (this: SyntheticModule) {
      for (const key of names) this.setExport(key, namespace[key]);
    },
    { identifier: name },
  );
}
