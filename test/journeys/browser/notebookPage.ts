import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type { JupyterServer } from './jupyterServer.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What JupyterLab says of a cell: its outputs in the notebook format. */
export interface CellState {
  executionCount: number | null;
  executionState: string | null;
  outputs: { output_type: string; data?: Record<string, unknown>; ename?: string }[];
}

/** The few parts of JupyterLab's application object that we use; it is on the page on request. */
interface Lab {
  commands: { execute(name: string, words?: object): Promise<unknown> };
  shell: {
    currentWidget: {
      content: {
        widgets: {
          model: {
            id: string;
            executionCount: number | null;
            executionState: string | null;
            toJSON(): { outputs?: CellState['outputs'] };
            sharedModel: { setSource(text: string): void; getSource(): string };
          };
        }[];
        activeCellIndex: number;
        scrollToItem(index: number, align?: string): Promise<void>;
      };
      context: { model: { dirty: boolean }; isReady: boolean };
      sessionContext: {
        isReady: boolean;
        session: { kernel: { status: string; connectionStatus: string } | null } | null;
      };
    } | null;
  };
}
declare const jupyterapp: Lab;

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A notebook open in JupyterLab, worked as a student would. */
export class NotebookPage {
  constructor(
    readonly page: Page,
    private readonly server: JupyterServer,
  ) {}

  /** Opens a notebook and waits until its kernel is idle. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.server.url}lab/tree/${path}?token=${this.server.token}&reset`);
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  private async ready(): Promise<void> {
    await this.page.waitForFunction(
      () => typeof jupyterapp === 'object' && jupyterapp.shell.currentWidget?.context?.isReady,
    );
    await this.kernelIdle();
  }

  async kernelIdle(): Promise<void> {
    // Of the session, not of the sign in the toolbar, which says "idle" before there is a kernel.
    const idle = () => {
      const session = jupyterapp.shell.currentWidget?.sessionContext;
      const kernel = session?.session?.kernel;
      return (
        session?.isReady && kernel?.connectionStatus === 'connected' && kernel.status === 'idle'
      );
    };
    await this.page.waitForFunction(idle);
  }

  /** Run > Run All Cells, and waits until each has run. */
  async runAll(): Promise<void> {
    await this.page.locator('.lm-MenuBar-itemLabel', { hasText: /^Run$/ }).click();
    await this.page.locator('.lm-Menu-itemLabel', { hasText: /^Run All Cells$/ }).click();
    const whether = () => {
      const cells = jupyterapp.shell
        .currentWidget!.content.widgets.map(({ model }) => ({
          model,
          outputs: model.toJSON().outputs,
        }))
        .filter(({ outputs }) => outputs);
      // JupyterLab drops the rest of a run after an error.
      const failed = cells.find(({ outputs }) => outputs?.some((o) => o.output_type === 'error'));
      if (failed) return `${failed.model.id}: ${JSON.stringify(failed.outputs)}`;
      return (
        cells.every(({ model }) => {
          return model.executionCount !== null && model.executionState === 'idle';
        }) && 'all'
      );
    };
    // Not with each frame: the outputs of a whole lab are megabytes.
    const end = await this.page.waitForFunction(whether, undefined, { polling: 1000 });
    const how = await end.jsonValue();
    if (how !== 'all') throw new Error(`a cell failed: ${how}`);
  }

  /** Runs one cell, waits for its end, and returns what it has put out. */
  async run(id: string): Promise<CellState> {
    await this.startRun(id);
    await this.cellIdle(id);
    return this.state(id);
  }

  /** Sets a cell running and does not wait. */
  async startRun(id: string): Promise<void> {
    await this.show(id);
    await this.page.evaluate(
      (index) => {
        const content = jupyterapp.shell.currentWidget!.content;
        content.activeCellIndex = index;
        void jupyterapp.commands.execute('notebook:run-cell');
      },
      await this.index(id),
    );
    await this.page.waitForFunction(
      (index) => {
        const { model } = jupyterapp.shell.currentWidget!.content.widgets[index]!;
        return model.executionState === 'running' || model.executionCount !== null;
      },
      await this.index(id),
    );
  }

