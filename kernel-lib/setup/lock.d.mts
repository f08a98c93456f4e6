/** Does `work` while no other process does work under the same lock file. */
export function withLock<T>(file: string, work: () => Promise<T>, onWait?: () => void): Promise<T>;
