import { setImmediate as nextTurn, setTimeout as startTimer } from 'node:timers';
import { PHASE, type Request } from '../link.js';
import type { Executor } from '../tslab.js';
import type { Assist } from './assist.js';
import { type Cell, currentCell, runAs } from './cell.js';
import type { CellConverter } from './converter.js';
import { errorContent } from './errors.js';
import { isScriptInterrupt, KeyboardInterrupt } from './interrupt.js';
import { bundleOf, type Outputs } from './outputs.js';

type Reply = (msgType: string, content: object) => void;

interface Run {
  cell: Cell;
  /** Ends the run; only the first call counts. */
  finish(outcome: Outcome): void;
}

type Outcome = { value?: unknown; error?: unknown; failed: boolean };

// How long an interrupted cell has to end by itself, so that its `finally` blocks run and the
// traceback tells where it was.
const GRACE_MS = 100;

/** Runs the cells of one notebook, one at a time. */
export class Session {
  private executionCount = 0;
  private serial = 0;
  private run: Run | undefined;
  /** What the executor's hooks have told about the cell that runs now. */
  private outcome: Outcome = { failed: false };
  /** Rejections of `breathe()` calls that wait. */
  private readonly breathing = new Set<(error: Error) => void>();

  constructor(
    private readonly executor: () => Executor,
    private readonly converter: CellConverter,
    private readonly assist: Assist,
    private readonly outputs: Outputs,
    private readonly stop: Int32Array,
    private readonly phase: Int32Array,
  ) {
    converter.onCompiled = () => {
      if (stop[0] !== 0) throw new KeyboardInterrupt();
      phase[0] = PHASE.running;
    };
  }

  /** The executor's `log`: the value of the last expression. */
  readonly onValue = (value: unknown): void => {
    this.outcome = { value, failed: false };
  };

  /** The executor's `error`: what the cell has thrown. */
  readonly onError = (error: unknown): void => {
    this.outcome = { error, failed: true };
  };

  handle(request: Request, reply: Reply): void {
    const { content } = request;
    switch (request.header.msg_type) {
      case 'execute_request':
        this.execute(request, reply);
        break;
      case 'complete_request':
        answer(reply, 'complete_reply', () => this.assist.complete(content));
        break;
      case 'inspect_request':
        answer(reply, 'inspect_reply', () => this.assist.inspect(content));
        break;
      case 'is_complete_request':
        answer(reply, 'is_complete_reply', () => this.assist.isComplete(content));
        break;
    }
  }

  /** Ends the running cell: at once if it awaits `breathe()`, else as soon as it can be had. */
  interrupt(): void {
    const { run } = this;
    if (!run) {
      this.stop[0] = 0;
      return;
    }
    this.stop[0] = 1;
    for (const reject of [...this.breathing]) reject(new KeyboardInterrupt());
    startTimer(() => run.finish({ error: new KeyboardInterrupt(), failed: true }), GRACE_MS);
  }

  /** Lets messages out and interrupts in. */
  breathe(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.stop[0] !== 0 || currentCell()?.stopped) {
        reject(new KeyboardInterrupt());
        return;
      }
      this.breathing.add(reject);
      nextTurn(() => {
        this.breathing.delete(reject);
        if (this.stop[0] !== 0 || currentCell()?.stopped) reject(new KeyboardInterrupt());
        else resolve();
      });
    });
  }

  /** Errors that no cell has caught: they are shown with the cell that caused them. */
  late(error: unknown): void {
    const cell = currentCell();
    if (cell?.stopped) return;
    if (this.run === undefined) this.stop[0] = 0;
    this.outputs.error(errorContent(error), cell);
  }

  private execute({ header, content }: Request, reply: Reply): void {
    const silent = content.silent === true;
    if (!silent && content.store_history !== false) this.executionCount++;
    const executionCount = this.executionCount;
    const code = String(content.code ?? '');
    const cell: Cell = {
      label: `cell [${executionCount}]`,
      url: `tslab-cell:${++this.serial}`,
      code,
      header,
      executionCount,
      silent,
      stopped: false,
    };
    if (!silent) {
      this.outputs.publish('execute_input', { code, execution_count: executionCount }, cell);
    }
    const base = { execution_count: executionCount, payload: [] };
    void this.runCell(cell, code).then(async (outcome) => {
      if (outcome.failed) {
        const error = errorContent(outcome.error);
        this.outputs.error(error, cell);
        reply('execute_reply', { status: 'error', ...base, ...error, user_expressions: {} });
        return;
      }
      if (!silent && outcome.value != null) {
        runAs(cell, () => this.outputs.result(outcome.value, cell));
      }
      const user_expressions = await this.evaluate(cell, content.user_expressions);
      reply('execute_reply', { status: 'ok', ...base, user_expressions });
    });
  }

  /** Compiles and runs `code` as `cell`. */
  private runCell(cell: Cell, code: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const run: Run = {
        cell,
        finish: (outcome) => {
          if (this.run !== run) return;
          this.run = undefined;
          this.phase[0] = PHASE.idle;
          this.stop[0] = 0;
          if (isInterrupt(outcome.error)) cell.stopped = true;
          this.converter.settle(outcome.failed, this.executor().locals);
          resolve(outcome);
        },
      };
      this.run = run;
      this.outcome = { failed: false };
      this.converter.cell = cell;
      this.phase[0] = PHASE.compiling;
      // In a turn of its own, so that nothing else waits on the stack that an interrupt unwinds.
      nextTurn(() =>
        runAs(cell, () => {
          this.executor()
            .execute(code)
            .then(
              () => run.finish(this.outcome),
              (error: unknown) => run.finish({ error, failed: true }),
            );
        }),
      );
    });
  }

  private async evaluate(cell: Cell, expressions: unknown): Promise<Record<string, object>> {
    const results: Record<string, object> = {};
    for (const [name, expression] of Object.entries(expressions ?? {})) {
      const quiet: Cell = { ...cell, label: name, url: `tslab-cell:${++this.serial}` };
      const { value, error, failed } = await this.runCell(quiet, `(${String(expression)})`);
      results[name] = failed
        ? { status: 'error', ...errorContent(error) }
        : { status: 'ok', data: bundleOf(value), metadata: {} };
    }
    return results;
  }
}

function isInterrupt(error: unknown): boolean {
  return error instanceof KeyboardInterrupt || isScriptInterrupt(error);
}

function answer(reply: Reply, msgType: string, body: () => object): void {
  let content: object;
  try {
    content = { status: 'ok', ...body() };
  } catch (error) {
    content = { status: 'error', ...errorContent(error) };
  }
  reply(msgType, content);
}
