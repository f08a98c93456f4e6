import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { types } from 'node:util';
import { compileFunction } from 'node:vm';
import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';
import { refuseFileAwait } from './fileAwait.js';
import { withoutMapComment } from './mapComment.js';
import type { Project } from './project.js';
import type { ProjectFiles } from './projectFiles.js';
import { placesOf } from './sourceMaps.js';
import type { Sources } from './sources.js';
import { stampOf } from './stamps.js';
import { addStopChecks } from './stopChecks.js';

// What `import.meta` becomes.
const META = '__tslabMeta';
const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname', META];

/** A local file that has run, or is running. */
interface Loaded {
  module: Module;
  stamp: string;
  imports: Set<string>;
}

/**
 * Loads what cells import. Local files are compiled here and loaded again when they have changed;
 * everything else is Node's. As in every module loader a file is known before it runs, so that two
 * files may import each other.
 */
export class Modules {
  private readonly loaded = new Map<string, Loaded>();
  private readonly nodeRequires = new Map<string, NodeJS.Require>();

  constructor(
    private readonly ts: TypeScript,
    private readonly project: Project,
    private readonly files: Pick<ProjectFiles, 'label' | 'root'>,
    private readonly sources: Sources,
    private readonly special: ReadonlyMap<string, () => unknown>,
  ) {}

  /** Forgets files that have changed, and those that import them: they hold the old ones. */
  refresh(): void {
    const stale = new Set<string>();
    for (const [path, { stamp }] of this.loaded) if (this.stampOf(path) !== stamp) stale.add(path);
    for (let size = -1; size < stale.size; ) {
      size = stale.size;
      for (const [path, { imports }] of this.loaded) {
        if ([...imports].some((imported) => stale.has(imported))) stale.add(path);
      }
    }
    for (const path of stale) this.loaded.delete(path);
  }

  /** What `import.meta` is in a cell. */
  get cellMeta(): object {
    return metaOf(this.cellPath);
  }

  /** As `require` in a file; by default in a cell. */
  require(specifier: string, from = this.cellPath): unknown {
    const special = this.special.get(specifier);
    if (special) return special();
    const path = isRelative(specifier) ? this.project.resolve(specifier, from) : undefined;
    if (path === undefined || !this.project.isLocal(path)) return this.nodeRequire(from)(specifier);
    this.loaded.get(from)?.imports.add(path);
    return this.load(path);
  }

  /** What `import … from` gets: named exports and a default. */
  namespace(specifier: string, from?: string): unknown {
    return withDefault(this.require(specifier, from));
  }

  import(specifier: string, from?: string): Promise<unknown> {
    return Promise.resolve().then(() => this.namespace(String(specifier), from));
  }

  /** Cells are in the project's folder, under a name that is no file's. */
  private get cellPath(): string {
    return join(this.files.root, 'cell.ts');
  }

  private load(path: string): unknown {
    const known = this.loaded.get(path);
    if (known) return known.module.exports;
    const module = new Module(path);
    const entry: Loaded = { module, stamp: this.stampOf(path), imports: new Set() };
    this.loaded.set(path, entry);
    try {
      if (path.endsWith('.json')) module.exports = JSON.parse(this.project.textOf(path) ?? '');
      else this.run(path, module);
    } catch (error) {
      this.loaded.delete(path);
      throw error;
    }
    return module.exports;
  }

  private run(path: string, module: Module): void {
    const source = this.project.textOf(path) ?? '';
    const label = this.files.label(path);
    refuseFileAwait(this.ts, label, source);
    const { js, places } = this.compile(path, source);
    this.sources.add(path, label, source, places);
    module.filename = path;
    const require = Object.assign(
      (specifier: string) => this.require(specifier, path),
      this.nodeRequire(path),
    );
    module.require = require as never;
    const run = compileFunction(js, PARAMETERS, { filename: path });
    const { exports } = module;
    run.call(exports, exports, require, module, path, dirname(path), metaOf(path));
  }

  private compile(path: string, source: string) {
    const { ts } = this;
    const { outputText, sourceMapText } = ts.transpileModule(source, {
      fileName: path,
      compilerOptions: {
        ...this.project.options,
        declaration: false,
        module: ts.ModuleKind.CommonJS,
      },
      transformers: { before: [withoutMeta(ts)] },
    });
    const plain = withoutMapComment(outputText);
    const checked = addStopChecks(ts, plain);
    return { js: checked.text, places: placesOf(plain, sourceMapText ?? '', checked) };
  }

  private nodeRequire(from: string): NodeJS.Require {
    let require = this.nodeRequires.get(from);
    if (!require) {
      require = createRequire(from);
      this.nodeRequires.set(from, require);
    }
    return require;
  }

  private stampOf(path: string): string {
    // What is not on the disk changes when its text does.
    return stampOf(path) || (this.project.textOf(path) ?? '');
  }
}

const isRelative = (specifier: string) => /^\.{0,2}\//.test(specifier);

/** `import.meta` of a file. */
function metaOf(path: string): object {
  return { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
}

/** A module as `import` sees it: one of Node's own kind is its own default. */
function withDefault(module: unknown): unknown {
  if (module !== null && typeof module === 'object' && '__esModule' in module) return module;
  if (types.isModuleNamespaceObject(module)) return module;
  return new Proxy(Object(module), {
    get: (target, key) => (key === 'default' ? module : Reflect.get(target, key)),
    has: (target, key) => key === 'default' || Reflect.has(target, key),
  });
}

/** A function's body knows no `import.meta`. */
function withoutMeta(ts: TypeScript): typescript.TransformerFactory<typescript.SourceFile> {
  return (context) => (file) => {
    const visit = (node: typescript.Node): typescript.Node =>
      ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword
        ? ts.setTextRange(ts.factory.createIdentifier(META), node)
        : ts.visitEachChild(node, visit, context);
    return ts.visitNode(file, visit, ts.isSourceFile);
  };
}
