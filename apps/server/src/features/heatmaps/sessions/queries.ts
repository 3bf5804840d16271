import type { ON_PAGE } from '@desirepath/contract/heatmap-kinds';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { ZoneShape } from '@desirepath/contract/zones';
import type { Bind } from '../../segments/bind.ts';
import { TELLS_ATTENTION } from '../bands/queries.ts';
import { isOfKind } from '../clicks/queries.ts';
import { everyEventOnPage, type PageOnScreens, type PageRules } from '../on-page/queries.ts';
import { isInZone } from '../zones/queries.ts';

/** A map, or a part of it: an element, a band by where it begins in per cent, a zone. */
export interface PartOfMap extends PageOnScreens {
  of: (typeof ON_PAGE)[number];
  element?: string | undefined;
  band?: number | undefined;
  shape?: ZoneShape;
}

/** Whether a session has what a map counts, or a view of its page: the same rows as of the map itself. Goes behind `WHERE`, on `session_id`. */
export function isInMap(part: PartOfMap, rules: Omit<PageRules, 'time_zone'>, bind: Bind): string {
  const { sized, unsized } = everyEventOnPage(part, rules, bind);
  const isSized = part.of !== 'scroll' && part.of !== 'attention' && part.of !== 'move';
  const shape = part.element === undefined ? part.shape : { type: 'element' as const, selector: part.element };
  const isThere = shape && isSized ? ` AND ${isInZone(shape, bind)}` : '';
  return `session_id IN (
    SELECT session_id FROM events AS e WHERE ${counted(part, bind)}${isThere} AND ${isSized ? sized : unsized})`;
}

/** Whether a row is one that the map counts, in its band where that is asked for. */
function counted({ of, band }: PartOfMap, bind: Bind): string {
  switch (of) {
    case 'view':
      return "type = 'page_view'";
    case 'move':
      return "type = 'mouse_move'";
    case 'scroll':
      return `type = 'scroll' AND value BETWEEN 0 AND 100${band === undefined ? '' : ` AND toUInt8(assumeNotNull(value)) > ${bind(band)}`}`;
    case 'attention':
      return `${TELLS_ATTENTION}${band === undefined ? '' : ` AND ts[${bind(Math.floor((band * HEATMAPS.attentionBands) / 100) + 1)}] > 0`}`;
    default:
      return isOfKind(of);
  }
}
