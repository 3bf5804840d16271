import type { ShareLink } from '@desirepath/contract/shares';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';

const KIND_NAMES: Record<ShareLink['thing']['kind'], string> = {
  recording: 'Recording',
  clip: 'Clip',
  heatmap: 'Heatmap',
  board: 'Board',
};

/** Links that work: what they show, until when, when they were last opened; each can be ended at once. */
export function LinkList({ site, links }: { site: number; links: readonly ShareLink[] }) {
  const queryClient = useQueryClient();
  const revoke = useMutation(
    api.shares.revoke.mutationOptions({
      onSuccess: async () => {
        toast.success('The link does not work any more.');
        await queryClient.invalidateQueries({ queryKey: api.shares.list.key() });
      },
      onError: (error) => toast.error(problemOf(error).message),
    }),
  );
  const now = new Date();
  return (
    <ul className="divide-y">
      {links.map(({ id, thing, name, note, created_by, expires_at, last_seen_at }) => (
        <li key={id} className="flex items-center gap-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium" title={name}>
              {name}
              {note && <span className="font-normal text-muted-foreground"> · {note}</span>}
            </p>
            <p className="text-[13px] text-muted-foreground">
              {KIND_NAMES[thing.kind]} by {created_by || 'somebody who is gone'}, until {formatMoment(expires_at)},{' '}
              {last_seen_at ? `opened ${formatAgo(last_seen_at, now)}` : 'not opened yet'}
            </p>
          </div>
          <AtLeast needed="analyst">
            <Button
              size="sm"
              variant="danger"
              aria-label={`Revoke the link to ${name}`}
              disabled={revoke.isPending}
              onClick={() => revoke.mutate({ params: { id }, query: { site } })}
            >
              Revoke
            </Button>
          </AtLeast>
        </li>
      ))}
    </ul>
  );
}
