// The compiler of all packages, as a program of its own: what it takes in memory ends with it.
// Each package's sources become JavaScript in that package's own folder `dist`.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { lib, root } from './common.mjs';

const ts = createRequire(import.meta.url)('typescript');

const host = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (diagnostic) => stop([diagnostic]),
};
const parsed = ts.getParsedCommandLineOfConfigFile(join(lib, 'tsconfig.json'), {}, host);
const program = ts.createIncrementalProgram({
  rootNames: parsed.fileNames,
  options: parsed.options,
  configFileParsingDiagnostics: ts.getConfigFileParsingDiagnostics(parsed),
});
const found = [
  ...program.getConfigFileParsingDiagnostics(),
  ...program.getOptionsDiagnostics(),
  ...program.getSyntacticDiagnostics(),
  ...program.getGlobalDiagnostics(),
  ...program.getSemanticDiagnostics(),
];
// Nothing is written before all of it is right: what runs is never half old and half new.
if (found.length > 0) stop(found);
const written = new Map();
const { diagnostics } = program.emit(undefined, (path, text) => written.set(resolve(path), text));
if (diagnostics.length > 0) stop(diagnostics);
for (const [path, text] of written) {
  const to = placeOf(path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, path.endsWith('.map') ? moved(path, to, text) : text);
}
removeStale();

/** The compiler writes below one folder: `dist/PACKAGE/FILE` there belongs to `PACKAGE/dist/FILE`. */
function placeOf(path) {
  const [name, ...rest] = relative(parsed.options.outDir, path).split(sep);
  return name.startsWith('..') ? path : join(lib, name, 'dist', ...rest);
}

/** A map of a script or of a declaration names its source from where it lies. */
function moved(from, to, text) {
  const map = JSON.parse(text);
  map.sources = map.sources.map((source) =>
    relative(dirname(to), resolve(dirname(from), source))
      .split(sep)
      .join('/'),
  );
  return JSON.stringify(map);
}

/** Folders are read by name: what a removed source has left there would still be known. */
function removeStale() {
  const sources = program
    .getSourceFiles()
    .map(({ fileName }) => relative(lib, fileName).split(sep))
    .filter(([name]) => name !== '..');
  const wanted = new Set(
    sources.map(([name, ...rest]) => join(lib, name, 'dist', ...rest).replace(/\.ts$/, '')),
  );
  const packages = new Set(sources.map(([name]) => name));
  for (const name of packages) {
    const dist = join(lib, name, 'dist');
    if (!existsSync(dist)) continue;
    for (const file of readdirSync(dist, { recursive: true })) {
      const source = /^(.*?)(\.d\.ts|\.js)(\.map)?$/.exec(file)?.[1];
      const ours = source !== undefined && !file.startsWith('jupyter');
      if (ours && !wanted.has(join(dist, source))) rmSync(join(dist, file));
    }
  }
}

function stop(errors) {
  const names = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
  writeSync(1, ts.formatDiagnostics(errors, names));
  process.exit(1);
}
