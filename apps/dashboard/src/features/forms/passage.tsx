import type { FormDeed } from '@desirepath/contract/conditions';
import type { Form } from '@desirepath/contract/forms';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card } from '../../ui/card.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { medianTime } from './median-time.ts';

/** From seeing a form to having sent it: how many got how far, and how long it took them. */
export function Passage({ form }: { form: Form }) {
  const { views, starts, submits, successes } = form;
  return (
    <Card className="grid gap-4 p-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <ol className="grid content-start gap-2">
        <Step label={t`Saw it`} count={views} of={views}>
          <Watch form={form} whose={t`those who saw it`} did="viewed" />
        </Step>
        <Step label={t({ message: 'Began', context: 'how many began a form' })} count={starts} of={views}>
          {starts > 0 && formatShare(form.start_rate)}
          {starts > 0 && <Watch form={form} whose={t`those who began it`} did="begun" />}
        </Step>
        <Step label={t`Sent it`} count={submits} of={views}>
          {starts > 0 && formatShare(submits / starts)}
          {submits > 0 && <Watch form={form} whose={t`those who sent it`} did="submitted" />}
        </Step>
        <Step label={t`For good`} count={successes} of={views}>
          {submits > 0 && formatShare(successes / submits)}
        </Step>
      </ol>
      <dl className="grid grid-cols-2 content-start gap-x-4 gap-y-3 border-t pt-4 lg:border-t-0 lg:border-s lg:pt-0 lg:ps-4">
        <Figure label={t`Conversion`} help={t`Successes of those who began`}>
          {starts > 0 ? formatShare(form.conversion) : '–'}
        </Figure>
        <Figure label={t`Given up`} help={t`Began and did not send it`}>
          <span className="inline-flex items-center gap-1">
            {starts > 0 ? formatShare(form.abandonment) : '–'}
            {form.abandons > 0 && <Watch form={form} whose={t`those who gave it up`} did="abandoned" />}
          </span>
        </Figure>
        <Figure label={t`To the first input`} help={t`From entering the first field; median`}>
          {medianTime(form.ms_to_first_input)}
        </Figure>
        <Figure label={t`To the end`} help={t`From entering the first field to the submit; median`}>
          {medianTime(form.ms_to_complete)}
        </Figure>
      </dl>
    </Card>
  );
}

interface WatchProps {
  form: Form;
  whose: string;
  did: FormDeed;
}

const Watch = ({ form, whose, did }: WatchProps) => (
  <WatchThese siteId={form.site} whose={whose} conditions={[{ kind: 'form', not: false, name: form.key, did }]} />
);

interface StepProps {
  label: string;
  count: number;
  of: number;
  /** The share that got here from the step before, and the way to who did. */
  children?: ReactNode;
}

function Step({ label, count, of, children }: StepProps) {
  return (
    <li className="relative flex h-9 items-center gap-3 rounded-md px-3">
      <span
        aria-hidden
        className="absolute inset-y-0 start-0 rounded-md bg-ember-soft"
        style={{ width: `${of > 0 ? (count / of) * 100 : 0}%` }}
      />
      <span className="relative min-w-0 flex-1 truncate">{label}</span>
      <span className="relative flex items-center gap-1 text-2sm text-muted-foreground tabular-nums">{children}</span>
      <span className="relative font-medium tabular-nums">{formatCount(count)}</span>
    </li>
  );
}

const Figure = ({ label, help, children }: { label: string; help: string; children: ReactNode }) => (
  <div title={help}>
    <dt className="text-2sm text-muted-foreground">{label}</dt>
    <dd className="font-semibold text-lg tabular-nums">{children}</dd>
  </div>
);