  async cellIdle(id: string): Promise<void> {
    await this.page.waitForFunction(
      (index) => {
        const { model } = jupyterapp.shell.currentWidget!.content.widgets[index]!;
        return model.executionCount !== null && model.executionState === 'idle';
      },
      await this.index(id),
    );
  }

  /** Waits until a cell's output has a representation of this type. */
  async waitForOutput(id: string, mimeType: string): Promise<void> {
    await this.page.waitForFunction(
      ([index, type]) => {
        const { model } = jupyterapp.shell.currentWidget!.content.widgets[index]!;
        return model.toJSON().outputs?.some(({ data }) => data?.[type] !== undefined);
      },
      [await this.index(id), mimeType] as const,
    );
  }

  async state(id: string): Promise<CellState> {
    return this.page.evaluate(
      (index) => {
        const { model } = jupyterapp.shell.currentWidget!.content.widgets[index]!;
        const { executionCount, executionState } = model;
        return { executionCount, executionState, outputs: model.toJSON().outputs ?? [] };
      },
      await this.index(id),
    );
  }

  async setSource(id: string, source: string): Promise<void> {
    await this.page.evaluate(
      ([index, text]) => {
        const { model } = jupyterapp.shell.currentWidget!.content.widgets[index]!;
        model.sharedModel.setSource(text);
      },
      [await this.index(id), source] as const,
    );
  }

  async source(id: string): Promise<string> {
    return this.page.evaluate(
      (index) =>
        jupyterapp.shell.currentWidget!.content.widgets[index]!.model.sharedModel.getSource(),
      await this.index(id),
    );
  }

  /** Replaces the text of a cell and runs it, all by keyboard; returns what it is then. */
  async typeAndRun(id: string, text: string): Promise<string> {
    await this.show(id);
    await this.page.evaluate(
      (index) => {
        jupyterapp.shell.currentWidget!.content.activeCellIndex = index;
        return jupyterapp.commands.execute('notebook:enter-edit-mode');
      },
      await this.index(id),
    );
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
    const before = (await this.state(id)).executionCount;
    await this.page.keyboard.press('Control+Enter');
    await this.page.waitForFunction(
      ([index, old]) => {
        const { model } = jupyterapp.shell.currentWidget!.content.widgets[index]!;
        return model.executionCount !== old && model.executionState === 'idle';
      },
      [await this.index(id), before] as const,
    );
    await this.kernelIdle();
    return this.source(id);
  }

  /** Scrolls to a cell (those far away are not in the page) and returns its element. */
  async show(id: string): Promise<Locator> {
    const index = await this.index(id);
    await this.page.evaluate(
      (i) => jupyterapp.shell.currentWidget!.content.scrollToItem(i, 'center'),
      index,
    );
    return this.page.locator(`.jp-Cell[data-windowed-list-index="${index}"]`);
  }

  /** The stop button of the toolbar. */
  async interrupt(): Promise<void> {
    await this.page.evaluate(() => void jupyterapp.commands.execute('notebook:interrupt-kernel'));
  }

  async save(): Promise<void> {
    await this.page.evaluate(() => jupyterapp.commands.execute('docmanager:save'));
    await this.page.waitForFunction(() => !jupyterapp.shell.currentWidget!.context.model.dirty);
  }

  private async index(id: string): Promise<number> {
    const index = await this.page.evaluate(
      (wanted) =>
        jupyterapp.shell.currentWidget!.content.widgets.findIndex(
          ({ model }) => model.id === wanted,
        ),
      id,
    );
    if (index < 0) throw new Error(`no cell "${id}" in the notebook`);
    return index;
  }
}
