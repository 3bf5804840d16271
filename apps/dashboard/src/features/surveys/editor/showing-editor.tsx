import { DEVICES, type Device } from '@desirepath/contract/common';
import { readConditions } from '@desirepath/contract/conditions';
import type { SurveyTargeting } from '@desirepath/contract/survey-showing';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Filter } from 'lucide-react';
import { useState } from 'react';
import { deviceName } from '../../../app/environment.tsx';
import { conditionWords } from '../../../app/filter/condition-words.ts';
import { later } from '../../../app/later.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { HowOften } from './how-often.tsx';
import { QuotasEditor } from './quotas-editor.tsx';
import { TriggersEditor } from './triggers-editor.tsx';

const SegmentEditor = later(() => import('../../../app/filter/segment-editor.tsx'));

interface ShowingEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
}

/** When a survey is shown, to whom, how often, and until when. */
export function ShowingEditor({ draft, onChange }: ShowingEditorProps) {
  const isLink = draft.placement.kind === 'link';
  if (isLink)
    return (
      <>
        <Card className="p-4 text-muted-foreground">
          <Trans>It is shown to whoever opens its link, once it is live. Pages of the site do not show it.</Trans>
        </Card>
        <Limits draft={draft} onChange={onChange} />
      </>
    );
  return (
    <>
      <TriggersEditor draft={draft} onChange={onChange} />
      <Audience targeting={draft.targeting} onChange={(targeting) => onChange({ ...draft, targeting })} />
      <HowOften draft={draft} onChange={onChange} />
      <Limits draft={draft} onChange={onChange} />
    </>
  );
}

function Audience({
  targeting,
  onChange,
}: {
  targeting: SurveyTargeting;
  onChange: (targeting: SurveyTargeting) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const change = (changes: Partial<SurveyTargeting>) => onChange({ ...targeting, ...changes });
  const toggle = (device: Device, isOn: boolean) =>
    change({ devices: DEVICES.filter((one) => (one === device ? isOn : targeting.devices.includes(one))) });
  const clauses = readConditions(targeting.segment || undefined);
  return (
    <Card className="pb-4">
      <CardHeader title={t`Where and to whom`} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-2">
        <div className="grid gap-4 sm:grid-cols-2">
          <Lines
            label={t`Only on these pages`}
            help={t`One a line; * stands for anything. None: on all.`}
            value={targeting.pages}
            onChange={(pages) => change({ pages })}
          />
          <Lines
            label={t`Not on these`}
            help={t`Such as /checkout/*`}
            value={targeting.not_pages}
            onChange={(not_pages) => change({ not_pages })}
          />
        </div>
        <fieldset className="flex flex-wrap items-center gap-4">
          <legend className="mb-1.5 font-medium">
            <Trans>Devices</Trans>
          </legend>
          {DEVICES.map((device) => (
            <Tick
              key={device}
              checked={targeting.devices.length === 0 || targeting.devices.includes(device)}
              onChange={(isOn) =>
                targeting.devices.length === 0
                  ? change({ devices: DEVICES.filter((one) => one !== device) })
                  : toggle(device, isOn)
              }
            >
              {deviceName(device)}
            </Tick>
          ))}
        </fieldset>
        <Field label={t`Languages of the browser`} help={t`Such as de, fr. None: all.`}>
          {(control) => (
            <Input
              {...control}
              defaultValue={targeting.languages.join(', ')}
              onBlur={(event) => change({ languages: event.target.value.split(/[\s,]+/).filter(Boolean) })}
            />
          )}
        </Field>
        <div className="grid gap-1.5">
          <span className="font-medium">
            <Trans>Conditions on the visit</Trans>
          </span>
          <div className="flex flex-wrap items-center gap-2">
            {clauses.map((clause) => (
              <Badge key={JSON.stringify(clause)}>{conditionWords(clause)}</Badge>
            ))}
            <Button size="sm" onClick={() => setOpen(true)}>
              <Filter aria-hidden />
              {clauses.length === 0 ? t`Add conditions` : t`Change`}
            </Button>
            {clauses.length > 0 && (
              <Button size="sm" variant="ghost" onClick={() => change({ segment: '' })}>
                <Trans>Clear</Trans>
              </Button>
            )}
          </div>
          <p className="text-2sm text-muted-foreground">
            <Trans>Any segment: the server is asked just before the survey is shown.</Trans>
          </p>
        </div>
      </div>
      {isOpen && (
        <SegmentEditor
          clauses={clauses}
          onClose={() => setOpen(false)}
          onApply={(where) => change({ segment: where ?? '' })}
        />
      )}
    </Card>
  );
}

function Lines({
  label,
  help,
  value,
  onChange,
}: {
  label: string;
  help: string;
  value: string[];
  onChange: (value: string[]) => void;
}) {
  return (
    <Field label={label} help={help}>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          placeholder="/products/*"
          // Written back when it is left: while somebody types, an empty line is one to come.
          defaultValue={value.join('\n')}
          onBlur={(event) =>
            onChange(
              event.target.value
                .split('\n')
                .map((line) => line.trim())
                .filter(Boolean),
            )
          }
        />
      )}
    </Field>
  );
}

function Limits({ draft, onChange }: ShowingEditorProps) {
  return (
    <Card className="pb-4">
      <CardHeader title={t`From, until, and how many`} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-2">
        <div className="grid gap-4 sm:grid-cols-2">
          <Moment label={t`From (optional)`} value={draft.from} onChange={(from) => onChange({ ...draft, from })} />
          <Moment label={t`Until (optional)`} value={draft.until} onChange={(until) => onChange({ ...draft, until })} />
        </div>
        <QuotasEditor draft={draft} onChange={onChange} />
      </div>
    </Card>
  );
}

/** A moment by the reader's own clock, as the browser's field wants it. */
function localOf(moment: string | null): string {
  if (moment === null) return '';
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (moment: string | null) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          value={localOf(value)}
          onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : null)}
        />
      )}
    </Field>
  );
}
