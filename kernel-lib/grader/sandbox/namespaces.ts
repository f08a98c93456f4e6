import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { release } from 'node:os';
import { projectFolder } from './folders.js';
import type { NamespaceTool } from './options.js';
import { findTool, type Launch } from './tools.js';

/** What a child in namespaces sees of the machine: this, and nothing else. */
interface View {
  /** Folders and files, read only. */
  readonly shown: readonly string[];
  /** Links at the root, such as /lib to usr/lib. */
  readonly links: readonly (readonly [path: string, target: string])[];
  /** Folders that are empty although they lie below one that is shown. */
  readonly hidden: readonly string[];
}

/** Starts a command in namespaces. `user`: to give up root for it. */
export interface Jail {
  readonly tool: NamespaceTool;
  launch(tree: string, command: readonly string[], user: number | undefined): Launch;
}

const SYSTEM = ['/usr', '/lib', '/lib64', '/lib32', '/nix/store'];

function viewOf(tree: string): View {
  const there = SYSTEM.filter((path) => existsSync(path));
  const isLink = (path: string) => lstatSync(path).isSymbolicLink();
  const folders = there.filter((path) => !isLink(path));
  const node = process.execPath;
  const inside = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));
  const project = projectFolder();
  return {
    shown: [...folders, ...(inside(node) ? [] : [node]), tree],
    links: there.filter(isLink).map((path) => [path, readlinkSync(path)] as const),
    hidden: inside(project) ? [project] : [],
  };
}

/**
 * User namespaces count the processes of each of them separately (Linux 5.14), so that a limit does
 * not count what else the user runs.
 */
export function countsProcesses(): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return major > 5 || (major === 5 && minor >= 14);
}

/** By bubblewrap, which needs no root: users, processes, mounts, network, all of its own. */
export function bubblewrap(): Jail | undefined {
  const [program, env] = ['bwrap', 'env'].map(findTool);
  if (!program || !env) return undefined;
  return {
    tool: 'bubblewrap',
    launch(tree, command, user) {
      const { shown, links, hidden } = viewOf(tree);
      const words = [
        program,
        ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
        ...['--cap-drop', 'ALL'],
        ...shown.flatMap((path) => ['--ro-bind', path, path]),
        ...links.flatMap(([path, target]) => ['--symlink', target, path]),
        ...hidden.flatMap((path) => ['--tmpfs', path]),
        ...['--chdir', tree, '--', env, '-i', ...command], // It sets a variable of its own.
      ];
      return { words, ...(user === undefined ? {} : { uid: user, gid: user }) };
    },
  };
}

/**
 * Builds the child's view on an empty file system and changes into it. There is no /proc in it, so
 * nothing about any process can be read. In a changed root no user namespace can be made.
 * Words: the new root, then `show PATH`, `hide PATH`, `link PATH TARGET` and so on, `--`, command.
 */
const SCRIPT = `set -e
umask 022
new=$1; mount=$2; chroot=$3; shift 3
$mount -n -t tmpfs -o size=1m,mode=755,nosuid,nodev none "$new"
while [ "$1" != -- ]; do
  case $1 in
    show)
      if [ -d "$2" ]; then mkdir -p "$new$2"; else mkdir -p "$new\${2%/*}"; : > "$new$2"; fi
      $mount -n -o bind,ro,nosuid,nodev "$2" "$new$2"; shift 2;;
    hide) $mount -n -t tmpfs -o size=4k,mode=0,ro none "$new$2"; shift 2;;
    link) ln -s "$3" "$new$2"; shift 3;;
  esac
done
shift
exec $chroot "$new" "$@"`;

/**
 * Where the child's view is built, each in a mount namespace of its own: nothing else happens there.
 * A small container may have none of the first; every Linux has the last.
 */
const STAGES = ['/mnt', '/media', '/srv', '/sys', '/dev'];

/** By util-linux: as root without more ado, else by a user namespace. */
export function unshare(): Jail | undefined {
  const [program, sh, mount, chroot, setpriv, env] = (
    ['unshare', 'sh', 'mount', 'chroot', 'setpriv', 'env'] as const
  ).map(findTool);
  if (!program || !sh || !mount || !chroot || !setpriv || !env) return undefined;
  return {
    tool: 'unshare',
    launch(tree, command, user) {
      const { shown, links, hidden } = viewOf(tree);
      const free = (stage: string) => !shown.some((path) => `${path}/`.startsWith(`${stage}/`));
      const root = STAGES.find((stage) => existsSync(stage) && free(stage)) ?? '/dev';
      const words = [
        // Whatever is started ends with us, even if we are killed.
        ...[setpriv, '--pdeathsig', 'KILL', program],
        ...(user === undefined ? ['--user', '--map-root-user'] : []),
        ...['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child'],
        ...['--net', '--ipc', '--uts'],
        ...[sh, '-c', SCRIPT, 'sh', root, mount, chroot],
        ...shown.flatMap((path) => ['show', path]),
        ...hidden.flatMap((path) => ['hide', path]),
        ...links.flatMap(([path, target]) => ['link', path, target]),
        '--',
        ...[env, '-i', ...givingUp(setpriv, user), ...command],
      ];
      return { words };
    },
  };
}

/** The start of a command line that gives up every privilege for good, and ends with its parent. */
export function givingUp(setpriv: string, user: number | undefined): string[] {
  return [
    setpriv,
    ...(user === undefined ? [] : ['--reuid', `${user}`, '--regid', `${user}`, '--clear-groups']),
    ...['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--pdeathsig', 'KILL'],
  ];
}

/**
 * macOS: no namespaces, but a profile that the kernel holds. Everything that Node needs of the
 * system is allowed, for its list differs from one version to the next; what an exercise must not
 * do is not: the network, writing, other programs, the project and the home folders.
 */
export function sandboxExec(): Jail | undefined {
  const program = process.platform === 'darwin' ? findTool('sandbox-exec') : undefined;
  if (program === undefined) return undefined;
  return {
    tool: 'sandbox-exec',
    launch(tree, command) {
      const quote = (path: string) => JSON.stringify(path);
      const project = projectFolder();
      const profile = `(version 1)
        (allow default)
        (deny network*)
        (deny file-write*)
        (deny process-fork)
        (deny signal (target others))
        (deny mach-lookup (global-name "com.apple.pasteboard.1"))
        (deny file-read* (subpath ${quote(project)}) (subpath "/Users") (subpath "/Volumes"))
        (allow file-read* (literal ${quote(process.execPath)}) (subpath ${quote(tree)}))
        (allow file-read-metadata)`;
      return { words: [program, '-p', profile, ...command] };
    },
  };
}
