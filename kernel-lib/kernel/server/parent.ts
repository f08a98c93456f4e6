/** A kernel whose Jupyter has died would stay forever; it leaves too. */
export function leaveWithParent(): void {
  const parent = Number(process.env.JPY_PARENT_PID);
  if (!parent || process.ppid !== parent) return;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 1000).unref();
}
