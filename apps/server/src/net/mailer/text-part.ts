import type { Block, Mail } from './mail.ts';

/** A mail as plain text, lines no longer than they came. */
export function textPart({ blocks, unsubscribe }: Mail): string {
  const footer = unsubscribe === undefined ? [] : [`-- \nNo more of these: ${unsubscribe}`];
  return `${[...blocks.map(textOf), ...footer].join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min(block.text.length, 60))}`;
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    case 'link':
      return `${block.label}:\n${block.url}`;
    case 'figures':
      return columns(block.rows.map(({ label, value, note }) => [label, value, note]));
    case 'bars':
      return columns(block.rows.map(({ label, value, share }) => [label, value, '#'.repeat(Math.round(share * 20))]));
    default:
      return block.text;
  }
}

/** Set under one another; the middle one is of numbers, and ends in line. */
function columns(rows: [label: string, value: string, rest: string][]): string {
  const widest = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [label, value] = [widest(0), widest(1)];
  return rows.map((row) => `${row[0].padEnd(label)}  ${row[1].padStart(value)}  ${row[2]}`.trimEnd()).join('\n');
}
