import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { KERNEL_NAME, writeKernelSpec } from 'chainrule-kernel';
import type { Jupyter } from './jupyter.js';
import type { Layout } from './layout.js';

/**
 * The server drops what a cell shows beyond 1,000 messages and 1 MB of print in a second. The kernel
 * itself waits for the frontend, so nothing has to be dropped here.
 */
const OUTPUT_RATES = { iopub_msg_rate_limit: 100_000, iopub_data_rate_limit: 1e9 };

/**
 * The environment in which Jupyter finds the kernel and the figure renderer, and keeps its
 * settings and data inside the project. Works for any Jupyter, whoever installed it.
 */
export function jupyterEnvironment(
  place: Layout,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const inside = (folder: string) => join(place.jupyter, folder);
  const paths = [place.share, place.renderers, env.JUPYTER_PATH].filter(Boolean);
  return {
    ...env,
    JUPYTER_PATH: paths.join(delimiter),
    JUPYTER_CONFIG_DIR: inside('config'),
    JUPYTER_DATA_DIR: inside('data'),
    JUPYTER_RUNTIME_DIR: inside('runtime'),
    IPYTHONDIR: inside('ipython'),
  };
}

/** Writes what Jupyter reads at its start: the kernel's description and the settings. */
export function writeJupyterFiles(place: Layout, jupyter: Jupyter): void {
  mkdirSync(join(place.jupyter, 'runtime'), { recursive: true });
  writeKernelSpec(join(place.share, 'kernels', KERNEL_NAME), { root: place.root });
  const config = join(place.jupyter, 'config');
  const major = Number.parseInt(jupyter.version, 10);
  writeJson(join(config, 'jupyter_server_config.json'), {
    ServerApp: {
      root_dir: place.root,
      allow_root: true,
      // One Ctrl-C ends it, without a question.
      answer_yes: true,
      log_level: 'ERROR',
      ...(major < 4 ? OUTPUT_RATES : {}),
    },
    ZMQChannelsWebsocketConnection: OUTPUT_RATES,
    // The kernels of other languages on the machine stay out of the launcher.
    KernelSpecManager: { ensure_native_kernel: false },
    // New notebooks speak TypeScript, and so does JupyterLab's question about the kernel.
    MultiKernelManager: { default_kernel_name: KERNEL_NAME },
  });
  const offline = {
    news_url: null,
    check_for_updates_class: 'jupyterlab.NeverCheckForUpdate',
    extension_manager: 'readonly',
  };
  writeJson(join(config, 'jupyter_lab_config.json'), {
    LabApp: {
      log_level: 'ERROR',
      default_url: `/${labAddress(place)}`,
      ...(major >= 4 ? offline : {}),
    },
  });
  writeJson(join(config, 'jupyter_notebook_config.json'), {
    JupyterNotebookApp: { default_url: '/tree/notebooks' },
    NotebookApp: {
      notebook_dir: place.root,
      default_url: '/tree/notebooks',
      allow_root: true,
      ...OUTPUT_RATES,
    },
  });
  // Defaults of the user interface: no question about news, no look for updates.
  writeJson(join(config, 'labconfig/default_setting_overrides.json'), {
    '@jupyterlab/apputils-extension:notification': {
      fetchNews: 'false',
      checkForUpdates: false,
      doNotDisturbMode: false,
    },
  });
  // The part of JupyterLab that asks about official news, and would then fetch them, stays away.
  writeJson(join(config, 'labconfig/page_config.json'), {
    disabledExtensions: { '@jupyterlab/apputils-extension:announcements': true },
  });
}

/** The first lab in JupyterLab, as the end of its address. */
export function labAddress(place: Layout): string {
  return `lab/tree/${firstLab(place)}`;
}

/** The notebook to open first, as a path with `/` from the project's folder. */
function firstLab(place: Layout): string {
  const folder = join(place.root, 'notebooks');
  const labs = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.ipynb'))
    : [];
  const first = labs.sort()[0];
  return first ? `notebooks/${encodeURIComponent(first)}` : 'notebooks';
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2) + '\n');
}
