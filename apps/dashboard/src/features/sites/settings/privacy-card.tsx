import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { PRIVACY } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { SwitchRow } from './switch-row.tsx';
import { usePart } from './use-part.ts';

/** What visitors are promised. */
export function PrivacyCard({ site }: { site: Site }) {
  const form = usePart(site, PRIVACY);
  const { draft, set } = form;
  return (
    <SettingsCard title={t`Privacy of visitors`} form={form} fields={[]}>
      <SwitchRow
        label={t`Respect Do Not Track and Global Privacy Control`}
        help={t`Browsers that send either are not measured at all.`}
        checked={draft.respectDnt}
        onChange={(respectDnt) => set({ respectDnt })}
      />
      <SwitchRow
        label={t`Wait for consent`}
        help={t`Nothing is measured until the page calls desirepath.consent(true).`}
        checked={draft.requireConsent}
        onChange={(requireConsent) => set({ requireConsent })}
      />
      <SwitchRow
        label={t`Cookieless`}
        help={t`Nothing is stored in the browser. Visitors are told apart for one day; on the next they are new.`}
        checked={draft.cookieless}
        onChange={(cookieless) => set({ cookieless })}
      />
    </SettingsCard>
  );
}
