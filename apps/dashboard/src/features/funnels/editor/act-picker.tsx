import type { Act } from '@desirepath/contract/acts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '../../../app/api.ts';
import { problemOf } from '../../../app/problem.ts';
import { useQuestion } from '../../../app/question.ts';
import { useSettled } from '../../../app/use-settled.ts';
import { CommandGroup, CommandItem } from '../../../ui/command-list.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx';
import { ACT_LOOKS, TYPES } from '../words.ts';

interface ActPickerProps {
  /** What opens it. */
  children: ReactNode;
  label: string;
  onChoose: (act: Act) => void;
}

/** Pages, events, elements and forms of the site, found by typing; what nobody did yet can be typed as well. */
export function ActPicker({ children, label, onChoose }: ActPickerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent align="start" aria-label={label} className="w-[min(30rem,calc(100vw-1rem))]">
        <Choices
          onChoose={(act) => {
            setOpen(false);
            onChoose(act);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function Choices({ onChoose }: { onChoose: (act: Act) => void }) {
  const { site, from, to } = useQuestion();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const found = useQuery(
    api.funnels.suggestions.queryOptions({ input: { site, from, to, search }, placeholderData: keepPreviousData }),
  );
  const items = found.data?.items ?? [];
  // Which line Enter takes: the first, whenever another list has come.
  const [marked, setMarked] = useState('');
  const first = TYPES.flatMap((type) => items.filter((item) => item.type === type))[0];
  const firstValue = first && keyOf(first);
  useEffect(() => {
    if (firstValue !== undefined) setMarked(firstValue);
  }, [firstValue]);
  const text = typed.trim();
  // A path can be typed as a page, anything else as the others.
  const typable = TYPES.filter((type) => (type === 'page') === /^[/*]/.test(text));

  return (
    // The server searches: it knows more than is listed here.
    <Command shouldFilter={false} value={marked} onValueChange={setMarked} label={t`Steps`} loop>
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={t`A page, an event, the text of a button…`}
        className="h-10 w-full border-b bg-transparent px-3 outline-none placeholder:text-muted-foreground"
      />
      <Command.List className="max-h-80 overflow-y-auto p-1.5" aria-busy={found.isFetching}>
        {found.isError && <p className="p-3 text-bad">{problemOf(found.error).message}</p>}
        {found.isSuccess && (
          <Command.Empty className="px-3 py-8 text-center text-muted-foreground">
            <Trans>Nothing of these days has that in its name.</Trans>
          </Command.Empty>
        )}
        {TYPES.map((type) => {
          const ofType = items.filter((item) => item.type === type);
          if (ofType.length === 0) return null;
          return (
            <CommandGroup key={type} heading={ACT_LOOKS[type].many}>
              {ofType.map((item) => (
                <CommandItem
                  key={item.value}
                  value={keyOf(item)}
                  onSelect={() => onChoose({ type, value: item.value, filters: [] })}
                >
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">
                      {type === 'element' ? item.label || item.value : item.value}
                    </span>
                    {item.label && (
                      <span className="block truncate text-2sm text-muted-foreground">
                        {type === 'element' ? item.value : item.label}
                      </span>
                    )}
                  </span>
                  <span className="text-muted-foreground tabular-nums" title={t`Sessions in these days`}>
                    {formatCount(item.sessions)}
                  </span>
                </CommandItem>
              ))}
            </CommandGroup>
          );
        })}
        {text !== '' && (
          <CommandGroup heading={t`As it is typed`}>
            {typable.map((type) => (
              <CommandItem
                key={type}
                value={`typed ${type}`}
                onSelect={() => onChoose({ type, value: text, filters: [] })}
              >
                <span className="text-muted-foreground">{ACT_LOOKS[type].label}</span>
                <span className="truncate font-medium">{text}</span>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
      </Command.List>
    </Command>
  );
}

/** What the list knows a suggestion by. */
const keyOf = ({ type, value }: Pick<Act, 'type' | 'value'>) => `${type} ${value}`;
