import { RETENTION } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
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
const NONE = 'no limit';

/** What is kept, and until when. */
export function KeepingCard({ site }: { site: Site }) {
  const form = usePart(site, KEEPING);
  const { draft, set, problem } = form;
  return (
    <SettingsCard title="Keeping" form={form} fields={FIELDS}>
      <StoredFigures site={site.id} />
      <NumberField
        label="Recordings are deleted after"
        unit="days"
        help="Favourites, and those marked to be kept, stay. What was counted of their sessions stays in the reports."
        error={issueOf(problem, 'settings.keep_replays_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.replayDays}
        onChange={(replayDays) => set({ replayDays })}
      />
      <NumberField
        label="Most room for recordings"
        unit="GB"
        help="With the pictures, fonts and styles they show. Beyond it the oldest are deleted."
        error={issueOf(problem, 'settings.keep_replays_gb')}
        none={NONE}
        {...RETENTION.gigabytes}
        value={draft.replayGigabytes}
        onChange={(replayGigabytes) => set({ replayGigabytes })}
      />
      <NumberField
        label="Everything is deleted after"
        unit="days"
        help="Sessions with their events, heatmap pages and recordings. Reports then begin there."
        error={issueOf(problem, 'settings.keep_events_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.eventDays}
        onChange={(eventDays) => set({ eventDays })}
      />
      <NumberField
        label="Answers to surveys are deleted after"
        unit="days"
        help="What they came to goes with them."
        error={issueOf(problem, 'settings.keep_answers_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.answerDays}
        onChange={(answerDays) => set({ answerDays })}
      />
      <NumberField
        label="Messages of visitors are deleted after"
        unit="days"
        help="With notes and tags on them."
        error={issueOf(problem, 'settings.keep_feedback_days')}
        none={NONE}
        {...RETENTION.days}
        value={draft.feedbackDays}
        onChange={(feedbackDays) => set({ feedbackDays })}
      />
      <p className="text-[13px] text-muted-foreground">
        What is deleted is gone from the disk and cannot be brought back. It begins when you save, and is looked at
        every hour.
      </p>
    </SettingsCard>
  );
}
