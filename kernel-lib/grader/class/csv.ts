export type Field = string | number | null | undefined;

/** What a spreadsheet would run as a formula, or a sign that makes it look further. */
const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const MARKED = /^'(?=\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/**
 * Comma-separated text as RFC 4180 has it. A text that a spreadsheet would take for a formula gets
 * an apostrophe in front; numbers stay numbers.
 */
export function writeCsv(
  rows: readonly (readonly Field[])[],
  bom = false,
  separator = ',',
): string {
  const lines = rows.map((row) => row.map((value) => field(value, separator)).join(separator));
  return `${bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}

function field(value: Field, separator: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    // Where columns are parted by semicolons, numbers have a comma.
    return separator === ';' ? String(value).replace('.', ',') : String(value);
  }
  const text = [...value].filter((sign) => sign !== '\0').join('');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows of a CSV file: commas, semicolons or tabs, quoted or not, with or without a byte order
 * mark. An apostrophe that {@link writeCsv} put in front of a text is taken off again.
 */
export function readCsv(source: string): string[][] {
  const { separator, text } = tableIn(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let quoted = false;
  const endField = () => {
    row.push(value.replace(MARKED, ''));
    value = '';
  };
  const endRow = () => {
    endField();
    if (row.some((part) => part.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (text[i + 1] === '"') value += text[i++];
      else quoted = false;
    } else if (sign === '"' && value === '') quoted = true;
    else if (sign === separator) endField();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[i + 1] === '\n') i += 1;
      endRow();
    } else value += sign;
  }
  endRow();
  return rows;
}

/** Excel's own first line, which names the separator. */
const SEPARATOR_LINE = /^"?sep=(.)"?[^\S\r\n]*(\r\n|\r|\n|$)/i;

/** What parts the columns of a table, and the table without the line that says so. */
export function tableIn(source: string): { separator: string; text: string } {
  const whole = source.replace(/^\ufeff/, '');
  const said = SEPARATOR_LINE.exec(whole);
  if (said) return { separator: said[1] as string, text: whole.slice(said[0].length) };
  const head = (/[^\r\n]+/.exec(whole)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((sign) => head.split(sign).length);
  return { separator: SEPARATORS[counts.indexOf(Math.max(...counts))] as string, text: whole };
}

const SEPARATORS = [',', ';', '\t', '|'];

/** The rows below the header, by the header's names in lower case. */
export function readTable(source: string): Map<string, string>[] {
  const [head = [], ...rows] = readCsv(source);
  const names = head.map((name) => name.trim().toLowerCase());
  return rows.map((row) => new Map(names.map((name, i) => [name, (row[i] ?? '').trim()])));
}
