import { AutogradError } from './errors.js';

// Whether operations are recorded. It is off only while a noGrad function runs, which is
// synchronous, so that nobody else ever sees it off.
let recording = true;

/** Whether operations on variables are recorded just now. */
export function isRecording(): boolean {
  return recording;
}

/**
 * Runs f without recording: its results need no gradient and hold no graph. For evaluation, and for
 * updates of weights. `const scores = noGrad(() => net.forward(x))`
 *
 * @throws AutogradError when f is async: recording would be off for all others while it waits
 */
export function noGrad<T>(f: () => T): T {
  const result = withRecording(false, f);
  if (result instanceof Promise) {
    // What it rejects with is not lost: the complaint below comes first and is the cause.
    result.catch(() => undefined);
    throw new AutogradError(
      'noGrad: the function is async; recording can be off only for a stretch without await. ' +
        'Put noGrad around the parts between the awaits.',
    );
  }
  return result;
}

/** Runs f with recording on or off, and puts it back as it was. */
export function withRecording<T>(on: boolean, f: () => T): T {
  const before = recording;
  recording = on;
  try {
    return f();
  } finally {
    recording = before;
  }
}
