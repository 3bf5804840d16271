import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Pencil } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/at-least.tsx';
import { PageProblem } from '../../app/page-problem.tsx';
import { useQuestion } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { EditForm } from './edit-form.tsx';
import { FieldsTable } from './fields-table.tsx';
import { FormPicture } from './form-picture.tsx';
import { FormTrend } from './form-trend.tsx';
import { Passage } from './passage.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/forms/$formId');

/** One form: how far visitors get in it, and at which field they do not get further. */
export function FormPage() {
  const { formId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const question = useQuestion();
  const [hovered, onHover] = useState<string>();
  const mayChange = useMay('analyst');
  const [isEditing, setEditing] = useState(false);
  const form = useQuery(
    api.forms.get.queryOptions({ input: { ...question, id: formId }, placeholderData: keepPreviousData }),
  );

  const path = search.path ?? form.data?.pages[0];
  const pinned = form.data?.fields.find(({ name }) => name === search.field)?.element;
  const selection = {
    pinned,
    hovered,
    onHover,
    onPin: (element: string | undefined) =>
      change({ field: form.data?.fields.find((field) => field.element === element)?.name }),
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={form.data?.name ?? t`Form`}
        description={form.data?.pages.slice(0, 3).map(readable).join(', ')}
      >
        <Button asChild variant="ghost">
          <Link to="/sites/$siteId/forms" params={{ siteId: question.site }}>
            <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
            <Trans>All forms</Trans>
          </Link>
        </Button>
        {form.isPending && <Skeleton className="h-8 w-17" />}
        {form.data && <PinToBoard things={[{ shows: { kind: 'form', form: formId }, title: form.data.name }]} />}
        {mayChange && (
          <Button disabled={!form.data} onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            <Trans>Name and success</Trans>
          </Button>
        )}
      </PageHeader>
      {form.isPending && <Loading className="h-96" />}
      {form.isError && !form.data && (
        <PageProblem error={form.error} onRetry={() => void form.refetch()} list="/sites/$siteId/forms" />
      )}
      {form.data && (
        <div
          aria-busy={form.isPlaceholderData}
          className="grid grid-cols-[minmax(0,1fr)] gap-4 transition-opacity aria-busy:opacity-60"
        >
          <Passage form={form.data} />
          {form.data.fields.length > 0 && path !== undefined && (
            <FormPicture
              form={form.data}
              figure={search.figure ?? 'drop_off'}
              onFigure={(figure) => change({ figure })}
              path={path}
              onPath={(chosen) => change({ path: chosen })}
              screen={search.screen ?? 'desktop'}
              onScreen={(screen) => change({ screen })}
              selection={selection}
            />
          )}
          <Card className="overflow-hidden">
            <CardHeader title={t`Fields, in the order in which they are filled in`} />
            <FieldsTable form={form.data} selection={selection} />
          </Card>
          <FormTrend formId={formId} question={question} />
        </div>
      )}
      {isEditing && form.data && <EditForm form={form.data} onClose={() => setEditing(false)} />}
    </div>
  );
}
