import type { Survey } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy, Ellipsis, Link2, Pause, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { copyText } from '../../ui/copy-text.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { useSurveyActions } from './use-survey-actions.ts';

/** Pause, duplicate, delete: of a survey in a list, or on its own page. */
export function SurveyMenu({ survey }: { survey: Survey }) {
  const [isAsking, setAsking] = useState(false);
  const { setStatus, duplicate, remove, isPending } = useSurveyActions(survey);
  const address = new URL(`/s/${survey.id}`, window.location.origin).href;
  const copyLink = async () => {
    if (await copyText(address)) toast.success(t`Link copied`);
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild disabled={isPending}>
          <Button variant="ghost" size="icon" aria-label={t`More for ${survey.name}`}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {survey.status === 'live' ? (
            <DropdownMenuItem onSelect={() => setStatus('paused')}>
              <Pause aria-hidden />
              <Trans>Pause</Trans>
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem onSelect={() => setStatus('live')} disabled={survey.questions.length === 0}>
              <Play aria-hidden />
              <Trans>Go live</Trans>
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={duplicate}>
            <Copy aria-hidden />
            <Trans>Duplicate</Trans>
          </DropdownMenuItem>
          {survey.is_showing && (
            <DropdownMenuItem onSelect={copyLink}>
              <Link2 aria-hidden />
              <Trans>Copy its link</Trans>
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setAsking(true)}>
            <Trash2 aria-hidden />
            <Trans>Delete</Trans>
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDelete
        open={isAsking}
        onOpenChange={setAsking}
        name={survey.name}
        isPending={isPending}
        onConfirm={remove}
      >
        <Trans>
          All that was answered is deleted with it, for everyone who may see this site. To keep it, pause the survey
          instead.
        </Trans>
      </ConfirmDelete>
    </>
  );
}
