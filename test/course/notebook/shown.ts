import { installNotebookHost, type MimeBundle } from 'kernel-lib/display';

/** A notebook that keeps what cells show, as plain text, in the list that it gives. */
export function notebookThatKeeps(): string[] {
  const shown: string[] = [];
  installNotebookHost({
    display: (bundle: MimeBundle) => void shown.push(String(bundle['text/plain'])),
    clearOutput: () => {},
    breathe: async () => {},
  });
  return shown;
}

/** As if no notebook had been there. */
export function leaveNotebook(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('chainrule.notebookHost'));
}
