/**
 * What spreadsheets would take for a formula at the beginning of a cell, as wide as it is written in Japan, too:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/**
 * A table as a file for spreadsheets (RFC 4180, UTF-8 with a mark, which Excel asks for). Texts come from pages and people:
 * those that would be formulas have an apostrophe before them, by which spreadsheets know them as text.
 */
export const csvOf = (head: readonly string[], rows: readonly (string | number)[][]): string =>
  csvHead(head) + rows.map(csvRow).join('');

/** By which Excel knows UTF-8: without it words that are not English are told as others. */
export const UTF8_MARK = '\ufeff';

/** The mark and the first row, of a table that is made row by row. */
export const csvHead = (head: readonly string[]): string => `${UTF8_MARK}${csvRow(head)}`;

export const csvRow = (row: readonly (string | number)[]): string => `${row.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
