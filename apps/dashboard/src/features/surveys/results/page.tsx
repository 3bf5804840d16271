import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Download, MessageCircleQuestion, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../../../app/api.ts';
import { AtLeast } from '../../../app/at-least.tsx';
import { PagePending } from '../../../app/fallbacks.tsx';
import { inGeneral } from '../../../app/in-general.ts';
import { NoSessions } from '../../../app/no-sessions.tsx';
import { PageProblem } from '../../../app/page-problem.tsx';
import { useQuestion } from '../../../app/question.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { formatCount, formatSeconds, formatShare, languageName } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Select } from '../../../ui/select.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { SurveyMenu } from '../survey-menu.tsx';
import { showingWords } from '../words.ts';
import { AnswersList } from './answers-list.tsx';
import { CrossTab } from './cross-tab.tsx';
import { type Asked, answeredSurvey, exportAddress, isOfPart, type Results, shareAnswered } from './figures.ts';
import { QuestionCard } from './question-card.tsx';
import { Texts } from './texts.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/surveys/$surveyId');

const VIEWS = [
  { value: 'summary', label: t`Summary` },
  { value: 'texts', label: t`Texts` },
  { value: 'compare', label: t`Compare` },
  { value: 'answers', label: t`Answers` },
] as const;

const ALL = ' all';

/** What was answered to one survey. */
export function SurveyPage() {
  const { siteId, surveyId } = route.useParams();
  const { view = 'summary', version, shown_in } = route.useSearch();
  const navigate = route.useNavigate();
  const question = useQuestion();
  const asked = { ...question, id: surveyId, version, shown_in };
  const survey = useQuery(api.surveys.get.queryOptions({ input: { site: siteId, id: surveyId } }));
  const results = useQuery(api.surveyResults.results.queryOptions({ input: asked, placeholderData: keepPreviousData }));
  const problem = survey.error ?? results.error;
  if (problem)
    return (
      <PageProblem
        error={problem}
        onRetry={() => void Promise.all([survey.refetch(), results.refetch()])}
        list="/sites/$siteId/surveys"
      />
    );
  if (!survey.data || !results.data) return <PagePending />;
  const { versions, languages, responses } = results.data;
  const questions = results.data.questions.map((one) => ({ ...one, text: inGeneral(one.text) }));
  const narrow = (changes: { version?: number | undefined; shown_in?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={survey.data.name} description={showingWords(survey.data)}>
        <StatusBadge survey={survey.data} />
        <Button asChild variant="ghost">
          <a href={exportAddress(asked)} download>
            <Download aria-hidden />
            CSV
          </a>
        </Button>
        <AtLeast needed="analyst">
          <Button asChild>
            <Link to="/sites/$siteId/surveys/$surveyId/edit" params={{ siteId, surveyId }}>
              <Pencil aria-hidden />
              <Trans>Edit</Trans>
            </Link>
          </Button>
          <SurveyMenu survey={survey.data} />
        </AtLeast>
      </PageHeader>
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          label={t`What is looked at`}
          value={view}
          options={VIEWS}
          onChange={(chosen) => void navigate({ search: (before) => ({ ...before, view: chosen }), replace: true })}
        />
        <span className="flex-1" />
        {versions.length > 1 && (
          <Select
            label={t`Version`}
            value={version === undefined ? ALL : String(version)}
            options={[
              { value: ALL, label: t`All versions` },
              ...versions.map((one) => ({
                value: String(one.version),
                label: t`Version ${one.version} (${formatCount(one.responses)})`,
              })),
            ]}
            onChange={(chosen) => narrow({ version: chosen === ALL ? undefined : Number(chosen) })}
          />
        )}
        {languages.filter(({ language }) => language).length > 1 && (
          <Select
            label={t`Language`}
            value={shown_in ?? ALL}
            options={[
              { value: ALL, label: t`All languages` },
              ...languages
                .filter(({ language }) => language)
                .map(({ language, responses: count }) => ({
                  value: language,
                  label: `${languageName(language)} (${formatCount(count)})`,
                })),
            ]}
            onChange={(chosen) => narrow({ shown_in: chosen === ALL ? undefined : chosen })}
          />
        )}
      </div>
      {responses === 0 ? (
        <Card>
          <NoSessions
            siteId={siteId}
            icon={MessageCircleQuestion}
            own={
              version !== undefined || shown_in !== undefined ? { version: undefined, shown_in: undefined } : undefined
            }
            filtered={{ title: t`No such answers`, text: t`Nobody who fits the filter answered in these days.` }}
            unfiltered={{
              title: t`No answers in these days`,
              text:
                survey.data.responses > 0
                  ? t`There are answers of other days: choose a longer range.`
                  : t`They arrive here as they are given. Is the survey live, and on a page that is visited?`,
            }}
            className="py-16"
          />
        </Card>
      ) : (
        <div
          aria-busy={results.isPlaceholderData}
          className="grid grid-cols-[minmax(0,1fr)] gap-4 transition-opacity aria-busy:opacity-60"
        >
          {view === 'summary' && (
            <>
              <Totals results={results.data} asked={asked} />
              {questions.map((one) => (
                <QuestionCard key={one.id} result={one} asked={asked} />
              ))}
            </>
          )}
          {view === 'texts' && <Texts asked={asked} questions={questions} />}
          {view === 'compare' && <CrossTab asked={asked} questions={questions} />}
          {view === 'answers' && <AnswersList asked={asked} questions={questions} />}
        </div>
      )}
    </div>
  );
}

function Totals({ results, asked }: { results: Results; asked: Asked }) {
  const { shown, responses, completed, median_ms } = results;
  const share = shareAnswered(results, asked);
  return (
    <Card className="grid grid-cols-2 gap-px overflow-hidden bg-border md:grid-cols-4">
      <Total
        label={t`Shown`}
        value={shown > 0 ? formatCount(shown) : '–'}
        note={shown > 0 && isOfPart(asked) ? t`In all versions and languages` : undefined}
      />
      <Total
        label={t`Answers`}
        value={formatCount(responses)}
        note={share === undefined ? undefined : t`${formatShare(share)} of those shown`}
      >
        <WatchThese siteId={asked.site} whose={t`those who answered`} conditions={[answeredSurvey(asked)]} />
      </Total>
      <Total
        label={t`Complete`}
        value={formatShare(completed / Math.max(1, responses))}
        note={plural(completed, { one: '# answer', other: '# answers' })}
      />
      <Total
        label={t`Time to answer`}
        value={median_ms === null ? '–' : formatSeconds(median_ms)}
        note={t`Half are faster`}
      />
    </Card>
  );
}

function Total({
  label,
  value,
  note,
  children,
}: {
  label: string;
  value: string;
  note?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="grid content-start gap-0.5 bg-card p-4">
      <span className="text-2sm text-muted-foreground">{label}</span>
      <span className="flex items-center gap-1 font-semibold text-xl tabular-nums">
        {value}
        {children}
      </span>
      {note && <span className="text-2sm text-muted-foreground">{note}</span>}
    </div>
  );
}
