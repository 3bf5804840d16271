import { issueOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { SiteFieldsProps } from './site-draft.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

/** What the site is called, where it lives, and whose days count. */
export function SiteFields({ draft, set, problem }: SiteFieldsProps) {
  const domainError = problem?.code === 'domain_taken' ? problem.message : issueOf(problem, 'domain');
  return (
    <Card>
      <CardHeader title="Site" />
      <div className="grid gap-4 p-4 pt-2">
        <Field label="Name" error={issueOf(problem, 'name')}>
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
        <Field label="Domain" help="Where the site lives, such as example.com" error={domainError}>
          {(control) => (
            <Input
              {...control}
              required
              value={draft.domain}
              onChange={(event) => set({ domain: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="Time zone"
          help="When a day of your reports begins. Changing it moves the days of the past, too."
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
      </div>
    </Card>
  );
}
