import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { z } from 'zod';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Comparison } from './compare/comparison.tsx';
import { NO_COMPARISON, otherSide, type Side } from './compare/sides.ts';
import type { Show } from './content.ts';
import { EngagementView } from './engagement-view.tsx';
import { Heatmap } from './heatmap.tsx';
import type { HeatView } from './kinds.ts';
import type { heatmapsSearch } from './search.ts';

type Search = z.infer<typeof heatmapsSearch>;

interface ChosenViewProps {
  first: Side;
  kind: HeatView;
  search: Search;
  change: (changes: Partial<Search>) => void;
}

const MODES = [
  { value: 'beside', label: t`Side by side` },
  { value: 'difference', label: t`Difference` },
] as const;

/** What the address says is to be seen: a map, two of them, or the elements by what came of them. */
export function ChosenView({ first, kind, search, change }: ChosenViewProps) {
  const view = {
    width: search.width,
    onWidth: (width: number | undefined) => change({ width }),
    pinned: search.element,
    onPin: (element: string | undefined) => change({ element }),
  };
  const ofMaps = {
    show: search.show ?? 'density',
    onShow: (show: Show) => change({ show: show === 'density' ? undefined : show }),
  } as const;
  if (kind === 'engagement') {
    return (
      <EngagementView
        page={first.page}
        chosen={first.chosen}
        goal={{ goal: search.goal, worth: search.worth }}
        onGoal={change}
        {...view}
      />
    );
  }
  if (!search.compare) {
    return (
      <Heatmap
        page={first.page}
        chosen={first.chosen}
        kind={kind}
        onChoose={({ state, id }) => change({ state, snapshot: id })}
        {...ofMaps}
        {...view}
      />
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          label={t`Compare as`}
          value={search.compare}
          options={MODES}
          onChange={(compare) => change({ compare })}
        />
        <Button variant="ghost" onClick={() => change(NO_COMPARISON)}>
          <Trans>End the comparison</Trans>
        </Button>
      </div>
      <Comparison
        first={first}
        second={otherSide(first, search)}
        kind={kind}
        mode={search.compare}
        {...ofMaps}
        {...view}
      />
    </>
  );
}
