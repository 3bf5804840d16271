import { readable } from '@desirepath/contract/readable';
import type { Totals } from '@desirepath/contract/trends';
import type { Block } from '../../net/mailer/mail.ts';
import type { Letter } from '../../net/mailer/templates.ts';

/** What a site's week was. */
export interface SiteWeek {
  site: { id: number; name: string };
  totals: Totals;
  previous: Totals;
  /** In order. */
  days: { day: string; visitors: number }[];
  /** Most visitors first. */
  pages: { path: string; visitors: number }[];
  sources: { source: string; visitors: number }[];
}

/** Sites told of whole: more are not read. */
const WHOLE = 10;
/** Sites of which one line is told: with more, a mail is cut off where it is read. */
const LINES = 100;

/**
 * The mail about a week: of each site, the busiest first, its figures beside those of the week before, its days and what was seen most; of those
 * after the tenth how many visitors came.
 */
export function digestLetter(told: SiteWeek[], { from, to }: { from: string; to: string }, baseUrl: string): Letter {
  const weeks = told.toSorted((a, b) => b.totals.sessions - a.totals.sessions);
  const names = weeks.map(({ site }) => site.name);
  const subject = names.length === 1 ? `${names[0]}: your week` : `Your week: ${names.slice(0, 3).join(', ')}`;
  return {
    subject,
    blocks: [
      { kind: 'paragraph', text: `From ${long(from)} to ${long(to)}, beside the week before.` },
      ...weeks.slice(0, WHOLE).flatMap((week) => blocksOf(week, { from, to }, baseUrl)),
      ...others(weeks.slice(WHOLE), baseUrl),
    ],
  };
}

function others(weeks: SiteWeek[], baseUrl: string): Block[] {
  if (weeks.length === 0) return [];
  const untold = weeks.length - LINES;
  return [
    { kind: 'heading', text: 'Visitors of the other sites' },
    {
      kind: 'figures',
      rows: weeks.slice(0, LINES).map(({ site, totals, previous }) => ({
        label: shortened(site.name),
        value: whole(totals.visitors),
        note: change(totals.visitors, previous.visitors),
      })),
    },
    ...(untold > 0 ? [{ kind: 'aside' as const, text: `And ${untold} more.` }] : []),
    { kind: 'link', label: 'Open all sites', url: `${baseUrl}/sites` },
  ];
}

function blocksOf(
  { site, totals, previous, days, pages, sources }: SiteWeek,
  range: { from: string; to: string },
  baseUrl: string,
): Block[] {
  const heading: Block = { kind: 'heading', text: site.name };
  const url = `${baseUrl}/sites/${site.id}/overview?from=${range.from}&to=${range.to}`;
  if (totals.sessions === 0)
    return [heading, { kind: 'paragraph', text: 'Nobody was there this week, or the tracker is not on its pages.' }];
  return [
    heading,
    {
      kind: 'figures',
      rows: [
        { label: 'Visitors', value: whole(totals.visitors), note: change(totals.visitors, previous.visitors) },
        { label: 'Sessions', value: whole(totals.sessions), note: change(totals.sessions, previous.sessions) },
        { label: 'Page views', value: whole(totals.pageviews), note: change(totals.pageviews, previous.pageviews) },
        { label: 'Bounce rate', value: share(totals.bounce_rate), note: was(share(previous.bounce_rate), previous) },
        {
          label: 'Sessions with frustration',
          value: share(totals.frustration_rate),
          note: was(share(previous.frustration_rate), previous),
        },
        { label: 'JavaScript errors', value: whole(totals.errors), note: change(totals.errors, previous.errors) },
      ],
    },
    { kind: 'aside', text: 'Visitors by day' },
    bars(days.map(({ day, visitors }) => ({ label: weekday(day), visitors }))),
    ...listed(
      'Pages seen most',
      pages.map(({ path, visitors }) => ({ label: readable(path), visitors })),
    ),
    ...listed(
      'Where they came from',
      sources.map(({ source, visitors }) => ({ label: source || 'Direct', visitors })),
    ),
    { kind: 'link', label: `Open ${site.name}`, url },
  ];
}

type Row = { label: string; visitors: number };

const listed = (title: string, rows: Row[]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'aside', text: title }, bars(rows)];

function bars(rows: Row[]): Block {
  const most = Math.max(1, ...rows.map(({ visitors }) => visitors));
  return {
    kind: 'bars',
    rows: rows.map(({ label, visitors }) => ({
      label: shortened(label),
      value: whole(visitors),
      share: visitors / most,
    })),
  };
}

function shortened(label: string): string {
  const characters = Array.from(label);
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : label;
}

const whole = (value: number) => value.toLocaleString('en');
const share = (value: number) => `${(100 * value).toFixed(0)} %`;
const was = (before: string, { sessions }: Totals) => (sessions === 0 ? '' : `was ${before}`);

function change(now: number, before: number): string {
  if (before === 0) return now === 0 ? '' : 'new';
  const percent = Math.round((100 * (now - before)) / before);
  return percent === 0 ? 'as before' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}

const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  return (day: string) => format.format(Date.parse(`${day}T12:00:00Z`));
};
const long = dayFormat({ day: 'numeric', month: 'long' });
const weekday = dayFormat({ weekday: 'long' });
