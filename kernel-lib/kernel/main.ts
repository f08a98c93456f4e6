// What Jupyter starts: node main.js CONNECTION_FILE. It starts the kernel from a snapshot of a process
// that has read the compiler and the library's types, where there is one, and else is the kernel.
// LEASH, a second word, says that this process is the one which was started from the snapshot.
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

const snapshot = leash === undefined ? findSnapshot(snapshotPlace(projectRoot())) : undefined;
if (!snapshot || !(await leadKernel(snapshot, connectionFile))) {
  startServer(connectionFile, leash === undefined ? undefined : Number(leash));
  await import('./kernel.js');
}
