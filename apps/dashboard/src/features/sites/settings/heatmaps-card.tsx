import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { issueOf } from '../../../app/problem.ts';
import { NumberField } from './number-field.tsx';
import { HEATMAPS } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { SwitchRow } from './switch-row.tsx';
import { usePart } from './use-part.ts';

const FIELDS = ['settings.breakpoints'];
const NONE = t`by device`;
const WIDEST_PX = 5_000;

/** What lies behind heatmaps, and from which width on a window counts as what. */
export function HeatmapsCard({ site }: { site: Site }) {
  const form = usePart(site, HEATMAPS);
  const { draft, set, problem } = form;
  return (
    <SettingsCard title={t`Heatmaps`} form={form} fields={FIELDS}>
      <SwitchRow
        label={t`Ask visitors’ browsers for pictures of pages`}
        help={t`Once a day and page, hidden as recordings are, also where a session is not recorded.`}
        checked={draft.snapshots}
        onChange={(snapshots) => set({ snapshots })}
      />
      <NumberField
        label={t`A window counts as a tablet from`}
        unit="px"
        help={t`Left empty, it goes by the device that the browser runs on.`}
        error={issueOf(problem, 'settings.breakpoints.tablet')}
        none={NONE}
        max={WIDEST_PX}
        value={draft.tablet}
        onChange={(tablet) => set({ tablet })}
      />
      <NumberField
        label={t`And as a desktop from`}
        unit="px"
        help={t`Both are given, or neither.`}
        error={issueOf(problem, 'settings.breakpoints.desktop')}
        none={NONE}
        max={WIDEST_PX}
        value={draft.desktop}
        onChange={(desktop) => set({ desktop })}
      />
    </SettingsCard>
  );
}
