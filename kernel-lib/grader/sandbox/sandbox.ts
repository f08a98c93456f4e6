import { join } from 'node:path';
import { baseLayers, layer } from './flags.js';
import { handOver, othersMayEnter, projectFolder } from './folders.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import {
  bubblewrap,
  countsProcesses,
  givingUp,
  type Jail,
  sandboxExec,
  unshare,
} from './namespaces.js';
import type { SandboxLayer, SandboxOptions } from './options.js';
import { hasLimits, withLimits } from './rlimits.js';
import { findTool, type Launch, tryLaunch } from './tools.js';
import { fellTree, plantTree } from './tree.js';
import { drawUser, endProcessesOf, freeUsers, type UserRange } from './user.js';

/** What this machine has to keep a child in its place. Every part of it has really been tried. */
export class Sandbox {
  constructor(
    readonly options: SandboxOptions,
    private readonly jail: Jail | undefined,
    private readonly users: UserRange | undefined,
    readonly layers: readonly SandboxLayer[],
  ) {}

  /** Draws the user that the next child runs as; `undefined` where it has to be our own. */
  newUser(): number | undefined {
    return this.users && drawUser(this.users);
  }

  /** How to start `node` (a command line) with only `tree` to see, as `user`. */
  launch(tree: string, node: readonly string[], limits: Limits, user: number | undefined): Launch {
    return launch({ jail: this.jail, options: this.options }, tree, node, limits, user);
  }

  /** Ends what a user that {@link newUser} drew still runs. */
  async endUser(user: number | undefined): Promise<void> {
    // Where processes have a space of their own, they end with the first of them.
    const contained = this.jail && this.jail.tool !== 'sandbox-exec';
    if (user !== undefined && !contained) await endProcessesOf(user);
  }
}

interface Means {
  jail: Jail | undefined;
  options: SandboxOptions;
}

function launch(
  { jail, options }: Means,
  tree: string,
  node: readonly string[],
  limits: Limits,
  user: number | undefined,
): Launch {
  const alone = user !== undefined || (jail !== undefined && countsProcesses());
  const command = withLimits(node, limits, { alone, all: options.limits ?? true });
  if (jail) return jail.launch(tree, command, user);
  if (user === undefined) return { words: command };
  const setpriv = findTool('setpriv');
  return setpriv
    ? { words: [...givingUp(setpriv, user), ...command] }
    : { words: command, uid: user, gid: user };
}

const opened = new Map<string, Promise<Sandbox>>();

/** Finds out, once, what this machine has. */
export function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const key = JSON.stringify(options);
  const known = opened.get(key) ?? probe(options);
  opened.set(key, known);
  known.catch(() => opened.delete(key)); // A disk that was full may have room another time.
  return known;
}

async function probe(options: SandboxOptions): Promise<Sandbox> {
  const range = (options.ownUser ?? true) ? freeUsers() : undefined;
  const together = await firstJail(options, range);
  if (together.jail || range === undefined) {
    return conclude(options, together, range, range ? undefined : noUser(options));
  }
  // Without namespaces a user of its own can still be had.
  const problem = await trial({ jail: undefined, options }, range);
  if (problem === undefined) return conclude(options, together, range, undefined);
  return conclude(options, await firstJail(options, undefined), undefined, problem);
}

interface Found {
  jail: Jail | undefined;
  problem: string | undefined;
}

/** The first way to get namespaces that works, each really tried. */
async function firstJail(options: SandboxOptions, range: UserRange | undefined): Promise<Found> {
  const wanted = options.namespaces ?? true;
  if (wanted === false) return { jail: undefined, problem: 'switched off' };
  const ways = [bubblewrap(), process.platform === 'linux' ? unshare() : undefined];
  const problems: string[] = [];
  for (const jail of [...ways, sandboxExec()]) {
    if (!jail || (wanted !== true && wanted !== jail.tool)) continue;
    const problem = await trial({ jail, options }, range);
    if (problem === undefined) return { jail, problem };
    problems.push(`${jail.tool}: ${problem}`);
  }
  return { jail: undefined, problem: problems.join('; ') || 'no program here makes them' };
}

/**
 * Starts an empty program with everything that a child is started with, in a folder like a child's:
 * what this machine does not let a child see, it does not let this one see either. Resolves to the
 * reason why it does not work, if it does not.
 */
async function trial(means: Means, range: UserRange | undefined): Promise<string | undefined> {
  const tree = plantTree(new Map([[TRIAL, '']]));
  try {
    const user = range && drawUser(range);
    if (user !== undefined) handOver(tree, user);
    const node = [process.execPath, join(tree, TRIAL)];
    return await tryLaunch(launch(means, tree, node, DEFAULT_LIMITS, user));
  } finally {
    fellTree(tree);
  }
}

const TRIAL = 'exercises/trial.js';

function noUser(options: SandboxOptions): string {
  if (options.ownUser === false) return 'switched off';
  return process.platform === 'linux' ? 'only root can start another user' : 'only on Linux';
}

function conclude(
  options: SandboxOptions,
  { jail, problem }: Found,
  users: UserRange | undefined,
  userProblem: string | undefined,
): Sandbox {
  const limits = options.limits ?? true;
  const bounds = 'memory, files written, descriptors, core files, processes';
  const closed = jail !== undefined || (users !== undefined && !othersMayEnter(projectFolder()));
  const layers = [
    ...baseLayers(options),
    layer('system-limits', limits && hasLimits, hasLimits ? bounds : 'needs prlimit (Linux)'),
    layer('namespaces', jail !== undefined, jail ? describe(jail) : `${problem}`),
    layer('own-user', users !== undefined, users ? describeUsers(users) : `${userProblem}`),
    layer(
      'closed-files',
      closed,
      closed
        ? 'the system itself keeps the checks and the results from being read'
        : `${projectFolder()} can be read by everybody: only Node's permission model keeps it closed`,
    ),
  ];
  return new Sandbox(options, jail, users, layers);
}

function describe({ tool }: Jail): string {
  if (tool === 'sandbox-exec') return 'sandbox-exec: no network, no writing, no other programs';
  return `${tool}: processes, files, network and messages of its own`;
}

function describeUsers({ first, count }: UserRange): string {
  return `a new user for each child, from ${first} to ${first + count - 1}, without any privilege`;
}
