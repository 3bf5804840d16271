import { clausesOf } from '@desirepath/contract/segment';
import type { SavedSegment } from '@desirepath/contract/segments';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { api } from '../api.ts';
import { useMay } from '../at-least.tsx';
import { useSavedSegments, useSegmentChange } from '../filter/use-saved-segments.ts';
import { later } from '../later.tsx';
import { segmentOf, useQuestionSearch, useSite } from '../question.ts';
import { NO_SEGMENT } from '../search.ts';
import { SegmentsButton } from './segments-button.tsx';

const SegmentEditor = later(() => import('../filter/segment-editor.tsx'));

/** Saved segments to choose from, and the editor by which they are made and changed. */
export default function SegmentsMenu() {
  const site = useSite();
  const search = useQuestionSearch();
  const navigate = useNavigate();
  const mayChange = useMay('analyst');
  const [isOpen, setIsOpen] = useState(false);
  const [editing, setEditing] = useState<'new' | SavedSegment>();
  const [deleting, setDeleting] = useState<SavedSegment>();
  const saved = useSavedSegments(isOpen || (search.where?.includes('segment:') ?? false));
  const current = saved.find(({ id }) => search.where === `segment:${id}`);
  const apply = (where: string | undefined) =>
    navigate({ to: '.', search: (before) => ({ ...before, ...NO_SEGMENT, where }) });
  const remove = useSegmentChange(api.segments.remove.mutationOptions(), () => {
    setDeleting(undefined);
    return apply(undefined);
  });

  return (
    <>
      <DropdownMenu open={isOpen} onOpenChange={setIsOpen}>
        <DropdownMenuTrigger asChild>
          <SegmentsButton />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="max-w-80">
          {saved.length === 0 && (
            <DropdownMenuLabel>
              <Trans>No saved segments yet</Trans>
            </DropdownMenuLabel>
          )}
          {saved.map((segment) => (
            <DropdownMenuItem key={segment.id} onSelect={() => void apply(`segment:${segment.id}`)}>
              <span className="truncate">{segment.name}</span>
            </DropdownMenuItem>
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setEditing('new')}>
            <Trans>Build a segment…</Trans>
          </DropdownMenuItem>
          {current && mayChange && (
            <>
              <DropdownMenuItem onSelect={() => setEditing(current)}>
                <Trans>Change “{current.name}”…</Trans>
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => setDeleting(current)}>
                <Trans>Delete “{current.name}”…</Trans>
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && (
        <ConfirmDelete
          open
          onOpenChange={() => setDeleting(undefined)}
          name={deleting.name}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ params: { id: deleting.id }, query: { site: site.id } })}
        >
          <Trans>
            The segment is gone for everyone who may see this site, and links with it no longer answer. What visitors
            did stays.
          </Trans>
        </ConfirmDelete>
      )}
      {editing && (
        <SegmentEditor
          clauses={clausesOf(editing === 'new' ? segmentOf(search) : editing.filter)}
          saved={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onApply={(where) => void apply(where)}
        />
      )}
    </>
  );
}
