import type { Heatmap } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { MousePointerClick } from 'lucide-react';
import { inSentence } from '../../../language/in-sentence.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { Selection } from '../content.ts';
import { KINDS } from '../kinds.ts';
import type { PageOfDevice } from '../queries.ts';
import { BandTable } from './band-table.tsx';
import { ElementTable } from './element-table.tsx';
import { PlacesTable } from './places-table.tsx';

interface MapFiguresProps {
  /** Left out where nothing leads to the sessions behind a figure. */
  siteId?: number;
  page: PageOfDevice;
  map: Heatmap;
  /** What has become of an element on the page as it is shown; nothing while that is not known. */
  fateOf: (selector: string) => 'shown' | 'hidden' | 'gone' | undefined;
  selection: Selection;
}

/** What a map is made of, in figures, or what to do where it is of nothing. */
export function MapFigures({ siteId, page, map: { kind, data }, fateOf, selection }: MapFiguresProps) {
  if (data.total === 0) {
    return (
      <EmptyState icon={MousePointerClick} title={t`No ${inSentence(KINDS[kind].label)} in these days`}>
        {KINDS[kind].none}
      </EmptyState>
    );
  }
  if (kind === 'scroll' || kind === 'attention') {
    return <BandTable siteId={siteId} kind={kind} on={page} data={data} selection={selection} />;
  }
  if (kind === 'move') return <PlacesTable data={data} />;
  return (
    <ElementTable
      siteId={siteId}
      kind={kind}
      on={page}
      elements={data.elements}
      fateOf={fateOf}
      selection={selection}
    />
  );
}
