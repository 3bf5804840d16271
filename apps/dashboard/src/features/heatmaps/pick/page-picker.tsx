import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { useQuestion } from '../../../app/question.ts';
import { useSettled } from '../../../app/use-settled.ts';
import { Button } from '../../../ui/button.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { pagesQuery } from '../queries.ts';
import { GroupChoices } from './group-choices.tsx';

interface PagePickerProps {
  path: string;
  onChoose: (path: string) => void;
}

/** The pages that were seen, most viewed first, found by a part of their path. */
export function PagePicker({ path, onChoose }: PagePickerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button aria-label={t`Page: ${path}`} className="min-w-0 max-w-full justify-between sm:max-w-96 printed">
          <span className="truncate">{readable(path)}</span>
          <ChevronDown className="text-muted-foreground" aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Pages`} align="start" className="w-[min(32rem,calc(100vw-1rem))]">
        <Choices
          path={path}
          onChoose={(chosen) => {
            setOpen(false);
            onChoose(chosen);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function Choices({ path, onChoose }: PagePickerProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const pages = useQuery(pagesQuery(useQuestion(), search));
  // Which line Enter takes: when another list has come, its first one.
  const [marked, setMarked] = useState(path);
  const items = pages.data?.items;
  useEffect(() => {
    if (items) setMarked((old) => (items.some((item) => item.path === old) ? old : (items[0]?.path ?? '')));
  }, [items]);

  return (
    // The server searches: it knows more pages than are listed here.
    <Command shouldFilter={false} value={marked} onValueChange={setMarked} label={t`Pages`} loop>
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={t`A part of a path, or a group such as /products/*`}
        className="h-10 w-full border-b bg-transparent px-3 outline-none placeholder:text-muted-foreground"
      />
      <div className="flex justify-between px-3 pt-2 text-2sm text-muted-foreground">
        <span>
          <Trans>Page</Trans>
        </span>
        <span className="flex gap-2 text-end">
          <span className="w-14">
            <Trans>Views</Trans>
          </span>
          <span className="w-14">
            <Trans>Clicks</Trans>
          </span>
        </span>
      </div>
      <Command.List className="max-h-80 overflow-y-auto p-1.5">
        <GroupChoices typed={search} onChoose={onChoose} />
        {pages.isError && <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} />}
        {pages.isPending && <SkeletonRows rows={6} />}
        {items && (
          <Command.Empty className="px-3 py-8 text-center text-muted-foreground">
            <Trans>No page seen in these days has that in its path.</Trans>
          </Command.Empty>
        )}
        {items?.map((page) => (
          <Command.Item
            key={page.path}
            value={page.path}
            onSelect={() => onChoose(page.path)}
            className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md px-1.5 py-1 data-[selected=true]:bg-hover"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{readable(page.path)}</span>
              {page.title && <span className="block truncate text-2sm text-muted-foreground">{page.title}</span>}
            </span>
            <span className="w-14 text-end tabular-nums">{formatCount(page.pageviews)}</span>
            <span className="w-14 text-end tabular-nums">{formatCount(page.clicks)}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
