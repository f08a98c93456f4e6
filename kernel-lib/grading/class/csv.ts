export type Field = string | number | null | undefined;

/** What a spreadsheet would run as a formula, or a sign that makes it look further. */
const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const MARKED = /^'(?=\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/**
 * Comma-separated text as RFC 4180 has it. A text that a spreadsheet would take for a formula gets
 * an apostrophe in front; numbers stay numbers.
 */
export function writeCsv(rows: readonly (readonly Field[])[], bom = false): string {
  const lines = rows.map((row) => row.map(field).join(','));
  return `${bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}

function field(value: Field): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = [...value].filter((sign) => sign !== '\0').join('');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows of a CSV file: commas, semicolons or tabs, quoted or not, with or without a byte order
 * mark. An apostrophe that {@link writeCsv} put in front of a text is taken off again.
 */
export function readCsv(source: string): string[][] {
  const text = source.replace(/^\ufeff/, '');
  const separator = separatorOf(text);
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

function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((sign) => head.split(sign).length);
  return [',', ';', '\t'][counts.indexOf(Math.max(...counts))] as string;
}

/** The rows below the header, by the header's names in lower case. */
export function readTable(source: string): Map<string, string>[] {
  const [head = [], ...rows] = readCsv(source);
  const names = head.map((name) => name.trim().toLowerCase());
  return rows.map((row) => new Map(names.map((name, i) => [name, (row[i] ?? '').trim()])));
}
