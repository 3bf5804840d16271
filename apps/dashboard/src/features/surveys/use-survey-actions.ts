import type { Survey, SurveyStatus } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { toastProblem } from '../../app/toast-problem.ts';

const SAID: Record<SurveyStatus, string> = {
  live: t`It is live: pages show it within five minutes.`,
  paused: t`It is paused: nobody is asked any more.`,
  draft: t`It is a draft again.`,
};

/** What can be done with a whole survey, wherever it is shown. */
export function useSurveyActions({ id, site }: Pick<Survey, 'id' | 'site'>) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const changed = () => queryClient.invalidateQueries({ queryKey: api.surveys.key() });
  const setStatus = useMutation(
    api.surveys.setStatus.mutationOptions({
      onSuccess: ({ status }) => {
        toast.success(SAID[status]);
        return changed();
      },
      onError: toastProblem,
    }),
  );
  const duplicate = useMutation(
    api.surveys.duplicate.mutationOptions({
      async onSuccess(copy) {
        await changed();
        await navigate({ to: '/sites/$siteId/surveys/$surveyId/edit', params: { siteId: site, surveyId: copy.id } });
      },
      onError: toastProblem,
    }),
  );
  const remove = useMutation(
    api.surveys.remove.mutationOptions({
      async onSuccess() {
        await navigate({ to: '/sites/$siteId/surveys', params: { siteId: site } });
        await changed();
      },
      onError: toastProblem,
    }),
  );
  return {
    setStatus: (status: SurveyStatus) => setStatus.mutate({ id, site, status }),
    duplicate: () => duplicate.mutate({ id, site }),
    remove: () => remove.mutate({ params: { id }, query: { site } }),
    isPending: setStatus.isPending || duplicate.isPending || remove.isPending,
  };
}
