import type { Heatmap } from '@desirepath/contract/heatmaps';
import type { Selection } from '../content.ts';
import type { PageOfDevice } from '../queries.ts';
import { BandTable } from './band-table.tsx';
import { ElementTable } from './element-table.tsx';
import { PlacesTable } from './places-table.tsx';

interface MapTableProps {
  /** Left out where nothing leads to the sessions behind a figure. */
  siteId?: number;
  page: PageOfDevice;
  map: Heatmap;
  /** What has become of an element on the page as it is shown; nothing while that is not known. */
  fateOf: (selector: string) => 'shown' | 'hidden' | 'gone' | undefined;
  selection: Selection;
}

/** What a map is made of, in figures. */
export function MapTable({ siteId, page, map: { kind, data }, fateOf, selection }: MapTableProps) {
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
