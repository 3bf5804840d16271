import type { ImportPreview } from '@desirepath/contract/imports';
import { IMPORTS } from '@desirepath/contract/limits';
import { type ImportedEvent, isBad } from './imported.ts';
import type { Understood } from './recognise.ts';

const EXAMPLES = 5;

/** Reads the beginning of a file, and says what would come of it. @param now epoch ms */
export async function previewOf(understood: Understood, now: number): Promise<ImportPreview> {
  const preview: ImportPreview = { kind: understood.kind, examples: [], refused: [] };
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
  for await (const row of understood.rows(now)) {
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
