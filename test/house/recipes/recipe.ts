import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkPackages } from '../../../kernel-lib/workshop/publish/workspace.js';
import { everything } from '../markdown.js';

/** What CONTRIBUTING says on how to add one kind of thing. */
export interface Recipe {
  /** As it is printed: `a layer`. */
  readonly title: string;
  /** The files that it names, with NAME, TOPIC and the like. Folders are not among them. */
  readonly files: readonly string[];
}

/** The recipes in the section "How to add …": each begins with its title in bold and a middle dot. */
export function readRecipes(page = 'CONTRIBUTING.md'): Recipe[] {
  const [, section = ''] =
    /## How to add …\n([\s\S]*?)\n## /.exec(readFileSync(page, 'utf8')) ?? [];
  return section
    .split(/\n(?=\*\*)/)
    .map((text) => ({ title: /^\s*\*\*(.+?)\*\* ·/.exec(text)?.[1] ?? '', files: filesIn(text) }))
    .filter(({ title }) => title !== '');
}

/** The paths between backticks; a bare `TOPIC.hidden.ts` or `index.ts` stands in the folder named last. */
function filesIn(text: string): string[] {
  let folder = '';
  const files: string[] = [];
  for (const [, word = ''] of text.matchAll(/`([^`]+)`/g)) {
    if (/^kernel-lib\/[\w/-]+$/.test(word)) folder = word;
    if (!/^\w[\w./-]*\.(ts|md|json|py|webp)$/.test(word)) continue;
    const path = word.includes('/') ? word : join(folder, word).replaceAll('\\', '/');
    folder = dirname(path);
    if (!files.includes(path)) files.push(path);
  }
  return files;
}

/** What a recipe's own words stand for: NAME, TOPIC, NN-name. */
export type Names = Readonly<Record<string, string>>;

/** Follows one recipe in a copy of the project, and touches only what the recipe names. */
export class Steps {
  readonly #root: string;
  readonly #recipe: Recipe;
  readonly #names: Names;
  readonly #done = new Set<string>();

  constructor(root: string, recipe: Recipe, names: Names) {
    this.#root = root;
    this.#recipe = recipe;
    this.#names = names;
  }

  /** Writes a new file. `end` is the end of its path in the recipe. */
  write(end: string, text: string): void {
    const file = this.#file(end);
    if (existsSync(file)) throw new Error(`${file} is there already`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Puts `text` in front of the last place where `before` stands in a file. */
  insert(end: string, before: string, text: string): void {
    const file = this.#file(end);
    const old = readFileSync(file, 'utf8');
    const at = old.lastIndexOf(before);
    if (at < 0) throw new Error(`${file} has no ${JSON.stringify(before)}`);
    writeFileSync(file, old.slice(0, at) + text + old.slice(at));
  }

  /** A file that the recipe names and that this case needs not change, and why. */
  leave(end: string, why: string): void {
    if (why === '') throw new Error(`${end}: say why`);
    this.#file(end);
  }

  /** The files that the recipe names and nobody has touched. */
  left(): string[] {
    return this.#recipe.files.filter((file) => !this.#done.has(file));
  }

  #file(end: string): string {
    const found = this.#recipe.files.filter((file) => `/${file}`.endsWith(`/${end}`));
    if (found.length !== 1)
      throw new Error(
        `the recipe for ${this.#recipe.title} names ${found.length} files ${end}: ${this.#recipe.files.join(', ')}`,
      );
    this.#done.add(found[0]!);
    const names = Object.entries(this.#names);
    return join(
      this.#root,
      names.reduce((path, [word, own]) => path.replaceAll(word, own), found[0]!),
    );
  }
}

/** A copy of what recipes touch and what finds it, to be imported from in this process. */
export class Scratch {
  readonly root = mkdtempSync(join(tmpdir(), 'chainrule-recipes-'));
  readonly #files = everything();

  constructor() {
    const wanted = /^(kernel-lib\/|solutions\/|notebooks\/sources\/|test\/|[\w.]+\.json$)/;
    const left = /\/(attacks|reference-images)\/|^test\/(kernel|journeys|unit\/tensor)\//;
    for (const path of this.#files.filter((file) => wanted.test(file) && !left.test(file))) {
      if (!/\.\w+$/.test(path)) continue;
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      cpSync(path, join(this.root, path));
    }
    linkPackages('.', this.root);
  }

  /** The module whose path ends so, of the copy. */
  load(end: string): Promise<Record<string, never>> {
    const found = this.#files.filter((file) => `/${file}`.endsWith(`/${end}`));
    if (found.length !== 1) throw new Error(`${found.length} files are called ${end}: ${found}`);
    return import(/* @vite-ignore */ join(this.root, found[0]!));
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** A recipe, what is made by it as an example, and where that has to be found. */
export interface Followed {
  readonly title: string;
  readonly names: Names;
  follow(steps: Steps): void;
  known(scratch: Scratch): Promise<void>;
}
