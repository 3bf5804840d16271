import type { Survey, SurveyStatus } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';

const SAID: Record<SurveyStatus, string> = {
  live: t`It is live: pages show it within five minutes.`,
  paused: t`It is paused: nobody is asked any more.`,
  draft: t`It is a draft again.`,
};

/** What can be done with a whole survey, wherever it is shown. */
export function useSurveyActions({ id, site }: Pick<Survey, 'id' | 'site'>) {
  const navigate = useNavigate();
  const stale = [api.surveys.key()];
  const setStatus = useChange(api.surveys.setStatus.mutationOptions(), {
    stale,
    onDone: ({ status }) => toast.success(SAID[status]),
  });
  const duplicate = useChange(api.surveys.duplicate.mutationOptions(), {
    stale,
    onDone: (copy) =>
      navigate({ to: '/sites/$siteId/surveys/$surveyId/edit', params: { siteId: site, surveyId: copy.id } }),
  });
  const remove = useChange(api.surveys.remove.mutationOptions(), {
    stale,
    onDone: () => navigate({ to: '/sites/$siteId/surveys', params: { siteId: site } }),
  });
  return {
    setStatus: (status: SurveyStatus) => setStatus.mutate({ id, site, status }),
    duplicate: () => duplicate.mutate({ id, site }),
    remove: () => remove.mutate({ params: { id }, query: { site } }),
    isPending: setStatus.isPending || duplicate.isPending || remove.isPending,
  };
}
