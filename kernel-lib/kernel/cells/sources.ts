import type { ProjectFiles } from './projectFiles.js';
import type { Place } from './sourceMaps.js';

/** A script that ran, and the TypeScript that it was made from. */
interface Source {
  label: string;
  source: string;
  isCell: boolean;
  places: (at: Place) => Place | undefined;
}

/** A place in something that the student wrote. */
export interface SourcePlace extends Place {
  label: string;
  /** The whole text, to quote from. */
  source: string;
  isCell: boolean;
}

/** Knows every cell and every local file that has run, to name places in them as written. */
export class Sources {
  private readonly scripts = new Map<string, Source>();

  constructor(private readonly files: Pick<ProjectFiles, 'slashed'>) {}

  /** @param script the script's name in stack traces */
  add(
    script: string,
    label: string,
    source: string,
    places: Source['places'],
    isCell = false,
  ): void {
    this.scripts.set(script, { label, source, places, isCell });
  }

  has(script: string): boolean {
    return this.scripts.has(this.files.slashed(script));
  }

  /** The TypeScript of a place in a script, when the script is a cell or a local file. */
  find(script: string, at: Place): SourcePlace | undefined {
    const entry = this.scripts.get(this.files.slashed(script));
    const place = entry?.places(at);
    if (!entry || !place) return undefined;
    const { label, source, isCell } = entry;
    return { ...place, label, source, isCell };
  }
}
