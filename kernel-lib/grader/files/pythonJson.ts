/**
 * Reads JSON as Python writes it: with NaN and Infinity, of which JSON does not know. They become null;
 * throws a SyntaxError for anything else that is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    return JSON.parse(withoutNaN(text));
  }
}

/** The text with null for each NaN and Infinity outside of strings. */
function withoutNaN(text: string): string {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const quote = text.indexOf('"', from);
    const open = quote < 0 ? text.length : quote;
    parts.push(text.slice(from, open).replaceAll(/-?Infinity|NaN/g, 'null'));
    from = endOfString(text, open);
    parts.push(text.slice(open, from));
  }
  return parts.join('');
}

/** Behind the quote that ends the string which begins at `open`. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const close = text.indexOf('"', at);
    if (close < 0) break;
    let slashes = close;
    // No further back than this quote's own part: each slash is looked at once.
    while (slashes > at && text[slashes - 1] === '\\') slashes -= 1;
    if ((close - slashes) % 2 === 0) return close + 1;
    at = close;
  }
  return text.length;
}
