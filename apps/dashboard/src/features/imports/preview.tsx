import type { ImportPreview } from '@desirepath/contract/imports';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { countryName, formatMoment } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

/** What a file was understood to be, before anything is done. */
export function Preview({ preview: { becomes, cannot, examples, refused } }: { preview: ImportPreview }) {
  return (
    <div className="grid gap-3">
      <Sentences title={t`What comes of it`} sentences={becomes} />
      <Sentences title={t`What does not`} sentences={cannot} />
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
          sentences={refused.map(({ row, reason }) => t`Row ${row}: ${reason}`)}
        />
      )}
    </div>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <div>
      <p className="font-medium text-[13px]">{title}</p>
      <ul className="mt-1 grid list-disc gap-1 ps-5 text-muted-foreground">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
