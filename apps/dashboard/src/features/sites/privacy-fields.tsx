import { Card, CardHeader } from '../../ui/card.tsx';
import type { SiteFieldsProps } from './site-draft.ts';
import { SwitchRow } from './switch-row.tsx';

/** What visitors are promised. */
export function PrivacyFields({ draft, set }: SiteFieldsProps) {
  return (
    <Card>
      <CardHeader title="Privacy of visitors" />
      <div className="grid gap-4 p-4 pt-2">
        <SwitchRow
          label="Respect Do Not Track and Global Privacy Control"
          help="Browsers that send either are not measured at all."
          checked={draft.respectDnt}
          onChange={(respectDnt) => set({ respectDnt })}
        />
        <SwitchRow
          label="Wait for consent"
          help="Nothing is measured until the page calls desirepath.consent(true)."
          checked={draft.requireConsent}
          onChange={(requireConsent) => set({ requireConsent })}
        />
        <SwitchRow
          label="Cookieless"
          help="Nothing is stored in the browser. Each page load then counts as a visitor of its own."
          checked={draft.cookieless}
          onChange={(cookieless) => set({ cookieless })}
        />
      </div>
    </Card>
  );
}
