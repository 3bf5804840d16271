import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One line of the table. */
export interface Figure {
  group: string;
  what: string;
  value: number;
  unit: string;
  /** What the parts beneath could do at best, measured in the same run. */
  limit?: { what: string; value: number };
  /** What we want of it: `least` for more is better, `most` for less is better. */
  target?: { least: number } | { most: number };
}

const README = fileURLToPath(new URL('README.md', import.meta.url));

/** Places in it: what `npm run bench` measures, and what takes an hour and is measured alone. */
const PLACES = {
  figures: ['<!-- figures: written by npm run bench -- --write -->', '<!-- end of figures -->'],
  growth: ['<!-- growth: written by npm run bench -- --only growth --write -->', '<!-- end of growth -->'],
} as const;

const HEAD = ['what', 'figure', 'plain limit', 'ratio', 'target', ''];

export function isMissed({ value, target }: Figure): boolean {
  if (!target) return false;
  return 'least' in target ? value < target.least : value > target.most;
}

/** The figures as a Markdown table, which is also how a terminal shows them. One table a group. */
export function renderFigures(figures: Figure[]): string {
  const groups = Map.groupBy(figures, ({ group }) => group);
  return [...groups].map(([group, rows]) => `### ${group}\n\n${renderTable(rows.map(cellsOf))}`).join('\n\n');
}

/** The machine the figures were measured on, and when. */
export function describeMachine(now: Date): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const day = now.toISOString().slice(0, 10);
  return `${cpus().length} cores (${cpu?.model.trim() || 'unnamed'}), ${memory}, ${process.platform} ${release()}, Node ${process.versions.node}, ${day}`;
}

/** Puts figures into `bench/README.md`, in the place of those before. */
export function writeReadme(place: keyof typeof PLACES, figures: string, machine: string): void {
  const text = readFileSync(README, 'utf8');
  const [begin, end] = PLACES[place];
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`bench/README.md has lost its marks: ${begin} and ${end}`);
  const block = `${begin}\n\n${machine}\n\n${figures}\n\n`;
  writeFileSync(README, text.slice(0, before) + block + text.slice(after));
}

function cellsOf(figure: Figure): string[] {
  const { what, value, unit, limit, target } = figure;
  return [
    what,
    `${shown(value)} ${unit}`,
    limit ? `${shown(limit.value)} ${unit} (${limit.what})` : '',
    limit && limit.value > 0 ? (value / limit.value).toFixed(2) : '',
    target ? ('least' in target ? `≥ ${shown(target.least)}` : `≤ ${shown(target.most)}`) : '',
    target ? (isMissed(figure) ? 'missed' : 'met') : '',
  ];
}

/** Three digits are what a measurement on a shared machine is worth. */
const shown = (value: number) =>
  value.toLocaleString('en', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });

function renderTable(rows: string[][]): string {
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(HEAD), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Figure and ratio are read by comparing them downwards. */
const isNumber = (column: number) => column === 1 || column === 3;

const pad = (cell: string, width: number, column: number) =>
  isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
