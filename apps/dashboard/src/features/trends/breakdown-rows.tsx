import { writeConditions } from '@desirepath/contract/conditions';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useFilter } from '../../app/filter/use-filter.ts';
import { useQuestionSearch, useSite } from '../../app/question.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { inSentence } from '../../language/in-sentence.ts';
import { formatCount, formatShare, formatWorth } from '../../ui/format.ts';
import type { DimensionLook } from './dimensions.ts';

export interface BreakdownItem {
  value: string;
  visitors: number;
  sessions: number;
  conversions: number;
  /** What the conversions are worth. */
  revenue: number;
}

interface BreakdownRowsProps {
  look: DimensionLook;
  items: readonly BreakdownItem[];
  /** Visitors in all, which the rows are shares of. */
  visitors: number;
  /** Whether a goal is looked at: then each row says how often it was reached. */
  hasGoal: boolean;
  /** That of the goal, ISO 4217. */
  currency: string | null;
}

/** Values by visitors, a bar behind each; pressing a row narrows everything to it, pressing it again widens it. */
export function BreakdownRows({ look, items, visitors: all, ...ofGoal }: BreakdownRowsProps) {
  const most = Math.max(...items.map((item) => item.visitors), 1);
  return (
    <ol className="grid grid-cols-1 gap-px">
      {items.map((item) => (
        <Row key={item.value} look={look} item={item} most={most} all={all} {...ofGoal} />
      ))}
    </ol>
  );
}

interface RowProps extends Pick<BreakdownRowsProps, 'look' | 'hasGoal' | 'currency'> {
  item: BreakdownItem;
  most: number;
  all: number;
}

function Row({ look, item, most, all, hasGoal, currency }: RowProps) {
  const { value, visitors, sessions, conversions, revenue } = item;
  const navigate = useNavigate();
  const search = useQuestionSearch();
  const { id: siteId } = useSite();
  const { conditions, add, remove } = useFilter();
  const { segmentKey: key } = look;
  const condition = look.conditionOf?.(value);
  const text = condition && writeConditions([condition]);
  const label = look.labelOf(value);
  // An unknown device or country is no condition; an empty source is: direct visits.
  const isAsked = key ? value !== '' || key === 'source' : condition !== undefined;
  const isPressed = key
    ? search[key] === value
    : conditions.some((one) => text !== undefined && writeConditions([one]) === text);

  const toggle = () => {
    if (key) {
      void navigate({ to: '.', search: (before) => ({ ...before, [key]: isPressed ? undefined : value }) });
    } else if (condition && text) {
      if (isPressed) remove(condition);
      else add(text, 'where');
    }
  };

  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        disabled={!isAsked}
        aria-pressed={isPressed}
        title={isAsked ? `${look.one}: ${label}` : undefined}
        onClick={toggle}
        className="group relative flex h-8 min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-start aria-pressed:font-medium"
      >
        <span
          aria-hidden
          className="absolute inset-y-0.5 start-0 rounded-[5px] bg-ember-soft transition-[width] group-enabled:group-hover:bg-ember/30"
          style={{ width: `${(visitors / most) * 100}%` }}
        />
        <span className="relative min-w-0 flex-1 truncate">{label}</span>
        {hasGoal ? (
          <span
            className="relative text-muted-foreground text-xs tabular-nums"
            title={plural(conversions, { one: '# conversion', other: '# conversions' })}
          >
            <Trans>{formatShare(sessions === 0 ? 0 : conversions / sessions)} reach it</Trans>
            {revenue > 0 && t`, worth ${formatWorth(revenue, currency)}`}
          </span>
        ) : (
          <span className="relative hidden text-muted-foreground text-xs tabular-nums group-hover:inline">
            {formatShare(Math.min(visitors / all, 1), true)}
          </span>
        )}
        <span className="relative tabular-nums">{formatCount(visitors)}</span>
      </button>
      {isAsked && (
        <WatchThese
          siteId={siteId}
          whose={t`sessions with ${inSentence(look.one)} ${label}`}
          {...(key ? { segment: { [key]: value } } : {})}
          conditions={condition ? [condition] : []}
        />
      )}
    </li>
  );
}
