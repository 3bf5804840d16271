import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { issueOf } from '../../../app/problem.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { TimeZoneSelect } from '../time-zone-select.tsx';
import { SITE } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { usePart } from './use-part.ts';

const FIELDS = ['name', 'domain', 'settings.time_zone'];

/** What the site is called, where it lives, and whose days count. */
export function SiteCard({ site }: { site: Site }) {
  const form = usePart(site, SITE);
  const { draft, set, problem } = form;
  const domainError = problem?.code === 'domain_taken' ? problem.message : issueOf(problem, 'domain');
  return (
    <SettingsCard title={t`Site`} form={form} fields={FIELDS}>
      <Field label={t`Name`} error={issueOf(problem, 'name')}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t`Domain`} help={t`Where the site lives, such as example.com`} error={domainError}>
        {(control) => (
          <Input {...control} required value={draft.domain} onChange={(event) => set({ domain: event.target.value })} />
        )}
      </Field>
      <Field
        label={t`Time zone`}
        help={t`When a day of your reports begins. Changing it moves the days of the past, too.`}
        error={issueOf(problem, 'settings.time_zone')}
      >
        {(control) => (
          <TimeZoneSelect
            {...control}
            value={draft.timeZone}
            onChange={(event) => set({ timeZone: event.target.value })}
          />
        )}
      </Field>
    </SettingsCard>
  );
}
