import { QUERY } from '@desirepath/contract/limits';
import type { Survey } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion } from 'lucide-react';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/at-least.tsx';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { Narrowed } from '../../app/narrowed.tsx';
import { NewLink } from '../../app/new-link.tsx';
import { useSite } from '../../app/question.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatAgo } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusBadge } from './status-badge.tsx';
import { SurveyMenu } from './survey-menu.tsx';
import { showingWords } from './words.ts';

/** The surveys of the site. */
export function SurveysPage() {
  const { id: siteId } = useSite();
  const list = useQuery(api.surveys.list.queryOptions({ input: { site: siteId, limit: QUERY.maxPageSize } }));
  const surveys = list.data?.items ?? [];
  const isEmpty = list.isSuccess && surveys.length === 0;
  const add = (
    <NewLink to="/sites/$siteId/surveys/new">
      <Trans>New survey</Trans>
    </NewLink>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t`Surveys`}
        description={t`What visitors say when they are asked, with the recording behind every answer.`}
      >
        {!isEmpty && add}
      </PageHeader>
      <CardFallbacks query={list} rows={4} />
      {isEmpty && (
        <Card>
          <EmptyState icon={MessageCircleQuestion} title={t`Nobody has been asked yet`} className="py-24" action={add}>
            <Trans>
              Ask visitors on your pages or by a link: what they came for, whether they got it, what was in the way.
            </Trans>
          </EmptyState>
        </Card>
      )}
      {surveys.length > 0 && (
        <Narrowed label={t`Search the surveys`} items={surveys} foundBy={({ name }) => name}>
          {(survey) => <SurveyRow key={survey.id} survey={survey} />}
        </Narrowed>
      )}
    </div>
  );
}

function SurveyRow({ survey }: { survey: Survey }) {
  const params = { siteId: survey.site, surveyId: survey.id };
  const mayChange = useMay('analyst');
  const isNew = mayChange && survey.status === 'draft' && survey.responses === 0;
  return (
    <li className="flex items-center gap-1 pe-2 hover:bg-hover">
      <Link
        to={isNew ? '/sites/$siteId/surveys/$surveyId/edit' : '/sites/$siteId/surveys/$surveyId'}
        params={params}
        className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 py-3 ps-4"
      >
        <span className="grid min-w-0 flex-1 basis-48 gap-0.5">
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium">{survey.name}</span>
            <StatusBadge survey={survey} />
          </span>
          <span className="truncate text-2sm text-muted-foreground">{showingWords(survey)}</span>
        </span>
        <span className="ms-auto grid shrink-0 justify-items-end gap-0.5 tabular-nums">
          <span className="font-medium">
            <Plural value={survey.responses} one="# answer" other="# answers" />
          </span>
          <span className="text-2sm text-muted-foreground">
            {survey.last_response_at ? formatAgo(survey.last_response_at, new Date()) : t`None yet`}
          </span>
        </span>
      </Link>
      {mayChange && <SurveyMenu survey={survey} />}
    </li>
  );
}
