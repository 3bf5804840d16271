import { isGroup, pagePattern } from '@desirepath/contract/path-groups';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Bookmark, BookmarkCheck, FolderTree } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { useMay } from '../../../app/at-least.tsx';
import { firstIssueIn } from '../../../app/issues-in.ts';
import { useQuestion } from '../../../app/question.ts';
import { useChange } from '../../../app/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandGroup } from '../../../ui/command-list.tsx';
import { formatCount } from '../../../ui/format.ts';

interface GroupChoicesProps {
  /** What was typed: a pattern, or a part of one. */
  typed: string;
  onChoose: (pattern: string) => void;
}

/** Groups of pages: the one that is being typed, those that are kept, and those that the addresses suggest. */
export function GroupChoices({ typed, onChoose }: GroupChoicesProps) {
  const { site, from, to } = useQuestion();
  const mayKeep = useMay('analyst');
  const kept = useQuery(api.pathGroups.list.queryOptions({ input: { site } }));
  const suggested = useQuery(api.pathGroups.suggest.queryOptions({ input: { site, from, to } }));
  const keep = useChange(api.pathGroups.create.mutationOptions(), { stale: [api.pathGroups.list.key()] });
  const written = pagePattern.safeParse(typed);
  const isWritten = written.success && isGroup(written.data);
  const known = new Set(kept.data?.items.map(({ pattern }) => pattern));
  const fits = (pattern: string, name = '') => `${pattern} ${name}`.toLowerCase().includes(typed.toLowerCase());
  const keptOnes = kept.data?.items.filter(({ pattern, name }) => fits(pattern, name)) ?? [];
  const others = suggested.data?.items.filter(({ pattern }) => !known.has(pattern) && fits(pattern)).slice(0, 5) ?? [];
  const atLeast = (count: number) => formatCount(count) + (suggested.data?.is_complete === false ? '+' : '');
  const problem = typed.startsWith('/') ? firstIssueIn(written.error) : undefined;
  if (problem) return <p className="px-1.5 py-2 text-2sm text-muted-foreground">{problem}</p>;
  if (!isWritten && keptOnes.length === 0 && others.length === 0) return null;

  return (
    <CommandGroup heading={t`Groups of pages`} className="border-b pb-1">
      {isWritten && !known.has(written.data) && (
        <Group pattern={written.data} detail={t`As you typed it`} onChoose={onChoose} />
      )}
      {keptOnes.map(({ id, name, pattern }) => (
        <Group key={id} pattern={pattern} detail={name} isKept onChoose={onChoose} />
      ))}
      {others.map(({ pattern, pages, pageviews }) => (
        <Group
          key={pattern}
          pattern={pattern}
          detail={t`${atLeast(pages)} pages · ${atLeast(pageviews)} views`}
          onChoose={onChoose}
          onKeep={mayKeep ? () => keep.mutate({ site, pattern }) : undefined}
        />
      ))}
    </CommandGroup>
  );
}

interface GroupProps {
  pattern: string;
  detail: string;
  isKept?: boolean;
  onChoose: (pattern: string) => void;
  onKeep?: (() => void) | undefined;
}

function Group({ pattern, detail, isKept = false, onChoose, onKeep }: GroupProps) {
  return (
    <Command.Item
      value={`group ${pattern}`}
      onSelect={() => onChoose(pattern)}
      className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-1.5 data-[selected=true]:bg-hover"
    >
      {isKept ? (
        <BookmarkCheck aria-hidden className="size-4 shrink-0 text-ember-text" />
      ) : (
        <FolderTree aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      )}
      <span className="min-w-0 truncate font-medium">{pattern}</span>
      <span className="ms-auto shrink-0 text-2sm text-muted-foreground tabular-nums">{detail}</span>
      {onKeep && (
        <Button
          variant="ghost"
          size="icon"
          aria-label={t`Keep ${pattern}`}
          title={t`Keep this group`}
          onClick={(event) => {
            event.stopPropagation();
            onKeep();
          }}
        >
          <Bookmark />
        </Button>
      )}
    </Command.Item>
  );
}
