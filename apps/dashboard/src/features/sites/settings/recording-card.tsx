import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { issueOf } from '../../../app/problem.ts';
import { Choice } from '../../../ui/choice.tsx';
import { listIssue } from './issues.ts';
import { ListField } from './list-field.tsx';
import { NumberField } from './number-field.tsx';
import { RECORDING } from './parts.ts';
import { PreviewButton } from './preview/preview-button.tsx';
import { SettingsCard } from './settings-card.tsx';
import { SwitchRow } from './switch-row.tsx';
import { fromLines, fromWholeLines } from './typed.ts';
import { usePart } from './use-part.ts';

const FIELDS = [
  'settings.replay_sample_rate',
  'settings.replay_min_ms',
  'settings.replay_pages',
  'settings.replay_events',
  'settings.mask_selectors',
  'settings.block_selectors',
  'settings.show_selectors',
];

const MASKINGS = [
  {
    value: 'inputs',
    label: t`What is typed or chosen`,
    help: t`The words of the page stay readable; what a visitor enters does not leave it.`,
  },
  {
    value: 'text',
    label: t`All text`,
    help: t`Recordings show shapes, pictures and movement, and no words at all.`,
  },
  {
    value: 'structure',
    label: t`All text and pictures`,
    help: t`Nothing but boxes is left, and where the visitor went among them.`,
  },
] as const;

/** Which sessions are recorded, and what a recording never holds. */
export function RecordingCard({ site }: { site: Site }) {
  const form = usePart(site, RECORDING);
  const { draft, set, problem } = form;
  return (
    <SettingsCard title={t`Recording`} form={form} fields={FIELDS}>
      <SwitchRow
        label={t`Record sessions`}
        help={t`Replays of what visitors did, and the pages behind heatmaps.`}
        checked={draft.replay}
        onChange={(replay) => set({ replay })}
      />
      <fieldset disabled={!draft.replay} className="grid gap-5 transition-opacity disabled:opacity-50">
        <legend className="sr-only">
          <Trans>Which sessions are recorded, and how</Trans>
        </legend>
        <NumberField
          label={t`Share of sessions recorded`}
          unit="%"
          help={t`Of those that are measured. The choice holds for a session’s whole life.`}
          error={issueOf(problem, 'settings.replay_sample_rate')}
          max={100}
          value={draft.samplePercent}
          onChange={(samplePercent) => set({ samplePercent })}
        />
        <NumberField
          label={t`Shortest recording`}
          unit={t`seconds`}
          help={t`A session that ends sooner leaves no recording; it is counted all the same.`}
          error={issueOf(problem, 'settings.replay_min_ms')}
          max={600}
          value={draft.minSeconds}
          onChange={(minSeconds) => set({ minSeconds })}
        />
        <ListField
          label={t`Pages on which recording begins`}
          help={t`Paths, one a line; * stands for anything. On every page if left empty.`}
          placeholder="/checkout/*"
          error={listIssue(problem, 'settings.replay_pages', fromLines(draft.pages))}
          value={draft.pages}
          onChange={(pages) => set({ pages })}
        />
        <ListField
          label={t`Events with which recording begins`}
          help={t`Names of custom events, one a line. With the page itself if left empty.`}
          placeholder="checkout started"
          error={listIssue(problem, 'settings.replay_events', fromWholeLines(draft.events))}
          value={draft.events}
          onChange={(events) => set({ events })}
        />
        <Choice
          label={t`What is hidden`}
          value={draft.masking}
          options={MASKINGS}
          onChange={(masking) => set({ masking })}
        />
        <ListField
          label={t`Elements whose text is hidden as well`}
          help={t`CSS selectors, one a line, as if each element were marked data-dp-mask.`}
          placeholder=".account-name"
          error={listIssue(problem, 'settings.mask_selectors', fromWholeLines(draft.maskSelectors))}
          value={draft.maskSelectors}
          onChange={(maskSelectors) => set({ maskSelectors })}
        />
        <ListField
          label={t`Elements that are left out`}
          help={t`CSS selectors, one a line, as if marked data-dp-block: an empty box stands in their place.`}
          placeholder="#chat"
          error={listIssue(problem, 'settings.block_selectors', fromWholeLines(draft.blockSelectors))}
          value={draft.blockSelectors}
          onChange={(blockSelectors) => set({ blockSelectors })}
        />
        {draft.masking !== 'inputs' && (
          <ListField
            label={t`Elements whose text is shown all the same`}
            help={t`CSS selectors, one a line. What is marked or listed above stays hidden within them.`}
            placeholder="nav"
            error={listIssue(problem, 'settings.show_selectors', fromWholeLines(draft.showSelectors))}
            value={draft.showSelectors}
            onChange={(showSelectors) => set({ showSelectors })}
          />
        )}
        <PreviewButton site={site} draft={draft} />
        <SwitchRow
          label={t`Keep console output`}
          help={t`What pages write to the browser’s console, as text, beside the recording and to search by.`}
          checked={draft.console}
          onChange={(console) => set({ console })}
        />
        <SwitchRow
          label={t`Keep requests`}
          help={t`Address without its query, status, size and timing of every request; never what was sent or answered.`}
          checked={draft.network}
          onChange={(network) => set({ network })}
        />
        <SwitchRow
          label={t`Record canvas`}
          help={t`What is drawn on canvas elements, as some pictures a second. Drawings cannot be masked.`}
          checked={draft.canvas}
          onChange={(canvas) => set({ canvas })}
        />
      </fieldset>
      <p className="text-2sm text-muted-foreground">
        <Trans>
          Passwords, card numbers, e-mail addresses and elements marked{' '}
          <code className="font-mono text-xs">data-dp-mask</code> or{' '}
          <code className="font-mono text-xs">data-dp-block</code> are hidden in any case, before anything leaves the
          page.
        </Trans>
      </p>
    </SettingsCard>
  );
}
