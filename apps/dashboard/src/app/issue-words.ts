import type { Issue } from '@desirepath/contract/issues';
import { t } from '@lingui/core/macro';
import { i18n } from '../language/i18n.ts';
import { formatNumber } from '../ui/format.ts';

/** What is wrong with a field, in the language of the page. */
export function issueWords({ code, values: { in: part, ...values } = {}, message }: Omit<Issue, 'path'>): string {
  const id = `issue ${code}`;
  if (!(id in i18n.messages)) return message;
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value) : value,
  ]);
  const said = i18n.t(id, Object.fromEntries(written));
  return part === undefined ? said : t`“${part}”: ${said}`;
}
