import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was drawn of a figure, and from what. */
export interface Drawn {
  /** Of the code that computes it. */
  code: string;
  /** Of its JSON. */
  figure: string;
  /** Of the JSON that each picture was drawn from, by file ending. */
  pictures: Record<string, string>;
}

/** Remembers in `drawn.json` what lies in a gallery's folder, so that only changes are drawn. */
export class DrawnRecord {
  readonly #path: string;
  readonly #drawn: Record<string, Drawn>;

  constructor(readonly folder: string) {
    this.#path = join(folder, 'drawn.json');
    this.#drawn = existsSync(this.#path) ? JSON.parse(readFileSync(this.#path, 'utf8')) : {};
  }

  get(id: string): Drawn | undefined {
    return this.#drawn[id];
  }

  set(id: string, drawn: Drawn): void {
    this.#drawn[id] = drawn;
    writeFileSync(this.#path, `${JSON.stringify(this.#drawn, null, 2)}\n`);
  }
}
