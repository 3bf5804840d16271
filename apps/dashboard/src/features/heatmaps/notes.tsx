import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { Trans } from '@lingui/react/macro';
import { formatMoment, formatShare } from '../../ui/format.ts';
import { amountOf } from './kinds.ts';
import type { Placement } from './placement/placement.ts';

interface NotesProps {
  kind: HeatmapKind;
  takenAt: string;
  /** What was open in the page, as it is called; empty for the page as it comes. */
  state: string;
  total: number;
  placement: Placement | undefined;
  isLostShown: boolean;
  onLostShown: (isShown: boolean) => void;
  /** Where other states of the page can be chosen; left out where there are none. */
  onChooseState?: () => void;
}

/** What is behind the map, and what of it is not drawn. */
export function Notes({ kind, takenAt, state, total, placement, isLostShown, onLostShown, onChooseState }: NotesProps) {
  const part = (count: number) => `${formatShare(total > 0 ? count / total : 0)} (${amountOf(kind, count)})`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5 text-2sm text-muted-foreground">
      <span>
        <Trans>Recorded {formatMoment(takenAt)}</Trans>
        {state && ` · ${state}`}
      </span>
      {placement && placement.hidden > 0 && (
        <span data-testid="hidden-note">
          <Trans>On elements hidden in this state: {part(placement.hidden)}</Trans>
          {onChooseState && (
            <>
              {' · '}
              <button type="button" onClick={onChooseState} className="text-ember-text underline underline-offset-4">
                <Trans>choose another state</Trans>
              </button>
            </>
          )}
        </span>
      )}
      {placement && placement.gone > 0 && (
        <label className="flex items-center gap-1.5" data-testid="gone-note">
          <Trans>On elements no longer there: {part(placement.gone)}</Trans>
          <input
            type="checkbox"
            checked={isLostShown}
            onChange={(event) => onLostShown(event.target.checked)}
            className="ms-1 size-3.5 accent-primary"
          />
          <Trans>show where they were</Trans>
        </label>
      )}
    </div>
  );
}
