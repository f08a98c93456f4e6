/** As in the template of kernel-lib/library/plot/theme.ts. */
const FAMILY = 'system-ui, "Segoe UI", Helvetica, Arial, sans-serif';

/** A mark such as `<b>`; what is smaller than something is none. */
const TAG = /<\/?[a-z][^<>]*>/gi;

let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text is on one line, in pixels; tags count for nothing. */
export function textWidth(text: string, size: number): number {
  pen ??= document.createElement('canvas').getContext('2d');
  const plain = text.replaceAll(TAG, '');
  if (!pen) return 0.6 * size * plain.length;
  pen.font = `${size}px ${FAMILY}`;
  return pen.measureText(plain).width;
}

/**
 * A text in lines of at most `room` pixels, broken at its spaces and where it says `<br>`. A longer
 * word has a line of its own.
 */
export function wrapped(text: string, size: number, room: number): string[] {
  return text.split(/<br\s*\/?>/).flatMap((part) => {
    const lines: string[] = [];
    // A space inside a tag is none of the text.
    const closed = part.replaceAll(TAG, (tag) => tag.replaceAll(' ', '\u0000'));
    for (const word of closed.split(' ').map((one) => one.replaceAll('\u0000', ' '))) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}
