import { IMPORT_NOTES, type ImportNote, NOTES_OF } from '@desirepath/contract/import-notes';
import type { ImportPreview } from '@desirepath/contract/imports';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { inWords } from '../../app/issues-in.ts';
import { i18n } from '../../language/i18n.ts';
import { countryName, formatMoment } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

/** What a file was understood to be, before anything is done. */
export function Preview({ preview: { kind, examples, refused } }: { preview: ImportPreview }) {
  const { becomes, cannot } = NOTES_OF[kind];
  return (
    <div className="grid gap-3">
      <Sentences title={t`What comes of it`} sentences={becomes.map(noteWords)} />
      <Sentences title={t`What does not`} sentences={cannot.map(noteWords)} />
      {examples.length > 0 && (
        <Table label={t`The first of it`} className="rounded-md border">
          <thead>
            <tr>
              <Th>
                <Trans>When</Trans>
              </Th>
              <Th>
                <Trans>What</Trans>
              </Th>
              <Th>
                <Trans>Page</Trans>
              </Th>
              <Th>
                <Trans>Country</Trans>
              </Th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ at, type, page, name, country }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file may be alike, and never move
              <tr key={index}>
                <Td className="whitespace-nowrap">{formatMoment(at)}</Td>
                <Td>{name || type.replaceAll('_', ' ')}</Td>
                <Td className="break-all">{page}</Td>
                <Td>{country && countryName(country)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {refused.length > 0 && (
        <Sentences
          title={t`Rows that cannot be read, of the first`}
          sentences={refused.map(({ row, reason }) => rowWords(row, reason))}
        />
      )}
    </div>
  );
}

function noteWords(note: ImportNote): string {
  const id = `import ${note}`;
  return id in i18n.messages ? i18n.t(id) : IMPORT_NOTES[note];
}

function rowWords(row: number, reason: string) {
  const why = inWords(reason);
  return t`Row ${row}: ${why}`;
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <div>
      <p className="font-medium text-2sm">{title}</p>
      <ul className="mt-1 grid list-disc gap-1 ps-5 text-muted-foreground">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
