import { ALERT_METRICS, type AlertMetric } from '@desirepath/contract/alerts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { type Draft, unitOf, withMetric } from './draft.ts';
import { OfSelect } from './of-select.tsx';
import { otherWords } from './of-whom.ts';
import { METRIC_WORDS } from './words.ts';

interface NumberFieldsProps {
  site: number;
  draft: Draft;
  /** What is wrong with the value it is told above or below. */
  valueError: string | undefined;
  onChange: (draft: Draft) => void;
}

const METRICS = Object.keys(METRIC_WORDS) as AlertMetric[]; // Object.keys loses the literal types
const EVERYONE = 'everyone';

/** Which number, whose, and when it is worth a word. */
export function NumberFields({ site, draft, valueError, onChange }: NumberFieldsProps) {
  const segments = useQuery(api.segments.list.queryOptions({ input: { site } })).data?.items;
  const saved = segments?.map(({ id, name }) => ({ value: `segment:${id}`, label: name })) ?? [];
  const isOther = draft.where !== '' && !saved.some(({ value }) => value === draft.where);
  const given: { of: string | null; day?: true } = ALERT_METRICS[draft.metric];
  const change = (some: Partial<Draft>) => onChange({ ...draft, ...some });
  const unit = unitOf(draft.metric).word;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label={t`Which number`}
          value={draft.metric}
          options={METRICS.map((value) => ({ value, label: METRIC_WORDS[value] }))}
          onChange={(metric) => onChange(withMetric(draft, metric))}
        />
        {ALERT_METRICS[draft.metric].of && (
          <OfSelect
            site={site}
            kind={ALERT_METRICS[draft.metric].of ?? 'goal'}
            value={draft.of}
            onChange={(of) => change({ of })}
          />
        )}
        {!given.day && (
          <SegmentedControl
            label={t`Of which time`}
            value={draft.per}
            options={[
              { value: 'hour', label: t`By the hour` },
              { value: 'day', label: t`By the day` },
            ]}
            onChange={(per) => change({ per })}
          />
        )}
        <Select
          label={t`Of whom`}
          value={draft.where || EVERYONE}
          options={[
            { value: EVERYONE, label: t`All sessions` },
            ...(isOther ? [{ value: draft.where, label: otherWords(draft.where, segments) }] : []),
            ...saved,
          ]}
          onChange={(where) => change({ where: where === EVERYONE ? '' : where })}
        />
      </div>
      <SegmentedControl
        label={t`When it is told`}
        className="justify-self-start"
        value={draft.rule}
        options={[
          { value: 'unusual', label: t`Unusual` },
          { value: 'above', label: t`Above` },
          { value: 'below', label: t`Below` },
        ]}
        onChange={(rule) => change({ rule })}
      />
      {draft.rule === 'unusual' ? (
        <>
          <div className="flex flex-wrap gap-2">
            <Select
              label={t`In which direction`}
              value={draft.direction}
              options={[
                { value: 'down', label: t`Lower than usual` },
                { value: 'up', label: t`Higher than usual` },
                { value: 'both', label: t`Lower or higher` },
              ]}
              onChange={(direction) => change({ direction })}
            />
            <Select
              label={t`How sensitive`}
              value={draft.sensitivity}
              options={[
                { value: 'low', label: t`Only when it is glaring` },
                { value: 'medium', label: t`When it is clear` },
                { value: 'high', label: t`Early` },
              ]}
              onChange={(sensitivity) => change({ sensitivity })}
            />
          </div>
          <p className="text-2sm text-muted-foreground">
            {draft.per === 'hour' ? (
              <Trans>
                Beside the same hour of the week of the six weeks before: a Monday morning is compared with Monday
                mornings.
              </Trans>
            ) : (
              <Trans>Beside the same day of the week of the six weeks before: a Monday is compared with Mondays.</Trans>
            )}
          </p>
        </>
      ) : (
        <Field label={unit ? t`Than, in ${unit}` : t`Than`} error={valueError}>
          {(control) => (
            <Input
              {...control}
              className="max-w-40"
              inputMode="decimal"
              required
              value={draft.value}
              onChange={({ target }) => change({ value: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
