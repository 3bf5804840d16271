import { issueOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { SiteFieldsProps } from './site-draft.ts';
import { queryKeysIssue } from './site-draft.ts';
import { SwitchRow } from './switch-row.tsx';

/** What is measured, and how much of it. */
export function MeasuringFields({ draft, set, problem }: SiteFieldsProps) {
  return (
    <Card>
      <CardHeader title="Measuring" />
      <div className="grid gap-4 p-4 pt-2">
        <SwitchRow
          label="Record sessions"
          help="Replays of what visitors did. What they type is masked before it leaves the page."
          checked={draft.replay}
          onChange={(replay) => set({ replay })}
        />
        <Field
          label="Share of sessions measured"
          help="Percent. Fewer sessions need less disk; counts are of what was measured and are not scaled up."
          error={issueOf(problem, 'settings.sample_rate')}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              required
              min={0}
              max={100}
              step="any"
              className="w-28 tabular-nums"
              value={draft.samplePercent}
              onChange={(event) => set({ samplePercent: event.target.value })}
            />
          )}
        </Field>
        <Field
          label="Query parameters kept in page addresses"
          help="Names separated by commas, such as q, category. All others are dropped, for they often carry personal data."
          error={queryKeysIssue(draft.queryKeys) ?? issueOf(problem, 'settings.query_keys')}
        >
          {(control) => (
            <Input
              {...control}
              placeholder="none"
              spellCheck={false}
              value={draft.queryKeys}
              onChange={(event) => set({ queryKeys: event.target.value })}
            />
          )}
        </Field>
        <SwitchRow
          label="Measure visits on localhost"
          help="For trying things out on your own machine. Off, a copy of the site under development stays out of the reports."
          checked={draft.allowLocalhost}
          onChange={(allowLocalhost) => set({ allowLocalhost })}
        />
      </div>
    </Card>
  );
}
