/** The files that cells may import, by their names in the project's folder, with slashes. */
export interface ProjectFiles {
  /** The folder, as it is shown. */
  readonly root: string;
  has(name: string): boolean;
  /** As TypeScript reads it: without the mark that some editors put first. */
  text(name: string): string;
  /** A file's name as shown, of one outside of the folder its whole path. */
  label(name: string): string;
  /** A path with slashes, whatever the system puts in their place. */
  slashed(path: string): string;
}

/** The name that an import in a file of the given folder leads to: `./b.js` in `a` is `a/b.js`. */
export function nameFrom(folder: string, specifier: string): string {
  const parts: string[] = [];
  for (const [i, part] of `${folder}/${specifier}`.split('/').entries()) {
    const up = part === '..' && parts.length > 0 && parts.at(-1) !== '..';
    if (up) parts.pop();
    // Of the empty ones the first: it begins a whole path.
    else if (part !== '.' && (part !== '' || i === 0)) parts.push(part);
  }
  return parts.join('/');
}

/** The folder of a file, by its name; `.` for one in the project's own. */
export function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.';
}
