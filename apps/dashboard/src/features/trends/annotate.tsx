import type { Annotation } from '@desirepath/contract/annotations';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type UseMutationOptions, useQuery } from '@tanstack/react-query';
import { Flag, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast, useMay } from '../../app/at-least.tsx';
import { useQuestion, useSite } from '../../app/question.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { Field } from '../../ui/field.tsx';
import { formatCount } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { formatMomentIn, momentBy } from './site-clock.ts';

/** Annotations of the days that are looked at; none until they are known. */
export function useAnnotations(): Annotation[] {
  const { site, from, to } = useQuestion();
  return useQuery(api.annotations.list.queryOptions({ input: { site, from, to } })).data?.items ?? [];
}

const useAnnotationChange = <Input, Output>(options: UseMutationOptions<Output, Error, Input>, onDone: () => void) =>
  useChange(options, { stale: [api.annotations.key()], onDone });

/** Says on the time axis that something happened: a release, a campaign. */
export function Annotate() {
  const {
    id: site,
    settings: { time_zone },
  } = useSite();
  const mayAnnotate = useMay('analyst');
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [at, setAt] = useState('');
  const create = useAnnotationChange(api.annotations.create.mutationOptions(), () => {
    setOpen(false);
    setText('');
    setAt('');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ site, text, ...(at ? { at: momentBy(at, time_zone) } : {}) });
  };
  if (!mayAnnotate) return null;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost">
          <Flag aria-hidden />
          <Trans>Annotate</Trans>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Annotate`} align="end" className="w-72 p-3">
        <form onSubmit={submit} className="grid gap-3">
          <Field label={t`What happened`}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                required
                maxLength={100}
                placeholder={t`Release 2.4`}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <Field label={t`When`} help={t`By the clock of the site, ${time_zone}; now where nothing is said.`}>
            {(control) => (
              <Input {...control} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={create.isPending}>
            <Trans>Add</Trans>
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}

/** Annotations in words at first, the newest: a site that is released every day has more than anybody reads above its pages. */
const SHOWN = 12;

/** The same in words, each with a way to take it off. */
export function AnnotationList({ annotations }: { annotations: readonly Annotation[] }) {
  const {
    id: site,
    settings: { time_zone },
  } = useSite();
  const [asked, setAsked] = useState<Pick<Annotation, 'id' | 'text'>>();
  const remove = useAnnotationChange(api.annotations.remove.mutationOptions(), () => setAsked(undefined));
  const [isWhole, setWhole] = useState(false);
  if (annotations.length === 0) return null;
  const shown = isWhole ? annotations : annotations.slice(-SHOWN);
  return (
    <>
      <ul aria-label={t`Annotations`} className="flex flex-wrap gap-1.5 px-4 pb-3">
        {shown.map(({ id, at, text }) => (
          <li key={id} className="inline-flex items-center gap-1.5 rounded-md border ps-2 text-2sm">
            <Flag aria-hidden className="size-3.5 text-ember-text" />
            <span className="text-muted-foreground">{formatMomentIn(at, time_zone)}</span>
            <span className="max-w-60 truncate" title={text}>
              {text}
            </span>
            <AtLeast needed="analyst">
              <Button
                variant="ghost"
                size="icon"
                className="size-7"
                aria-label={t`Delete the annotation: ${text}`}
                onClick={() => setAsked({ id, text })}
              >
                <X aria-hidden />
              </Button>
            </AtLeast>
          </li>
        ))}
        {shown.length < annotations.length && (
          <li>
            <Button variant="ghost" size="sm" onClick={() => setWhole(true)}>
              <Trans>Show all {formatCount(annotations.length)}</Trans>
            </Button>
          </li>
        )}
      </ul>
      {asked && (
        <ConfirmDelete
          open
          onOpenChange={() => setAsked(undefined)}
          name={asked.text}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ params: { id: asked.id }, query: { site } })}
        >
          <Trans>The annotation is gone for everyone who may see this site.</Trans>
        </ConfirmDelete>
      )}
    </>
  );
}
