import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder, writeWhole } from 'kernel-lib/project';
import type { GeneratedMutant } from './edit.js';

/** The built packages on which a verdict rests, and their folders on which none does. */
const PACKAGES = ['kernel-lib', 'chainrule-grader', 'chainrule-course', 'chainrule-workshop'];
const APART = new Set([
  'authoring',
  'bench',
  'figures',
  'gallery',
  'lectures',
  'notebook',
  'plot',
  'publish',
  'release',
]);

/**
 * The mutants that were killed in earlier runs, by a digest of their text and of all that the
 * verdict rests on: the library, the checks, the other answers.
 */
export class Memory {
  private readonly file: string;
  private readonly base: string;
  private readonly before: ReadonlySet<string>;
  private readonly killed = new Set<string>();

  constructor(root: string, solutions: ReadonlyMap<string, string>, forget: boolean) {
    this.file = join(root, '.cache/mutants.json');
    const hash = createHash('sha256').update(process.version);
    const built = PACKAGES.flatMap((name) => scripts(builtFolder(name, import.meta.url)));
    for (const path of built) hash.update(path).update(readFileSync(path));
    for (const [topic, text] of solutions) hash.update(topic).update(text);
    this.base = hash.digest('hex');
    this.before = new Set(forget || !existsSync(this.file) ? [] : this.read());
  }

  isKilled(mutant: GeneratedMutant): boolean {
    const key = this.key(mutant);
    const known = this.before.has(key);
    if (known) this.killed.add(key);
    return known;
  }

  noteKilled(mutant: GeneratedMutant): void {
    this.killed.add(this.key(mutant));
  }

  /** Adds to what is there, unless that belongs to other contents. */
  save(): void {
    const text = JSON.stringify({
      base: this.base,
      killed: [...new Set([...this.before, ...this.killed])],
    });
    writeWhole(this.file, text);
  }

  private read(): string[] {
    try {
      const { base, killed } = JSON.parse(readFileSync(this.file, 'utf8'));
      return base === this.base ? killed : [];
    } catch {
      return [];
    }
  }

  private key({ topic, text }: GeneratedMutant): string {
    return createHash('sha256').update(topic).update(text).digest('base64').slice(0, 24);
  }
}

function scripts(folder: string, depth = 0): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return entry.name.endsWith('.js') ? [path] : [];
    return depth === 0 && APART.has(entry.name) ? [] : scripts(path, depth + 1);
  });
}
