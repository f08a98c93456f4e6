import { randomBytes } from 'node:crypto';
import { startSnapshot } from 'chainrule-kernel';
import { Problem } from 'kernel-lib/display';
import { hasDisplay } from './browser.js';
import { jupyterEnvironment, labAddress, writeJupyterFiles } from './environment.js';
import { findJupyter } from './jupyter.js';
import { layout } from './layout.js';
import { ensureLoops } from './loops.js';
import { ensureOpenblas } from './openblas.js';
import { isPortFree } from './port.js';
import { serve } from './serve.js';
import { readWords } from './words.js';

/** Sets up what is missing and opens JupyterLab on the labs. `argv` goes to Jupyter. */
export async function start(argv: string[]): Promise<number> {
  const place = layout();
  const words = readWords(argv);
  if (words.port !== undefined && !(await isPortFree(words.port, words.ip))) {
    throw new Problem(
      `Port ${words.port} is in use. Choose another (npm start -- --port=${words.port + 1}), or leave --port away and a free one is taken.`,
    );
  }
  const jupyter = await findJupyter(place);
  if (process.env.CHAINRULE_BLAS === 'auto') {
    const why = await ensureOpenblas(place);
    if (why) console.log(`Products go without OpenBLAS, and take longer. ${why}`);
    const bare = why === undefined ? await ensureLoops(place) : undefined;
    if (bare) console.log(`Other work on arrays goes without loops for this machine. ${bare}`);
  }
  writeJupyterFiles(place, jupyter);
  // Beside Jupyter's own start: the first notebook's kernel may begin with it already.
  void startSnapshot();
  const env = jupyterEnvironment(place);
  const ours: string[] = [];
  if (!words.browser && !hasDisplay()) ours.push('--no-browser');
  // A port that was asked for is meant; without this Jupyter would quietly take the next.
  if (words.port !== undefined) ours.push('--ServerApp.port_retries=0');
  env.JUPYTER_TOKEN ||= randomBytes(24).toString('hex');
  if (!words.asks) console.log('Starting JupyterLab …');
  return serve([...jupyter.command, ...ours, ...argv], {
    cwd: place.root,
    env,
    onReady: ({ url, token }) => {
      const address = new URL(jupyter.app === 'lab' ? labAddress(place) : 'tree/notebooks', url);
      if (token) address.searchParams.set('token', token);
      console.log(`\nJupyterLab is ready:\n\n    ${address.href}\n\nCtrl-C stops it.`);
    },
  });
}
