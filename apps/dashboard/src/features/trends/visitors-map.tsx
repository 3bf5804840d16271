import { QUERY } from '@desirepath/contract/limits';
import type { Question } from '@desirepath/contract/segment';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { useQuestionSearch } from '../../app/question.ts';
import WorldMap from './world-map.tsx';

/** Where visitors are; pressing a country narrows everything to it, pressing it again widens it. */
export default function VisitorsMap({ question }: { question: Question }) {
  const navigate = useNavigate();
  const chosen = useQuestionSearch().country;
  const countries = useQuery(
    api.trends.breakdown.queryOptions({
      input: { ...question, country: undefined, by: 'country', limit: QUERY.breakdownRows },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <WorldMap
      countries={countries.data?.items ?? []}
      chosen={chosen}
      onPress={(code) =>
        void navigate({
          to: '.',
          search: (before) => ({ ...before, country: code === chosen ? undefined : code }),
        })
      }
      className="mx-4 mt-2"
    />
  );
}
