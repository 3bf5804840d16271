import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json';
import { useMemo } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import topology from 'world-atlas/countries-110m.json';
import { countryName } from '../../ui/format.ts';

const WIDTH = 640;
const HEIGHT = 320;

interface Shape {
  /** ISO 3166-1 alpha-2; undefined for land that has none. */
  code: string | undefined;
  path: string;
}

interface WorldMapProps {
  countries: readonly { value: string; visitors: number }[];
  /** The country that everything is narrowed to. */
  chosen?: string | undefined;
  /** What pressing one does; nothing where the map is only to look at. */
  onPress?: (code: string) => void;
  className?: string;
}

/** Countries by visitors, the darker the more. The list beside it has the same in words. */
export default function WorldMap({ countries, chosen, onPress, className }: WorldMapProps) {
  const shapes = useMemo(drawWorld, []);
  const visitors = new Map(countries.map((item) => [item.value, item.visitors]));
  const most = Math.max(...visitors.values(), 1);
  return (
    <figure className={className}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t`Visitors by country, as a map`}>
        {shapes.map(({ code, path }, index) => {
          const count = (code && visitors.get(code)) || 0;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list does the same by keyboard
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: the world is drawn once
              key={index}
              d={path}
              className="stroke-card stroke-[0.5] data-[pressable=true]:cursor-pointer data-[pressable=true]:hover:stroke-ember"
              data-pressable={count > 0 && onPress !== undefined}
              style={{ fill: fillOf(count, most, code !== undefined && code === chosen) }}
              onClick={() => code && count > 0 && onPress?.(code)}
            >
              {code && count > 0 && (
                <title>{t`${countryName(code)}: ${plural(count, { one: '# visitor', other: '# visitors' })}`}</title>
              )}
            </path>
          );
        })}
      </svg>
      <figcaption className="text-2xs text-muted-foreground">
        <Trans>
          Countries by{' '}
          <a href="https://db-ip.com" target="_blank" rel="noreferrer" className="underline underline-offset-2">
            DB-IP
          </a>
        </Trans>
      </figcaption>
    </figure>
  );
}

/** By the root of the share: beside one large country the small ones would all be white. */
const fillOf = (count: number, most: number, isChosen: boolean) =>
  count === 0
    ? 'var(--color-muted)'
    : `color-mix(in oklab, var(--color-ember) ${isChosen ? 100 : Math.round(15 + 75 * Math.sqrt(count / most))}%, var(--color-card))`;

function drawWorld(): Shape[] {
  // What JSON says of itself is wider than what the file holds.
  const world = topology as unknown as Topology<{ countries: GeometryCollection }>;
  const land = feature(world, world.objects.countries);
  const draw = geoPath(geoNaturalEarth1().fitSize([WIDTH, HEIGHT], land));
  const byNumber = new Map(codes.map(([alpha2, , number]) => [number, alpha2]));
  return land.features
    .filter(({ id }) => id !== ANTARCTICA)
    .map((country) => ({ code: byNumber.get(String(country.id)), path: draw(country) ?? '' }));
}

const ANTARCTICA = '010';
