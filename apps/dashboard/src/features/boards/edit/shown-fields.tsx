import { DEVICES } from '@desirepath/contract/common';
import { BOARDS } from '@desirepath/contract/limits';
import { PERIODS } from '@desirepath/contract/periods';
import { type Shown, TILE_MAPS } from '@desirepath/contract/tiles';
import { COMPARISONS, DIMENSIONS } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { deviceName } from '../../../app/environment.tsx';
import { OfferedInput } from '../../../app/filter/offered-input.tsx';
import { useOffers } from '../../../app/filter/use-offers.ts';
import { useSite } from '../../../app/question.ts';
import { inSentence } from '../../../language/in-sentence.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Labelled } from '../../../ui/labelled.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { KINDS } from '../../heatmaps/kinds.ts';
import { stopOf, stopWords } from '../../paths/words.ts';
import { ActPicker } from '../../retention/act-picker.tsx';
import { DIMENSION_LOOKS } from '../../trends/dimensions.ts';
import { METRIC_LOOKS } from '../../trends/metrics.ts';
import { METRICS } from '../../trends/search.ts';
import { CheckList } from './check-list.tsx';
import { LabelledSelect } from './labelled-select.tsx';

interface ShownFieldsProps<Kind extends Shown['kind'] = Shown['kind']> {
  shows: Extract<Shown, { kind: Kind }>;
  onChange: (shows: Shown) => void;
}

/** What is asked of each kind of tile. */
export function ShownFields({ shows, onChange }: ShownFieldsProps) {
  switch (shows.kind) {
    case 'figures':
      return (
        <>
          <CheckList
            label={t`Figures`}
            items={METRICS.map((value) => ({ value, label: METRIC_LOOKS[value].label }))}
            chosen={shows.metrics}
            most={BOARDS.metrics}
            onChange={(metrics) => onChange({ ...shows, metrics })}
          />
          <GoalField value={shows.goal} onChange={(goal) => onChange({ ...shows, goal })} />
        </>
      );
    case 'trend':
      return (
        <>
          <LabelledSelect
            label={t`Figure`}
            value={shows.metric}
            options={METRICS.map((value) => ({ value, label: METRIC_LOOKS[value].label }))}
            onChange={(metric) => onChange({ ...shows, metric })}
          />
          <LabelledSelect
            label={t`Beside`}
            value={shows.compare ?? 'nothing'}
            options={[
              { value: 'nothing', label: t`Nothing` },
              ...COMPARISONS.map((value) => ({
                value,
                label: value === 'year' ? t`The same days a year ago` : t`The period before`,
              })),
            ]}
            onChange={(compare) => onChange({ ...shows, compare: compare === 'nothing' ? undefined : compare })}
          />
          <GoalField value={shows.goal} onChange={(goal) => onChange({ ...shows, goal })} />
        </>
      );
    case 'breakdown':
      return (
        <>
          <BreakdownFields shows={shows} onChange={onChange} />
          <GoalField value={shows.goal} onChange={(goal) => onChange({ ...shows, goal })} />
        </>
      );
    case 'funnel':
      return <FunnelField shows={shows} onChange={onChange} />;
    case 'form':
      return <FormField shows={shows} onChange={onChange} />;
    case 'goals':
      return <GoalsField shows={shows} onChange={onChange} />;
    case 'heatmap':
      return <HeatmapFields shows={shows} onChange={onChange} />;
    case 'paths':
      return (
        <Field label={t`From`} help={t`A page, or the name of an event; where they came in if nothing is said.`}>
          {(control) => (
            <Input
              {...control}
              value={stopWords(shows.start ?? '')}
              placeholder="/"
              onChange={(event) => onChange({ ...shows, start: stopOf(event.target.value), end: undefined })}
            />
          )}
        </Field>
      );
    case 'retention':
      return (
        <Labelled label={t`Who comes back`}>
          <div className="flex flex-wrap gap-2">
            <ActPicker label={t`Began with`} value={shows.first} onChange={(first) => onChange({ ...shows, first })} />
            <ActPicker
              label={t`Came back for`}
              value={shows.returning}
              onChange={(returning) => onChange({ ...shows, returning })}
            />
            <SegmentedControl
              label={t`Periods`}
              value={shows.period}
              options={PERIODS.map((value) => ({ value, label: BY_PERIOD[value] }))}
              onChange={(period) => onChange({ ...shows, period })}
            />
          </div>
        </Labelled>
      );
    case 'vitals':
    case 'live':
    case 'events':
      return null;
  }
}

const BY_PERIOD = { day: t`By day`, week: t`By week`, month: t`By month` } as const;

