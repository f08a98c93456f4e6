// What Jupyter starts: node main.js CONNECTION_FILE. It leads the process that is the kernel, which
// starts from a snapshot of a process that has read the compiler and the library's types, where there
// is one. LEASH, a second word, says that this process is the kernel.
import { projectRoot } from './root.js';
import { startServer } from './server/start.js';
import { leadKernel } from './snapshot/lead.js';
import { findSnapshot, snapshotPlace } from './snapshot/place.js';

const [connectionFile, leash] = process.argv.slice(2);
if (!connectionFile) {
  console.error(
    'This is the notebook kernel; Jupyter starts it. Start the labs with: npm start\n' +
      'To use the kernel in your own Jupyter: npm run kernel -- install',
  );
  process.exit(2);
}

if (leash === undefined) {
  await leadKernel(connectionFile, findSnapshot(snapshotPlace(projectRoot())));
} else {
  startServer(connectionFile, Number(leash));
  await import('./kernel.js');
}
