import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, Plus, Star, X } from 'lucide-react';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { api } from '../../app/api.ts';
import { OfferedInput } from '../../app/filter/offered-input.tsx';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/class-names.ts';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { clipsQuery } from './clips/use-clips.ts';
import { useMarks } from './use-marks.ts';

interface MarksBarProps {
  recording: Recording;
  isShown: boolean;
}

/** Star, keep and tags of a recording. Where it is shown the recording is played, which is noted. */
export function MarksBar({ recording, isShown }: MarksBarProps) {
  const { site, recording_id, favourite, kept, watched, tags } = recording;
  const { mutate, isPending } = useMarks(site, recording_id);
  const isHeld = useIsHeld(recording, isShown);
  const addTag = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isShown && !watched) mutate({ watched: true });
  }, [isShown, watched, mutate]);

  return (
    <div className="flex flex-wrap items-center gap-1">
      {tags.map((tag) => (
        <span key={tag} className="inline-flex h-7 items-center rounded-md bg-ember-soft ps-2 text-2sm text-ember-text">
          <span className="max-w-40 truncate">#{tag}</span>
          <button
            type="button"
            aria-label={t`Take the tag ${tag} off`}
            onClick={() => {
              addTag.current?.focus(); // This button goes with its tag.
              mutate({ removeTags: [tag] });
            }}
            className="grid size-7 place-items-center rounded-md hover:bg-ember/15"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </span>
      ))}
      <AddTag button={addTag} site={site} tags={tags} onAdd={(tag) => mutate({ addTags: [tag] })} />
      <Button
        variant="ghost"
        size="icon"
        aria-label={t`Favourite`}
        title={t`Favourite`}
        aria-pressed={favourite}
        disabled={isPending}
        onClick={() => mutate({ favourite: !favourite })}
        className="aria-pressed:text-ember-text"
      >
        <Star className={cn(favourite && 'fill-current')} />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t`Keep`}
        title={keptBecause(recording, isHeld)}
        aria-pressed={kept}
        disabled={isPending}
        onClick={() => mutate({ kept: !kept })}
        className="aria-pressed:text-ember-text"
      >
        <Bookmark className={cn(kept && 'fill-current')} />
      </Button>
    </div>
  );
}

/** What retention will do with it, and why. */
const keptBecause = ({ kept }: Recording, isHeld: boolean): string => {
  if (kept) return t`Kept: not removed when recordings of its age are`;
  if (isHeld) return t`Keep for good; it stays anyway while there is a clip of it or a link to it`;
  return t`Keep: not removed when recordings of its age are`;
};

/** Whether a clip or a link holds it, whatever its age. */
function useIsHeld({ site, recording_id: id }: Recording, enabled: boolean): boolean {
  const clips = useQuery({ ...clipsQuery(site, id), enabled }).data?.items ?? [];
  const links = useQuery(api.shares.list.queryOptions({ input: { site, subject: id }, enabled })).data?.items ?? [];
  return clips.length + links.length > 0;
}

interface AddTagProps {
  button: RefObject<HTMLButtonElement | null>;
  site: number;
  tags: readonly string[];
  onAdd: (tag: string) => void;
}

function AddTag({ button, site, tags, onAdd }: AddTagProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const inUse = useQuery({ ...api.recordings.tags.queryOptions({ input: { site } }), enabled: open });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tag = typed.trim();
    if (tag) onAdd(tag);
    setTyped('');
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button ref={button} variant="ghost" size="sm">
          <Plus aria-hidden />
          <Trans>Tag</Trans>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Add a tag`} align="end" className="w-60 p-2">
        <form onSubmit={submit} className="flex gap-2">
          <OfferedInput
            autoFocus
            aria-label={t`Tag`}
            placeholder={t`bug`}
            maxLength={50}
            offers={inUse.data?.items.flatMap(({ tag }) => (tags.includes(tag) ? [] : tag)) ?? []}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" variant="primary" className="h-9">
            <Trans>Add</Trans>
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
