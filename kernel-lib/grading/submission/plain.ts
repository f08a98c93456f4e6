/**
 * Text that a student wrote or printed, without control characters: on a terminal it cannot move
 * the cursor, change colours or hide lines. Line ends and tabs stay.
 */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}
