import { RETENTION } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { issueOf } from '../../../app/problem.ts';
import { NumberField } from './number-field.tsx';
import { KEEPING } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { StoredFigures } from './stored-figures.tsx';
import { usePart } from './use-part.ts';

const FIELDS = [
  'settings.keep_replays_days',
  'settings.keep_replays_gb',
  'settings.keep_events_days',
  'settings.keep_answers_days',
  'settings.keep_feedback_days',
];
const NONE = t`no limit`;
const DAYS = t({ message: 'days', context: 'the unit behind “deleted after”' });

/** What is kept, and until when. */
export function KeepingCard({ site }: { site: Site }) {
  const form = usePart(site, KEEPING);
  const { draft, set, problem } = form;
  return (
    <SettingsCard title={t`Keeping`} form={form} fields={FIELDS}>
      <StoredFigures site={site.id} />
      <NumberField
        label={t`Recordings are deleted after`}
        unit={DAYS}
        help={t`Favourites, and those marked to be kept, stay. What was counted of their sessions stays in the reports.`}
        error={issueOf(problem, 'settings.keep_replays_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.replayDays}
        onChange={(replayDays) => set({ replayDays })}
      />
      <NumberField
        label={t`Most room for recordings`}
        unit="GB"
        help={t`With the pictures, fonts and styles they show. Beyond it the oldest are deleted.`}
        error={issueOf(problem, 'settings.keep_replays_gb')}
        none={NONE}
        {...RETENTION.gigabytes}
        value={draft.replayGigabytes}
        onChange={(replayGigabytes) => set({ replayGigabytes })}
      />
      <NumberField
        label={t`Everything is deleted after`}
        unit={DAYS}
        help={t`Sessions with their events, heatmap pages and recordings. Reports then begin there.`}
        error={issueOf(problem, 'settings.keep_events_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.eventDays}
        onChange={(eventDays) => set({ eventDays })}
      />
      <NumberField
        label={t`Answers to surveys are deleted after`}
        unit={DAYS}
        help={t`What they came to goes with them.`}
        error={issueOf(problem, 'settings.keep_answers_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.answerDays}
        onChange={(answerDays) => set({ answerDays })}
      />
      <NumberField
        label={t`Messages of visitors are deleted after`}
        unit={DAYS}
        help={t`With notes and tags on them.`}
        error={issueOf(problem, 'settings.keep_feedback_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.feedbackDays}
        onChange={(feedbackDays) => set({ feedbackDays })}
      />
      <p className="text-2sm text-muted-foreground">
        <Trans>
          What is deleted is gone from the disk and cannot be brought back. It begins when you save, and is looked at
          every hour.
        </Trans>
      </p>
    </SettingsCard>
  );
}
