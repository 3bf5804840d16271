import type { ExportFormat } from '@desirepath/contract/events';
import { UTF8_MARK } from '../../http/csv.ts';
import type { FileFormat } from '../../storage/behaviour/exports.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Asked } from '../segments/ask.ts';
import { exportedEvents, type Which } from './queries.ts';

const FORMATS: Record<ExportFormat, FileFormat> = { csv: 'CSV', jsonl: 'JSONEachRow', parquet: 'Parquet' };

/** All events of a question as the bytes of a file, passed on as the store finds them. @throws AppError storage_unavailable */
export async function eventsFile(
  behaviour: Behaviour,
  asked: Asked,
  { format, ...which }: Which & { format: ExportFormat },
  signal: AbortSignal,
): Promise<AsyncGenerator<Uint8Array>> {
  const { columns, sql, params } = exportedEvents(asked, which, format);
  const chunks = await behaviour.export(sql, params, FORMATS[format], signal);
  return withHead(format === 'csv' ? `${UTF8_MARK}${columns.join(',')}\n` : '', chunks);
}

async function* withHead(head: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head !== '') yield Buffer.from(head);
  yield* chunks;
}
