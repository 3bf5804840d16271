import type { Form } from '@desirepath/contract/forms';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { WatchHead } from '../../app/watch-head.tsx';
import { WatchThese } from '../../app/watch-these.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import { medianTime } from './median-time.ts';

/** Forms side by side, most begun first. */
export function FormsTable({ forms }: { forms: readonly Form[] }) {
  return (
    <Table label={t`Forms`}>
      <thead>
        <tr>
          <Th>
            <Trans>Form</Trans>
          </Th>
          <Th numeric>
            <Trans>Views</Trans>
          </Th>
          <Th numeric>
            <Trans>Starts</Trans>
          </Th>
          <Th numeric>
            <Trans>Successes</Trans>
          </Th>
          <Th numeric>
            <Trans>Conversion</Trans>
          </Th>
          <Th numeric>
            <Trans>Given up</Trans>
          </Th>
          <Th numeric className="max-sm:hidden">
            <Trans>Time to complete</Trans>
          </Th>
          <WatchHead />
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <tr key={form.id} className="hover:bg-hover">
            <Td className="max-w-44 py-1.5 sm:max-w-72">
              <Link
                to="/sites/$siteId/forms/$formId"
                params={{ siteId: form.site, formId: form.id }}
                className="block truncate font-medium hover:underline"
              >
                {form.name}
              </Link>
              <span className="block truncate text-2sm text-muted-foreground">{pagesOf(form)}</span>
            </Td>
            <Td numeric>{formatCount(form.views)}</Td>
            <Td numeric>{formatCount(form.starts)}</Td>
            <Td numeric>{formatCount(form.successes)}</Td>
            <Td numeric>{form.starts > 0 ? formatShare(form.conversion) : '–'}</Td>
            <Td numeric className={form.abandonment > 0.5 ? 'text-bad' : ''}>
              {form.starts > 0 ? formatShare(form.abandonment) : '–'}
            </Td>
            <Td numeric className="max-sm:hidden">
              {medianTime(form.ms_to_complete)}
            </Td>
            <Td className="w-10">
              {form.abandons > 0 && (
                <WatchThese
                  siteId={form.site}
                  whose={t`those who gave ${form.name} up`}
                  conditions={[{ kind: 'form', not: false, name: form.key, did: 'abandoned' }]}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function pagesOf({ pages }: Form): string {
  const [first, ...others] = pages.map(readable);
  if (first === undefined) return t`Not seen in these days`;
  return others.length === 0 ? first : t`${first} and ${others.length} more`;
}
