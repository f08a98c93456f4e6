import { setImmediate as nextTurn, setTimeout as startTimer } from 'node:timers';
import { types } from 'node:util';
import { ASKED_BY_MAIN, type Request } from '../link.js';
import type { Executor } from '../tslab.js';
import type { Assist } from './assist.js';
import { Builtins } from './builtins.js';
import { Cell, currentCell, runAs } from './cell.js';
import type { CellConverter } from './converter.js';
import { errorContent } from './errors.js';
import { isA } from './guarded.js';
import { isScriptInterrupt, KeyboardInterrupt } from './interrupt.js';
import { bundleOf, type Outputs } from './outputs.js';
import { endGroups } from './process.js';
import type { SignalledScript } from './signalled.js';

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
  private run: Run | undefined;
  /** What the executor's hooks have told about a cell. */
  private readonly outcomes = new WeakMap<Cell, Outcome>();
  /** Rejections of `breathe()` calls that wait. */
  private readonly breathing = new Set<() => void>();
  private readonly builtins = new Builtins();

  constructor(
    private readonly executor: () => Executor,
    private readonly converter: CellConverter,
    private readonly assist: Assist,
    private readonly outputs: Outputs,
    private readonly stop: Int32Array,
    private readonly script: SignalledScript,
  ) {
    converter.onRemarks = (remarks) => {
      const { cell } = converter;
      const text = remarks.map((remark) => `Note, ${remark}.\n`).join('');
      if (cell) outputs.stream('stderr', text, cell);
    };
    converter.onCompiled = () => {
      if (stop[0] !== 0) throw new KeyboardInterrupt();
      script.open();
    };
  }

  /** Whether a cell is running. */
  get busy(): boolean {
    return this.run !== undefined;
  }

  /** The executor's `log`: the value of the last expression. */
  readonly onValue = (value: unknown): void => {
    this.outcomes.set(currentCell()!, { value, failed: false });
  };

  /** The executor's `error`: what the cell has thrown. */
  readonly onError = (error: unknown): void => {
    if (isScriptInterrupt(error)) this.script.heard();
    this.outcomes.set(currentCell()!, { error, failed: true });
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
    if (this.stop[0] === 0) this.stop[0] = ASKED_BY_MAIN;
    for (const stopWaiting of [...this.breathing]) stopWaiting();
    startTimer(() => run.finish({ error: new KeyboardInterrupt(), failed: true }), GRACE_MS);
  }

  /** Lets messages out and interrupts in. */
  breathe(): Promise<void> {
    // Made here, where the stack still tells who is waiting.
    const interrupted = new KeyboardInterrupt();
    return new Promise((resolve, reject) => {
      const isAsked = () => this.stop[0] !== 0 || currentCell()?.stopped === true;
      const stop = () => reject(interrupted);
      this.breathing.add(stop);
      nextTurn(() => {
        this.breathing.delete(stop);
        if (isAsked()) stop();
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
    const cell = new Cell({
      label: `cell [${executionCount}]`,
      header,
      executionCount,
      source: code,
    });
    if (!silent) {
      this.outputs.publish('execute_input', { code, execution_count: executionCount }, cell);
    }
    const base = () => ({ execution_count: executionCount, payload: payloadOf(cell) });
    const fail = (thrown: unknown) => {
      const error = errorContent(thrown);
      this.outputs.error(error, cell);
      reply('execute_reply', { status: 'error', ...base(), ...error, user_expressions: {} });
    };
    const finish = async (outcome: Outcome) => {
      if (outcome.failed) return fail(outcome.error);
      if (!silent && outcome.value != null) {
        runAs(cell, () => this.outputs.result(outcome.value, cell));
      }
      const user_expressions = await this.evaluate(cell, content.user_expressions);
      reply('execute_reply', { status: 'ok', ...base(), user_expressions });
    };
    // A result that cannot be sent is the cell's error, too.
    this.runCell(cell, code).then(finish).catch(fail);
  }

  /** Later cells need what this one may have replaced. */
  private putBack(cell: Cell): void {
    const names = this.builtins.restore();
    if (names.length === 0) return;
    const few = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
    const them = names.length > 1 ? 'they are' : 'it is';
    const text = `This cell had replaced ${few}, which the notebook needs: ${them} put back. Give your own another name.\n`;
    this.outputs.stream('stderr', text, cell);
  }

  /** Compiles and runs `code` as `cell`. */
  private runCell(cell: Cell, code: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const run: Run = {
        cell,
        finish: (outcome) => {
          if (this.run !== run) return;
          this.run = undefined;
          this.putBack(cell);
          this.stop[0] = 0;
          endGroups();
          if (isInterrupt(outcome.error)) cell.stopped = true;
          this.converter.endCell(outcome.failed);
          resolve(outcome);
        },
      };
      this.run = run;
      this.converter.cell = cell;
      // In a turn of its own, so that nothing else waits on the stack that an interrupt unwinds.
      nextTurn(() =>
        // By `await` alone: the cell may have replaced `then`.
        runAs(cell, async () => {
          try {
            await this.script.run(() => this.executor().execute(code));
            const outcome = this.outcomes.get(cell) ?? { failed: false };
            // A promise as the last expression: its value is meant, and its errors.
            if (types.isPromise(outcome.value)) {
              run.finish({ value: await outcome.value, failed: false });
            } else run.finish(outcome);
          } catch (error) {
            run.finish({ error, failed: true });
          }
        }),
      );
    });
  }

  private async evaluate(cell: Cell, expressions: unknown): Promise<Record<string, object>> {
    const results: Record<string, object> = {};
    for (const [name, expression] of Object.entries(expressions ?? {})) {
      const quiet = new Cell({ ...cell, label: name });
      const { value, error, failed } = await this.runCell(quiet, `(${String(expression)})`);
      results[name] = failed
        ? { status: 'error', ...errorContent(error) }
        : { status: 'ok', data: bundleOf(value), metadata: {} };
    }
    return results;
  }
}

/** What the notebook is asked to do with a cell that has ended. */
function payloadOf({ replacement: text, source }: Cell): object[] {
  if (text === undefined || text === source) return [];
  return [{ source: 'set_next_input', text, replace: true }];
}

function isInterrupt(error: unknown): boolean {
  return isA(error, KeyboardInterrupt) || isScriptInterrupt(error);
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
