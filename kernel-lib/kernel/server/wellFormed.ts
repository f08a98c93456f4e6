// A pair of surrogates in escaped form is one character; half of one is not text.
const ESCAPE =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\./g;

/**
 * JSON text whose strings, keys too, are all well-formed Unicode: what is left of half an emoji
 * becomes U+FFFD. JavaScript's strings may hold such halves, but nothing that is written as UTF-8
 * can: JupyterLab could not save the notebook any more.
 */
export function wellFormedJson(json: string): string {
  // JSON.stringify escapes halves only, so this is rarely more than a look.
  if (!/\\u[dD]/.test(json)) return json;
  return json.replace(ESCAPE, (found) => (/^\\u[dD]...$/.test(found) ? '\\ufffd' : found));
}
