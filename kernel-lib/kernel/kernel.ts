// Runs the cells, in the process that main.ts is or has started.
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { silentMistakes } from 'kernel-lib/advice';
import { installNotebookHost } from 'kernel-lib/display';
import { Assist } from './cells/assist.js';
import { currentCell } from './cells/cell.js';
import { CellConverter } from './cells/converter.js';
import { DiskFiles } from './cells/diskFiles.js';
import { Flow } from './cells/flow.js';
import { IdleWork } from './cells/idle.js';
import { installStopChecks, throwIfStopped } from './cells/interrupt.js';
import { Modules } from './cells/modules.js';
import { Outputs } from './cells/outputs.js';
import { captureStreams, guardExit, stopTimersWithCells } from './cells/process.js';
import { Project } from './cells/project.js';
import { NotebookScope } from './cells/scope.js';
import { Session } from './cells/session.js';
import { SignalledScript } from './cells/signalled.js';
import { Sources } from './cells/sources.js';
import { installStackTraces } from './cells/stack.js';
import { projectRoot, workFolder } from './root.js';
import { serverThread } from './server/start.js';
import { withoutSnapshot } from './snapshot/lead.js';
import { takePrepared } from './snapshot/prepared.js';
import { startSnapshot } from './snapshot/start.js';
import {
  adoptTypeScript,
  type ConverterSet,
  type Executor,
  loadTslab,
  loadTypeScript,
} from './tslab.js';

const prepared = takePrepared();
// What cells start is to start as usual, and they see nothing of it.
process.argv.splice(3);
if (prepared) process.execArgv = withoutSnapshot(process.execArgv);

const server = serverThread();
const { setup } = server;
const exit = guardExit();

const root = workFolder(process.cwd());
process.chdir(root);

const outputs = new Outputs(server.send, new Flow(setup.backlog, setup.stop));
captureStreams(outputs);
installStopChecks(setup.stop);

const { ts, keep } = prepared
  ? adoptTypeScript(prepared.ts)
  : loadTypeScript(join(projectRoot(), '.cache'));
const tslab = loadTslab();
const files = new DiskFiles(root);
const sources = new Sources(files);
const here = new URL('.', import.meta.url).href;
installStackTraces(sources, [here, join(sep, 'node_modules', 'tslab', 'dist')]);

const writeDisplay = (content: object, update: boolean) =>
  outputs.publish(update ? 'update_display_data' : 'display_data', content);
// A folder of its own, such as an assignment, is not what was prepared.
const ready = prepared?.root === root ? prepared.project : undefined;
const project = ready ?? new Project(ts, root);
project.silentMistakes = silentMistakes;
const modules = new Modules(
  ts,
  project,
  files,
  sources,
  new Map([['tslab', () => tslab.library(writeDisplay)]]),
);
const converter = new CellConverter(ts, project, modules, files, new NotebookScope(), sources);
const converters: ConverterSet = {
  node: converter,
  get browser(): never {
    throw new Error('Cells marked @browser are not supported by this kernel.');
  },
  close: () => converter.close(),
};
const assistExecutor: Pick<Executor, 'complete' | 'inspect'> = {
  complete: (code, position) => executor.complete(code, position),
  inspect: (code, position) => executor.inspect(code, position),
};
const session: Session = new Session(
  () => executor,
  converter,
  new Assist(tslab, ts, assistExecutor),
  outputs,
  setup.stop,
  new SignalledScript(setup.script),
);
const executor = tslab.createExecutor(root, converters, {
  log: session.onValue,
  error: session.onError,
});

const idleWork = new IdleWork(() => session.busy);
installNotebookHost({
  whenIdle: (steps) => idleWork.add(...steps),
  display: (bundle, options) => {
    throwIfStopped();
    outputs.display(bundle, options);
  },
  clearOutput: (wait) => {
    throwIfStopped();
    outputs.clear(wait);
  },
  breathe: () => session.breathe(),
  cellSource: () => currentCell()?.source,
  replaceCell: (source) => {
    const cell = currentCell();
    if (cell) cell.replacement = source;
  },
});
// The process that leads sends none. Without a listener one from elsewhere would end this process.
process.on('SIGINT', () => session.interrupt());
process.on('uncaughtException', (error) => session.late(error));
process.on('unhandledRejection', (reason) => session.late(reason));

if (!ready) converter.warm();
stopTimersWithCells();
// What most cells import, where it is there; it may have more to prepare, and then says so to the host.
// Loaded at one go as cells do it: Node refuses to require what an import() is still loading.
const load = createRequire(join(root, 'cell.js'));
idleWork.add(
  () => load('chainrule-course/notebook'),
  keep,
  () => void startSnapshot(),
);

// Until a frontend has heard that the kernel is there: most of what the first cell would wait for.
idleWork.begin(
  () => load('kernel-lib'),
  () => converter.rehearse(),
);

server.listen((message) => {
  idleWork.postpone();
  if (message.kind === 'interrupt') session.interrupt();
  else if (message.kind === 'shutdown') shutdown();
  else {
    session.handle(message, (msgType, content) =>
      server.send({ kind: 'reply', id: message.id, msgType, content: JSON.stringify(content) }),
    );
  }
});

function shutdown(): void {
  server.send({ kind: 'close' });
  // A kernel that was never idle has not done so yet.
  keep();
  // Closing the sockets lets the last replies out.
  server.onceEnded(() => exit(0));
  // Leaving with open sockets would crash in ZeroMQ.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500);
}