function BreakdownFields({ shows, onChange }: ShownFieldsProps<'breakdown'>) {
  const events = useOffers(shows.by === 'property' ? 'events' : undefined);
  return (
    <>
      <LabelledSelect
        label={t`By`}
        value={shows.by}
        options={[
          ...DIMENSIONS.map((value) => ({ value, label: nameOf(value) })),
          { value: 'property' as const, label: t`A property of an event` },
        ]}
        onChange={(by) => onChange({ ...shows, by })}
      />
      {shows.by === 'property' && (
        <div className="flex gap-2">
          <OfferedInput
            aria-label={t`Event`}
            placeholder={t`Event`}
            offers={events}
            value={shows.event ?? ''}
            onChange={(event) => onChange({ ...shows, event: event.target.value || undefined })}
          />
          <Input
            aria-label={t`Property`}
            placeholder={t`Property`}
            value={shows.property ?? ''}
            onChange={(event) => onChange({ ...shows, property: event.target.value || undefined })}
          />
        </div>
      )}
    </>
  );
}

/** Two of them have the same label in the overview, where the card says which is meant. */
const nameOf = (dimension: (typeof DIMENSIONS)[number]) =>
  dimension.startsWith('utm_')
    ? t`Campaign: ${inSentence(DIMENSION_LOOKS[dimension].label)}`
    : DIMENSION_LOOKS[dimension].label;

function GoalField({ value, onChange }: { value: string | undefined; onChange: (goal: string | undefined) => void }) {
  const { id: site } = useSite();
  const goals = useQuery(api.goals.list.queryOptions({ input: { site } }));
  const items = goals.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <LabelledSelect
      label={t`Goal`}
      value={value ?? 'none'}
      options={[{ value: 'none', label: t`None` }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(chosen) => onChange(chosen === 'none' ? undefined : chosen)}
    />
  );
}

function FunnelField({ shows, onChange }: ShownFieldsProps<'funnel'>) {
  const { id: site } = useSite();
  const funnels = useQuery(api.funnels.list.queryOptions({ input: { site, limit: 200 } }));
  return (
    <LabelledSelect
      label={t`Funnel`}
      value={shows.funnel}
      options={(funnels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(funnel) => onChange({ ...shows, funnel })}
      none={funnels.isSuccess ? t`There is no funnel yet. Make one under Funnels.` : undefined}
    />
  );
}

function FormField({ shows, onChange }: ShownFieldsProps<'form'>) {
  const { id: site } = useSite();
  const forms = useQuery(api.forms.list.queryOptions({ input: { site, limit: 200 } }));
  return (
    <LabelledSelect
      label={t`Form`}
      value={shows.form}
      options={(forms.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(form) => onChange({ ...shows, form })}
      none={forms.isSuccess ? t`No visitor has seen a form in the last thirty days.` : undefined}
    />
  );
}

function GoalsField({ shows, onChange }: ShownFieldsProps<'goals'>) {
  const { id: site } = useSite();
  const goals = useQuery(api.goals.list.queryOptions({ input: { site } }));
  const items = (goals.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (goals.isSuccess && items.length === 0)
    return (
      <p className="text-muted-foreground">
        <Trans>There is no goal yet. Add one in the overview, beside the figures.</Trans>
      </p>
    );
  return (
    <CheckList
      label={t`Goals`}
      items={items}
      chosen={shows.goals}
      most={BOARDS.goals}
      onChange={(chosen) => onChange({ ...shows, goals: chosen })}
    />
  );
}

function HeatmapFields({ shows, onChange }: ShownFieldsProps<'heatmap'>) {
  const pages = useOffers('pages');
  return (
    <>
      <Field label={t`Page`} help={t`Or a group of them, such as /products/*.`}>
        {(control) => (
          <OfferedInput
            {...control}
            offers={pages}
            placeholder="/"
            value={shows.path}
            onChange={(event) => onChange({ ...shows, path: event.target.value })}
          />
        )}
      </Field>
      <LabelledSelect
        label={t`Map`}
        value={shows.map}
        options={TILE_MAPS.map((value) => ({ value, label: KINDS[value].label }))}
        onChange={(map) => onChange({ ...shows, map })}
      />
      <LabelledSelect
        label={t`Screens`}
        value={shows.screen ?? 'all'}
        options={[{ value: 'all', label: t`All` }, ...DEVICES.map((value) => ({ value, label: deviceName(value) }))]}
        onChange={(screen) => onChange({ ...shows, screen: screen === 'all' ? undefined : screen })}
      />
    </>
  );
}
