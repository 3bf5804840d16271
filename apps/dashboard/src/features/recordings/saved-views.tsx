import { RECORDING_SORTS, type RecordingView, type ViewFilter } from '@desirepath/contract/recording-views';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type UseMutationOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Bookmark, ChevronDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { problemOf } from '../../app/problem.ts';
import { segmentOf } from '../../app/question.ts';
import { NO_SEGMENT } from '../../app/search.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/recordings');

/** Named filters of the list: one is chosen, kept, renamed or deleted here. */
export function SavedViews() {
  const { siteId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const views = useQuery(api.recordingViews.list.queryOptions({ input: { site: siteId } }));
  const [naming, setNaming] = useState<'new' | RecordingView>();
  const [deleting, setDeleting] = useState<RecordingView>();
  const remove = useViewChange(api.recordingViews.remove.mutationOptions(), () => setDeleting(undefined));

  const filter: ViewFilter = {
    ...segmentOf(search),
    ...(search.marks ? { marks: search.marks } : {}),
    sort: search.sort ?? RECORDING_SORTS[0],
  };
  const items = views.data?.items ?? [];
  const current = items.find((view) => isSame(view.filter, filter));
  const open = (id: string) => {
    const view = items.find((one) => one.id === id);
    if (view) void navigate({ search: (old) => ({ ...old, ...NO_SEGMENT, marks: undefined, ...view.filter }) });
  };

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button className="max-w-52">
            <Bookmark aria-hidden />
            <span className="truncate">{current?.name ?? t`Views`}</span>
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="max-w-72">
          {items.length === 0 && (
            <DropdownMenuLabel>
              {views.isError ? problemOf(views.error).message : t`No saved views yet`}
            </DropdownMenuLabel>
          )}
          <DropdownMenuRadioGroup value={current?.id ?? ''} onValueChange={open}>
            {items.map((view) => (
              <DropdownMenuRadioItem key={view.id} value={view.id}>
                <span className="truncate">{view.name}</span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <AtLeast needed="analyst">
            <DropdownMenuSeparator />
            {current ? (
              <>
                <DropdownMenuItem onSelect={() => setNaming(current)}>
                  <Trans>Rename “{current.name}”…</Trans>
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={() => setDeleting(current)}>
                  <Trans>Delete “{current.name}”…</Trans>
                </DropdownMenuItem>
              </>
            ) : (
              <DropdownMenuItem onSelect={() => setNaming('new')}>
                <Trans>Save these filters as a view…</Trans>
              </DropdownMenuItem>
            )}
          </AtLeast>
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && (
        <ConfirmDelete
          open
          onOpenChange={() => setDeleting(undefined)}
          name={deleting.name}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ params: { id: deleting.id }, query: { site: siteId } })}
        >
          <Trans>The view is gone for everyone who may see this site; the recordings stay.</Trans>
        </ConfirmDelete>
      )}
      {naming && <NameDialog site={siteId} view={naming} filter={filter} onClose={() => setNaming(undefined)} />}
    </>
  );
}

/** What the addresses of both would hold. */
const isSame = (one: ViewFilter, other: ViewFilter) => keyOf(one) === keyOf(other);
const keyOf = (filter: ViewFilter) =>
  JSON.stringify(
    Object.entries({ ...filter, sort: filter.sort ?? RECORDING_SORTS[0] })
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => a.localeCompare(b)),
  );

/** A change to the views, after which they are asked for again. */
const useViewChange = <Input, Output>(options: UseMutationOptions<Output, Error, Input>, onDone: () => void) =>
  useChange(options, { stale: [api.recordingViews.key()], onDone });

interface NameDialogProps {
  site: number;
  view: 'new' | RecordingView;
  filter: ViewFilter;
  onClose: () => void;
}

function NameDialog({ site, view, filter, onClose }: NameDialogProps) {
  const [name, setName] = useState(view === 'new' ? '' : view.name);
  const create = useViewChange(api.recordingViews.create.mutationOptions(), onClose);
  const update = useViewChange(api.recordingViews.update.mutationOptions(), onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (view === 'new') create.mutate({ site, name, filter });
    else update.mutate({ site, id: view.id, name });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={view === 'new' ? t`Save this view` : t`Rename the view`}
    >
      <form onSubmit={submit} className="grid gap-4">
        <Field
          label={t`Name`}
          help={t`Filters and order are kept. The days are not: a view is about the days you look at.`}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          disabled={create.isPending || update.isPending}
          className="justify-self-end"
        >
          {view === 'new' ? t`Save` : t`Rename`}
        </Button>
      </form>
    </Dialog>
  );
}
