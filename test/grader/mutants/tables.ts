import { readdirSync } from 'node:fs';
import type { Mutant, Variant } from './mutant.js';

export interface Table {
  mutants: readonly Mutant[];
  variants: readonly Variant[];
}

const apart = ['buffers.ts', 'mutant.ts', 'tables.ts'];

/** The wrong and the right answers of every topic: `test/grader/mutants/TOPIC.ts`, found by its name. */
export async function readTables(): Promise<Map<string, Table>> {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !apart.includes(file))
    .sort();
  const tables = new Map<string, Table>();
  for (const file of files) {
    tables.set(
      file.slice(0, -'.ts'.length),
      (await import(/* @vite-ignore */ `./${file}`)) as Table,
    );
  }
  return tables;
}
