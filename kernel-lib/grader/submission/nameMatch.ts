import { platformName } from './platforms.js';

/** How a file's name fits a topic. */
export interface NameMatch {
  /** exact: `layers.ts`; copy: as a browser, an editor or a platform renames it; loose: anything else. */
  kind: 'exact' | 'copy' | 'loose';
  /** The number of the copy or hand-in: the larger, the later. */
  version: number;
}

const LONGEST = 200;
const ENDING = /\.([cm]?ts|tsx)((\.(ts|txt|text|bak|download))*)$/;
const BEFORE = /^(copy of|kopie von|copie de|copia de|copia di) /;
const AFTER = /(\((\d{1,3})\)|v?(\d{1,3})|copy|kopie|copie|copia|final|new|done|fixed|finished)$/;
const SEPARATORS = ' _.-';

/** Whether a file may be TypeScript, whatever was done to its name. */
export function isCodeName(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return base.length <= LONGEST && ENDING.test(base.trim()) && !base.endsWith('.d.ts');
}

/**
 * How a file fits `topic`: browsers write `layers (1).ts`, editors `layers.ts.txt`, systems that do not
 * tell capitals apart `Layers.ts`, people `layers_final.ts`, platforms their own prefix.
 */
export function matchName(topic: string, name: string): NameMatch | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base === `${topic}.ts`) return { kind: 'exact', version: 0 };
  const platform = platformName(base);
  const own = (platform?.file || base).trim().toLowerCase();
  if (!isCodeName(own)) return undefined;
  const attempt = platform?.platform === 'blackboard' ? platform.attempt : 0;
  let stem = own.replace(ENDING, '').trim();
  let version = attempt;
  const fits = () => squash(stem) === squash(topic);
  for (let i = 0; i < 4 && !fits(); i++) {
    const after = AFTER.exec(stem);
    if (after) {
      version ||= Number(after[2] ?? after[3] ?? 0);
      stem = withoutSeparators(stem.slice(0, after.index));
    } else stem = stem.replace(BEFORE, '');
  }
  if (fits()) return { kind: 'copy', version };
  const around = own.replace(ENDING, '');
  if (/test|spec|solution/.test(around)) return undefined;
  const starts = around.startsWith(topic) && /^[ _.-]/.test(around.slice(topic.length));
  const ends = around.endsWith(topic) && /[ _.-]$/.test(around.slice(0, -topic.length));
  return starts || ends ? { kind: 'loose', version } : undefined;
}

function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && SEPARATORS.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}

function squash(text: string): string {
  return text.replaceAll(/[ _-]/g, '');
}
