import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { issueOf } from '../../../app/problem.ts';
import { Choice } from '../../../ui/choice.tsx';
import { NumberField } from './number-field.tsx';
import { MEASURING } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { SwitchRow } from './switch-row.tsx';
import { usePart } from './use-part.ts';

const TRANSPORTS = [
  { value: 'http', label: t`Requests`, help: t`A request every few seconds; works everywhere.` },
  {
    value: 'websocket',
    label: 'WebSocket',
    help: t`One connection stays open: fewer, smaller messages. Where it cannot be had, requests are sent.`,
  },
] as const;

/** What is measured, and how much of it. */
export function MeasuringCard({ site }: { site: Site }) {
  const form = usePart(site, MEASURING);
  const { draft, set, problem } = form;
  return (
    <SettingsCard title={t`Measuring`} form={form} fields={['settings.sample_rate']}>
      <NumberField
        label={t`Share of sessions measured`}
        unit="%"
        help={t`Fewer sessions need less disk; counts are of what was measured and are not scaled up.`}
        error={issueOf(problem, 'settings.sample_rate')}
        max={100}
        value={draft.samplePercent}
        onChange={(samplePercent) => set({ samplePercent })}
      />
      <SwitchRow
        label={t`Routes in the fragment`}
        help={t`For apps whose addresses look like /#/cart: what follows the # is part of the page’s path.`}
        checked={draft.hashRouting}
        onChange={(hashRouting) => set({ hashRouting })}
      />
      <SwitchRow
        label={t`Measure visits on localhost`}
        help={t`For trying things out on your own machine. Off, a copy of the site under development stays out of the reports.`}
        checked={draft.allowLocalhost}
        onChange={(allowLocalhost) => set({ allowLocalhost })}
      />
      <Choice
        label={t`How pages send`}
        value={draft.transport}
        options={TRANSPORTS}
        onChange={(transport) => set({ transport })}
      />
    </SettingsCard>
  );
}
