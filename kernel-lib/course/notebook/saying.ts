import { DISPLAY, type Displayable, type MimeBundle } from 'kernel-lib/display';

/** A few sentences to the student, in Markdown. */
export class Saying implements Displayable {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  [DISPLAY](): MimeBundle {
    return { 'text/markdown': this.#text, 'text/plain': this.#text.replaceAll(/[*`]/g, '') };
  }
}
