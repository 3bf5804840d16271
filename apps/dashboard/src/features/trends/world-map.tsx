import { QUERY } from '@desirepath/contract/limits';
import type { Question } from '@desirepath/contract/segment';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import codes from 'i18n-iso-countries/codes.json';
import { useMemo } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import topology from 'world-atlas/countries-110m.json';
import { api } from '../../app/api.ts';
import { useQuestionSearch } from '../../app/question.ts';
import { countryName, formatNumber } from '../../ui/format.ts';

const WIDTH = 640;
const HEIGHT = 320;

interface Shape {
  /** ISO 3166-1 alpha-2; undefined for land that has none. */
  code: string | undefined;
  path: string;
}

/** Countries by visitors, the darker the more; pressing one narrows everything to it. The list below has the same in words. */
export default function WorldMap({ question }: { question: Question }) {
  const navigate = useNavigate();
  const chosen = useQuestionSearch().country;
  const countries = useQuery(
    api.trends.breakdown.queryOptions({
      input: { ...question, country: undefined, by: 'country', limit: QUERY.breakdownRows },
      placeholderData: keepPreviousData,
    }),
  );
  const shapes = useMemo(drawWorld, []);
  const visitors = new Map(countries.data?.items.map((item) => [item.value, item.visitors]));
  const most = Math.max(...visitors.values(), 1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="mx-4 mt-2" role="img" aria-label="Visitors by country, as a map">
      {shapes.map(({ code, path }, index) => {
        const count = (code && visitors.get(code)) || 0;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list below does the same by keyboard
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: the world is drawn once
            key={index}
            d={path}
            className="stroke-card stroke-[0.5] data-[known=true]:cursor-pointer data-[known=true]:hover:stroke-ember"
            data-known={count > 0}
            style={{ fill: fillOf(count, most, code !== undefined && code === chosen) }}
            onClick={() =>
              count > 0 &&
              void navigate({
                to: '.',
                search: (before) => ({ ...before, country: code === chosen ? undefined : code }),
              })
            }
          >
            {code && count > 0 && <title>{`${countryName(code)}: ${formatNumber(count)} visitors`}</title>}
          </path>
        );
      })}
    </svg>
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
