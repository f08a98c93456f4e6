import { join } from 'node:path';
import { KernelClient, type Message } from '../../kernel/client.js';

/** One output of a cell, as a notebook stores it. */
export interface CellOutput {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: string;
  text?: string;
  data?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

export interface CellRun {
  status: 'ok' | 'error';
  outputs: CellOutput[];
  milliseconds: number;
}

/** The built kernel of a project, running cells as JupyterLab does and keeping what a notebook would. */
export class LabKernel {
  #client: KernelClient | undefined;

  /**
   * @param root a project whose packages are built
   * @param env what the kernel's environment has besides
   */
  async start(root: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
    const main = join(root, 'kernel-lib/kernel/dist/main.js');
    this.#client = await KernelClient.start(join(root, 'notebooks'), main, env);
  }

  /** Runs one cell to its end. */
  async execute(code: string, timeout = 120_000): Promise<CellRun> {
    const started = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new Error(`no answer within ${timeout} ms to:\n${code}`);
      timer = setTimeout(() => reject(error), timeout);
    });
    try {
      const { reply, outputs } = await Promise.race([this.#client!.execute(code), late]);
      const status = reply.status as CellRun['status'];
      return { status, outputs: stored(outputs), milliseconds: performance.now() - started };
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    await this.#client?.close();
  }
}

/** The outputs as a saved notebook has them: an update replaces what was shown under its id. */
function stored(messages: readonly Message[]): CellOutput[] {
  const outputs: CellOutput[] = [];
  const idOf = (output: object) => JSON.stringify((output as { transient?: unknown }).transient);
  for (const { type, content } of messages) {
    if (type === 'update_display_data') {
      const shown = outputs.find((output) => idOf(output) === idOf(content));
      if (shown) Object.assign(shown, content);
    } else if (['stream', 'display_data', 'execute_result', 'error'].includes(type)) {
      outputs.push({ output_type: type, ...content } as CellOutput);
    }
  }
  return outputs;
}
