import type { ImportKind, ImportPreview } from '@desirepath/contract/imports';
import { IMPORTS } from '@desirepath/contract/limits';
import { type ImportedEvent, isBad } from './imported.ts';
import type { Understood } from './recognise.ts';

const EXAMPLES = 5;
const FIGURES = ['Visitors, page views and the views of each page, day by day, and visits of one page each.'];
const NO_VISITS = [
  'Which visit saw which pages: one that falls on the border of two becomes two, so that a day has a few visits too many, up to one for each page.',
  'Who came again on another day: visitors are counted for each day anew.',
  'Paths, funnels, entry and exit pages, times on pages: the file has no single visits.',
  'Sources, devices and countries: the file counts each of them apart, and not for which visits.',
  'Hours: everything stands at noon, UTC.',
];
const NO_RECORDINGS = 'Recordings, heatmaps and clicks: the other system did not keep them.';

const WORDS: Record<ImportKind, Pick<ImportPreview, 'becomes' | 'cannot'>> = {
  umami: {
    becomes: ['Page views and events of your own, each with its visit, visitor, page, source, device and country.'],
    cannot: [NO_RECORDINGS, 'Properties of events, which Umami exports in a table of their own.'],
  },
  'ga4-events': {
    becomes: [
      'Page views, and other events as events of your own with their parameters, each with its visit and visitor.',
    ],
    cannot: [
      'What GA4 makes itself: session_start, first_visit, user_engagement, scroll.',
      'Events of visitors who did not consent, which have no visitor.',
      NO_RECORDINGS,
    ],
  },
  plausible: { becomes: FIGURES, cannot: [...NO_VISITS, 'Goals and properties.', NO_RECORDINGS] },
  'ga4-report': { becomes: FIGURES, cannot: [...NO_VISITS, NO_RECORDINGS] },
  rrweb: {
    becomes: ['One recording, to be watched, with one page view.'],
    cannot: ['Who it was, and from where: the recording does not say.', 'Masking: what the recording shows, it shows.'],
  },
};

/** Reads the beginning of a file, and says what would come of it. */
export async function previewOf(understood: Understood): Promise<ImportPreview> {
  const preview: ImportPreview = { kind: understood.kind, ...WORDS[understood.kind], examples: [], refused: [] };
  if (understood.kind === 'rrweb') {
    const { events, href } = understood.recording;
    const at = events[0]?.timestamp ?? 0;
    preview.examples.push({
      at: iso(at),
      type: 'recording',
      page: href.slice(0, 200),
      name: `${events.length} events`,
      country: '',
    });
    return preview;
  }
  let looked = 0;
  for await (const row of understood.rows()) {
    if (isBad(row)) {
      if (preview.refused.length < IMPORTS.shownRefusals) preview.refused.push(row);
    } else if (preview.examples.length < EXAMPLES) preview.examples.push(exampleOf(row));
    if (++looked >= IMPORTS.looked) break;
  }
  return preview;
}

const iso = (at: number) => new Date(at).toISOString();

const exampleOf = ({ at, type, page, name = '', country }: ImportedEvent) => ({
  at: iso(at),
  type,
  page: page.host + page.path,
  name,
  country,
});
