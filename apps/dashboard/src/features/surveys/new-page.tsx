import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { useSite } from '../../app/question.ts';
import { useChange } from '../../app/use-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { held } from '../../ui/held.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { IN_THIS_LANGUAGE, TEMPLATES } from './templates.ts';
import { TYPE_LOOKS } from './words.ts';

/** What to begin with. A choice makes a draft, which nobody sees before it goes live. */
export function NewSurveyPage() {
  const { id: site } = useSite();
  const navigate = useNavigate();
  const create = useChange(api.surveys.create.mutationOptions(), {
    stale: [api.surveys.key()],
    onDone: ({ id }) =>
      navigate({ to: '/sites/$siteId/surveys/$surveyId/edit', params: { siteId: site, surveyId: id } }),
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t`New survey`}
        description={t`All of it can be changed afterwards. Nobody sees it before it goes live.`}
      >
        <Button asChild variant="ghost">
          <Link to="/sites/$siteId/surveys" params={{ siteId: site }}>
            <Trans>Cancel</Trans>
          </Link>
        </Button>
      </PageHeader>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {TEMPLATES.map(({ title, text, survey }) => (
          <li key={title}>
            <button
              type="button"
              onClick={() => create.mutate({ ...IN_THIS_LANGUAGE, ...survey, site })}
              {...held(create.isPending)}
              className="grid h-full w-full content-start gap-1.5 rounded-lg border bg-card p-4 text-start hover:bg-hover aria-disabled:opacity-60"
            >
              <span className="font-semibold">{title}</span>
              <span className="text-muted-foreground">{text}</span>
              <span className="flex flex-wrap gap-1 pt-1">
                {[...new Set(survey.questions?.map(({ type }) => TYPE_LOOKS[type].label))].map((label) => (
                  <Badge key={label}>{label}</Badge>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
