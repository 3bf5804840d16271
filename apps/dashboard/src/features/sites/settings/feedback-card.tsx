import type { FeedbackBubble } from '@desirepath/contract/feedback-bubble';
import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { issueOf } from '../../../app/problem.ts';
import { WIDGET_THEME_OPTIONS } from '../../../app/widget-theme-options.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Labelled } from '../../../ui/labelled.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Select } from '../../../ui/select.tsx';
import { listIssue } from './issues.ts';
import { ListField } from './list-field.tsx';
import { FEEDBACK_BUBBLE } from './parts.ts';
import { SettingsCard } from './settings-card.tsx';
import { SwitchRow } from './switch-row.tsx';
import { fromLines } from './typed.ts';
import { usePart } from './use-part.ts';

const FIELDS = ['settings.feedback.pages', 'settings.feedback.color', 'settings.feedback.words'];

const SIDES: readonly { value: FeedbackBubble['side']; label: string }[] = [
  { value: 'bottom_right', label: t`Bottom right` },
  { value: 'bottom_left', label: t`Bottom left` },
  { value: 'right', label: t`Right edge` },
  { value: 'left', label: t`Left edge` },
];

const PHRASES = [
  { key: 'button', label: t`On the bubble` },
  { key: 'question', label: t`Question` },
  { key: 'placeholder', label: t`In the empty field` },
  { key: 'thanks', label: t`Thanks` },
] as const;

/** The bubble by which visitors say something by themselves. */
export function FeedbackCard({ site }: { site: Site }) {
  const form = usePart(site, FEEDBACK_BUBBLE);
  const { draft, set, problem } = form;
  const setWords = (at: number, change: Partial<(typeof draft.words)[number]>) =>
    set({ words: draft.words.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <SettingsCard title={t`Feedback bubble`} form={form} fields={FIELDS}>
      <SwitchRow
        label={t`Show the bubble`}
        help={t`Visitors tell their mood, a few words, and what of the page they mean. It never shows to who is not measured.`}
        checked={draft.on}
        onChange={(on) => set({ on })}
      />
      <fieldset disabled={!draft.on} className="grid gap-5 transition-opacity disabled:opacity-50">
        <legend className="sr-only">
          <Trans>How the bubble looks and what it asks</Trans>
        </legend>
        <div className="flex flex-wrap gap-4">
          <Labelled label={t`Where it sits`}>
            <Select label={t`Where it sits`} value={draft.side} options={SIDES} onChange={(side) => set({ side })} />
          </Labelled>
          <Field label={t`Colour`} error={issueOf(problem, 'settings.feedback.color')}>
            {(control) => (
              <Input
                {...control}
                type="color"
                className="h-8 w-16 px-1"
                value={draft.color}
                onChange={(event) => set({ color: event.target.value })}
              />
            )}
          </Field>
          <Labelled label={t`Theme`}>
            <SegmentedControl
              label={t`Theme`}
              value={draft.theme}
              options={WIDGET_THEME_OPTIONS}
              onChange={(theme) => set({ theme })}
            />
          </Labelled>
        </div>
        <ListField
          label={t`Pages it sits on`}
          help={t`Paths, one a line; * stands for anything. On every page if left empty.`}
          placeholder="/help/*"
          error={listIssue(problem, 'settings.feedback.pages', fromLines(draft.pages))}
          value={draft.pages}
          onChange={(pages) => set({ pages })}
        />
        <SwitchRow
          label={t`Let them point at a part of the page`}
          help={t`You see it on the recorded page. Nothing of its text is told where it is hidden in recordings.`}
          checked={draft.askElement}
          onChange={(askElement) => set({ askElement })}
        />
        <SwitchRow
          label={t`Let them leave an e-mail address`}
          help={t`It is kept only of those who tick that you may write to them.`}
          checked={draft.askEmail}
          onChange={(askEmail) => set({ askEmail })}
        />
        <div className="grid gap-3">
          <p className="font-medium">
            <Trans>Your own words</Trans>
          </p>
          <p className="text-2sm text-muted-foreground">
            <Trans>
              The bubble speaks English, German, French, Spanish, Italian and Dutch, in the language of the page. Other
              words, and other languages, go here; what is left empty stays as it is.
            </Trans>
          </p>
          {draft.words.map((words, at) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a language is being typed, and the rows never move
              key={at}
              className="grid gap-2 rounded-md border p-3 sm:grid-cols-2"
            >
              <Field label={t`Language`} error={issueOf(problem, `settings.feedback.words.${at}.language`)}>
                {(control) => (
                  <Input
                    {...control}
                    placeholder="de"
                    value={words.language}
                    onChange={(event) => setWords(at, { language: event.target.value })}
                  />
                )}
              </Field>
              {PHRASES.map(({ key, label }) => (
                <Field key={key} label={label} error={issueOf(problem, `settings.feedback.words.${at}.${key}`)}>
                  {(control) => (
                    <Input
                      {...control}
                      value={words[key] ?? ''}
                      onChange={(event) => setWords(at, { [key]: event.target.value })}
                    />
                  )}
                </Field>
              ))}
              <Button
                variant="ghost"
                size="sm"
                className="justify-self-start sm:col-span-2"
                onClick={() => set({ words: draft.words.filter((_, index) => index !== at) })}
              >
                <Trash2 aria-hidden /> <Trans>Take this language away</Trans>
              </Button>
            </div>
          ))}
          <Button className="justify-self-start" onClick={() => set({ words: [...draft.words, { language: '' }] })}>
            <Plus aria-hidden /> <Trans>Add a language</Trans>
          </Button>
        </div>
      </fieldset>
    </SettingsCard>
  );
}
