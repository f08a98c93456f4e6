import type { TypeScript } from '../tslab.js';
import { importsIn } from './imports.js';
import { folderOf, nameFrom } from './projectFiles.js';

/** The packages of which cells and exercises import, by their modules' names. */
const OURS = /^(?:kernel-lib|chainrule-[a-z]+)(?:\/|$)/;

/** Begins the name of a module that only the declarations of a package use among themselves. */
export const INSIDE = 'types:';

/**
 * The declarations of the lab's packages, put together for TypeScript. A package has hundreds of
 * files of declarations, and TypeScript goes through each of them for every cell: half of the time
 * of a short cell went into that. Here every module that is asked for comes, with all that it needs
 * and nobody has asked for before, in one file, as `declare module 'types:kernel-lib/dist/…' { … }`.
 */
export class PackageTypes {
  /** The file that declares a module, by the module's name. */
  private readonly homes = new Map<string, string>();
  private readonly texts = new Map<string, string>();

  /**
   * All paths have slashes.
   *
   * @param folder where the files seem to lie
   * @param resolve the declarations of a module, found as TypeScript does it
   */
  constructor(
    private readonly ts: TypeScript,
    private readonly folder: string,
    private readonly resolve: (specifier: string, from: string) => string | undefined,
    private readonly readFile: (path: string) => string | undefined,
    private readonly exists: (path: string) => boolean,
  ) {}

  /** The file that declares a module; nothing, if it is not one of ours or is not there. */
  fileOf(specifier: string): string | undefined {
    const home = this.homes.get(specifier);
    if (home !== undefined || !OURS.test(specifier)) return home;
    const path = `${this.folder}/__types${this.texts.size}__.d.ts`;
    const blocks = this.blocks(specifier, path);
    if (blocks.length === 0) return undefined;
    this.texts.set(path, blocks.join('\n'));
    return path;
  }

  /** The text of one of the files. */
  textOf(path: string): string | undefined {
    return this.texts.get(path);
  }

  /** What declares a module and all that it needs, as far as no file does yet. */
  private blocks(specifier: string, home: string): string[] {
    if (this.homes.has(specifier)) return [];
    const entry = this.resolve(specifier, `${this.folder}/cell.ts`);
    if (!entry?.endsWith('.d.ts')) return [];
    const nameOf = namesIn(this.packageFolder(entry), specifier);
    this.homes.set(specifier, home);
    const blocks = [`declare module '${specifier}' { export * from '${nameOf(entry)}'; }`];
    const todo = [entry];
    for (const path of todo) {
      const own = nameOf(path);
      if (this.homes.has(own)) continue;
      this.homes.set(own, home);
      const { text, files, modules } = this.withWholeNames(path, nameOf);
      blocks.push(`declare module '${own}' {\n${text}\n}`);
      todo.push(...files);
      for (const module of modules.filter((each) => OURS.test(each))) {
        blocks.push(...this.blocks(module, home));
      }
    }
    return blocks;
  }

  /** A file's text with `./Tensor.js` made into `types:kernel-lib/dist/tensor/Tensor.js`; what it imports. */
  private withWholeNames(path: string, nameOf: (path: string) => string) {
    const whole = (this.readFile(path) ?? '').replace(/^\/\/# sourceMappingURL=.*$/m, '');
    const files: string[] = [];
    const modules: string[] = [];
    let text = '';
    let end = 0;
    for (const { fileName, pos } of importsIn(this.ts, whole)) {
      if (!fileName.startsWith('.')) {
        modules.push(fileName);
        continue;
      }
      // As the compiler writes it: TypeScript's own search takes a thousand looks at the disk.
      const file = nameFrom(folderOf(path), fileName.replace(/\.js$/, '.d.ts'));
      files.push(file);
      const start = whole.indexOf(fileName, pos);
      text += whole.slice(end, start) + nameOf(file);
      end = start + fileName.length;
    }
    return { text: text + whole.slice(end), files, modules };
  }

  private packageFolder(path: string): string {
    const folder = folderOf(path);
    const isLast = folder === path || folder === '.' || this.exists(`${folder}/package.json`);
    return isLast ? folder : this.packageFolder(folder);
  }
}

/** What a file of a package is called: `types:kernel-lib/dist/tensor/Tensor.js`. */
function namesIn(folder: string, specifier: string): (path: string) => string {
  const [name = ''] = specifier.split('/');
  return (path) => {
    const inside = path.slice(folder.length + 1);
    return `${INSIDE}${name}/${inside.replace(/\.d\.ts$/, '.js')}`;
  };
}
