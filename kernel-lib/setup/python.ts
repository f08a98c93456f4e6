import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { Problem } from 'kernel-lib/display';

export const OLDEST_PYTHON = [3, 9] as const;

/** A Python interpreter and what it can do. */
export interface Python {
  /** How to call it: `['python3']`, `['py', '-3']`. */
  command: string[];
  version: string;
  executable: string;
  /** Can make virtual environments with pip in them (Debian packs `ensurepip` separately). */
  ensurepip: boolean;
  venv: boolean;
  pip: boolean;
  virtualenv: boolean;
  /** Versions of what is installed in it, if anything. */
  jupyterlab?: string;
  notebook?: string;
}

// Also readable by Python 2, so that a too old one can be named.
const PROBE = `
import sys, json
def has(name):
    try:
        import importlib.util
        return importlib.util.find_spec(name) is not None
    except Exception:
        return False
def version(name):
    try:
        import importlib.metadata
        return importlib.metadata.version(name)
    except Exception:
        return None
print(json.dumps(dict(
    version="%d.%d.%d" % tuple(sys.version_info[:3]), executable=sys.executable,
    ensurepip=has("ensurepip"), venv=has("venv"), pip=has("pip"), virtualenv=has("virtualenv"),
    jupyterlab=version("jupyterlab"), notebook=version("notebook"))))
`;

/** What `command` is, or `undefined` if it is no Python that runs. */
export function probePython(command: string[]): Python | undefined {
  const [program = '', ...words] = command;
  const { status, stdout } = spawnSync(program, [...words, '-c', PROBE], {
    cwd: tmpdir(),
    encoding: 'utf8',
    timeout: 30_000,
    windowsHide: true,
  });
  if (status !== 0) return undefined;
  try {
    const { jupyterlab, notebook, ...rest } = JSON.parse(stdout.trim());
    return {
      command,
      ...rest,
      ...(jupyterlab ? { jupyterlab } : {}),
      ...(notebook ? { notebook } : {}),
    };
  } catch {
    return undefined;
  }
}

/** Every Python that can be called by one of the usual names, in order of preference. */
export function findPythons(env: NodeJS.ProcessEnv = process.env): Python[] {
  const wish = env.CHAINRULE_PYTHON;
  if (wish) {
    const python = probePython([wish]);
    if (!python) throw new Problem(`CHAINRULE_PYTHON=${wish} is not a Python that runs.`);
    return [python];
  }
  const names =
    process.platform === 'win32'
      ? [['python'], ['py', '-3'], ['python3']]
      : [['python3'], ['python']];
  const later = [14, 13, 12, 11, 10, 9].map((minor) => [`python3.${minor}`]);
  const found = new Map<string, Python>();
  for (const command of [...names, ...later]) {
    const python = probePython(command);
    if (python && !found.has(python.executable)) found.set(python.executable, python);
    // The first that has it all is good enough.
    if (python && isUsable(python) && python.ensurepip && python.venv) break;
  }
  return [...found.values()];
}

/** New enough for JupyterLab. */
export function isUsable({ version }: Python): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1];
}

/** The Python to set up with: one that makes whole virtual environments if there is one. */
export function choosePython(pythons: readonly Python[]): Python {
  const usable = pythons.filter(isUsable);
  const best = usable.find((python) => python.ensurepip && python.venv) ?? usable[0];
  if (best) return best;
  const oldest = OLDEST_PYTHON.join('.');
  const old = pythons[0];
  const found = old
    ? `Python ${old.version} (${old.executable}) is too old: JupyterLab needs Python ${oldest} or newer.`
    : `Python was not found: JupyterLab needs Python ${oldest} or newer.`;
  throw new Problem(`${found} Install it (${howToInstall()}), then run it again.`);
}

function howToInstall(): string {
  if (process.platform === 'darwin') return 'brew install python, or python.org';
  if (process.platform === 'win32') return 'winget install Python.Python.3.13, or python.org';
  return 'on Debian and Ubuntu: sudo apt install python3 python3-venv';
}
