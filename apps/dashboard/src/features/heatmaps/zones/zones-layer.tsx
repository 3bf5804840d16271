import type { Zone } from '@desirepath/contract/zones';
import { cn } from '../../../ui/class-names.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured } from '../stage/shown-page.ts';
import { placeZone } from './zones.ts';

interface ZonesLayerProps {
  zones: readonly Zone[];
  chosen: string | undefined;
  measured: Measured;
  surface: Surface;
  zoom: number;
}

/** The named parts of the page, each with its name. */
export function ZonesLayer({ zones, chosen, measured, surface, zoom }: ZonesLayerProps) {
  return zones.map((zone) => {
    const where = placeZone(zone, measured);
    if (where?.surface !== surface) return null;
    const { x, y, width, height } = where.box;
    return (
      <div
        key={zone.id}
        data-zone={zone.name}
        className={cn('absolute rounded-sm border-2 border-[#0072b2]', zone.id === chosen && 'bg-[#0072b2]/20')}
        style={{ left: x * zoom, top: y * zoom, width: width * zoom, height: height * zoom }}
      >
        <span className="absolute top-0 start-0 max-w-full truncate rounded-ee-sm bg-[#0072b2] px-1 text-white text-xs leading-4">
          {zone.name}
        </span>
      </div>
    );
  });
}
