import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { AddMyAddress } from './add-my-address.tsx';
import { listIssue } from './issues.ts';
import { ListField } from './list-field.tsx';
import { ADDRESSES } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { fromLines, toLines } from './typed.ts';
import { usePart } from './use-part.ts';

const FIELDS = ['settings.query_keys', 'settings.excluded_paths', 'settings.excluded_ips', 'settings.linked_domains'];

/** Which pages, parts of addresses, networks and domains count. */
export function AddressesCard({ site }: { site: Site }) {
  const form = usePart(site, ADDRESSES);
  const { draft, set, problem } = form;
  return (
    <SettingsCard title={t`Addresses`} form={form} fields={FIELDS}>
      <ListField
        label={t`Paths that are not measured`}
        help={t`One a line; * stands for anything. Nothing that happens there is sent.`}
        placeholder="/admin/*"
        error={listIssue(problem, 'settings.excluded_paths', fromLines(draft.excludedPaths))}
        value={draft.excludedPaths}
        onChange={(excludedPaths) => set({ excludedPaths })}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <ListField
          label={t`Networks that do not count`}
          help={t`IP addresses and ranges, one a line, such as your own office. What comes from there is dropped.`}
          placeholder={'203.0.113.7\n2001:db8::/32'}
          error={listIssue(problem, 'settings.excluded_ips', fromLines(draft.excludedIps))}
          value={draft.excludedIps}
          onChange={(excludedIps) => set({ excludedIps })}
        />
        <AddMyAddress
          site={site.id}
          listed={fromLines(draft.excludedIps)}
          onAdd={(address) => set({ excludedIps: toLines([...fromLines(draft.excludedIps), address]) })}
        />
      </div>
      <ListField
        label={t`Query parameters kept in page addresses`}
        help={t`Names, one a line. All others are dropped, for they often carry personal data.`}
        placeholder="category"
        error={listIssue(problem, 'settings.query_keys', fromLines(draft.queryKeys))}
        value={draft.queryKeys}
        onChange={(queryKeys) => set({ queryKeys })}
      />
      <ListField
        label={t`Other domains of yours`}
        help={t`One a line. Links to them carry the visit along, so that a person who goes on is one visitor and not two.`}
        placeholder="shop.example.com"
        error={listIssue(problem, 'settings.linked_domains', fromLines(draft.linkedDomains))}
        value={draft.linkedDomains}
        onChange={(linkedDomains) => set({ linkedDomains })}
      />
    </SettingsCard>
  );
}
