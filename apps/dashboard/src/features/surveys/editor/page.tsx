import type { Survey, SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, client } from '../../../app/api.ts';
import { LoadedPage } from '../../../app/loaded-page.tsx';
import { sendOver } from '../../../app/send-over.ts';
import { toastProblem } from '../../../app/toast-problem.ts';
import { useUnsaved } from '../../../app/use-unsaved.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Input } from '../../../ui/input.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import type { EDITOR_PARTS } from '../search.ts';
import { StatusBadge } from '../status-badge.tsx';
import { useSurveyActions } from '../use-survey-actions.ts';
import { draftOf, placeOf, problemsOf } from './draft.ts';
import { LanguagesEditor } from './languages-editor.tsx';
import { LookEditor } from './look-editor.tsx';
import { Preview } from './preview.tsx';
import { PreviewLink } from './preview-link.tsx';
import { QuestionsEditor } from './questions-editor.tsx';
import { ShowingEditor } from './showing-editor.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/surveys/$surveyId/edit');

const PARTS = [
  { value: 'questions', label: t`Questions` },
  { value: 'look', label: t`Look` },
  { value: 'showing', label: t`When and to whom` },
  { value: 'languages', label: t`Languages` },
] as const satisfies readonly { value: (typeof EDITOR_PARTS)[number]; label: string }[];

export function EditSurveyPage() {
  const { siteId, surveyId } = route.useParams();
  const survey = useQuery(api.surveys.get.queryOptions({ input: { site: siteId, id: surveyId } }));
  return (
    <LoadedPage query={survey} list="/sites/$siteId/surveys">
      {(data) => <Editor survey={data} />}
    </LoadedPage>
  );
}

/** What is said of the survey on one side, what visitors see of it on the other. */
function Editor({ survey }: { survey: Survey }) {
  const { part = 'questions' } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<SurveyFields>(() => draftOf(survey));
  const [saved, setSaved] = useState(draft);
  // The one that the draft began with, whatever is asked for anew meanwhile.
  const [revision, setRevision] = useState(survey.revision);
  const [shown, setShown] = useState<{ question?: string; language?: string }>({});
  const { setStatus, isPending } = useSurveyActions(survey);
  const isChanged = draft !== saved;
  const replace = useMutation({
    mutationFn: (given: Parameters<typeof client.surveys.replace>[0]) => sendOver(given, client.surveys.replace),
    onSuccess: (written) => {
      setRevision(written.revision);
      queryClient.setQueryData(api.surveys.get.queryKey({ input: { site: survey.site, id: survey.id } }), written);
      return queryClient.invalidateQueries({ queryKey: api.surveys.key() });
    },
    onError: toastProblem,
  });
  useUnsaved(isChanged);

  const [problem] = problemsOf(draft);
  const save = async () => {
    if (problem) {
      toast.error(`${placeOf(problem.path, draft)}: ${problem.message}`);
      return false;
    }
    await replace.mutateAsync({ ...draft, site: survey.site, id: survey.id, revision });
    setSaved(draft);
    return true;
  };
  const saveAndSay = () =>
    void save().then(
      (isSaved) => isSaved && toast.success(t`Saved`),
      () => undefined,
    );
  const goLive = () =>
    void save().then(
      (isSaved) => isSaved && setStatus('live'),
      () => undefined,
    );
  const [first] = Object.keys(draft.translations);
  const language = shown.language ?? first;
  const editing = { draft, onChange: setDraft };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={draft.name || t`Survey`} description={<StatusBadge survey={survey} />}>
        <Button asChild variant="ghost">
          <Link to="/sites/$siteId/surveys/$surveyId" params={{ siteId: survey.site, surveyId: survey.id }}>
            <Trans>Results</Trans>
          </Link>
        </Button>
        <PreviewLink survey={survey} beforehand={save} />
        <Button
          variant={survey.status === 'live' ? 'primary' : 'secondary'}
          onClick={saveAndSay}
          disabled={replace.isPending || !isChanged}
        >
          {isChanged ? t`Save` : t`Saved`}
        </Button>
        {survey.status !== 'live' && (
          <Button
            variant="primary"
            onClick={goLive}
            disabled={isPending || replace.isPending || draft.questions.length === 0}
          >
            <Play aria-hidden />
            <Trans>Go live</Trans>
          </Button>
        )}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Card className="flex flex-wrap items-center gap-3 p-3">
            <Input
              aria-label={t`Name of the survey`}
              placeholder={t`Name, for your team alone`}
              maxLength={100}
              className="min-w-40 flex-1"
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
            <SegmentedControl
              label={t`Part of the survey`}
              value={part}
              options={PARTS}
              onChange={(chosen) => void navigate({ search: (before) => ({ ...before, part: chosen }), replace: true })}
            />
          </Card>
          {part === 'questions' && (
            <QuestionsEditor {...editing} onShow={(question) => setShown({ ...shown, question })} />
          )}
          {part === 'look' && <LookEditor {...editing} />}
          {part === 'showing' && <ShowingEditor {...editing} />}
          {part === 'languages' && (
            <LanguagesEditor {...editing} onShow={(language) => setShown({ ...shown, language })} />
          )}
        </div>
        <Preview
          draft={draft}
          survey={survey}
          shown={part === 'languages' ? { ...shown, language } : { question: shown.question }}
        />
      </div>
    </div>
  );
}
