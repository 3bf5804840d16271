import type { Survey } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useSite } from '../../../app/question.ts';
import { toastProblem } from '../../../app/toast-problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';

interface PreviewLinkProps {
  survey: Pick<Survey, 'id' | 'site'>;
  /** Saves what was changed, since the page is shown what is saved; false where it cannot be. */
  beforehand: () => Promise<boolean>;
}

/** Opens a page of the site with the survey on it, whatever its status. The address works once. */
export function PreviewLink({ survey, beforehand }: PreviewLinkProps) {
  const { domain } = useSite();
  const [isOpen, setOpen] = useState(false);
  const [page, setPage] = useState(`https://${domain}/`);
  const preview = useMutation(api.surveys.preview.mutationOptions({ onError: toastProblem }));
  const isAddress = /^https?:\/\//.test(page) && URL.canParse(page);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    // Opened before anything is waited for: later on browsers take it for an advertisement.
    const tab = window.open('', '_blank');
    const made = (await beforehand().catch(() => false))
      ? await preview.mutateAsync({ site: survey.site, id: survey.id }).catch(() => undefined)
      : undefined;
    if (!made || !tab) {
      tab?.close();
      return;
    }
    tab.opener = null;
    tab.location.href = page.replace(/#.*$/, '') + made.fragment;
    setOpen(false);
  };
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        <ExternalLink aria-hidden />
        <Trans>On your page</Trans>
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t`See it on your own page`}
        description={t`Only you see it there. Nobody else does before it goes live, and the address works once, within an hour.`}
      >
        <form onSubmit={(event) => void open(event)} className="grid gap-3">
          <Field
            label={t`Page`}
            help={t`One with the tracking script of ${domain}, which measures you: without Do Not Track, and once you have consented where you ask for it.`}
            {...(isAddress ? {} : { error: t`Not the address of a page` })}
          >
            {(control) => (
              <Input {...control} type="url" value={page} onChange={(event) => setPage(event.target.value)} />
            )}
          </Field>
          <Button type="submit" variant="primary" disabled={!isAddress || preview.isPending}>
            <Trans>Save and open</Trans>
          </Button>
        </form>
      </Dialog>
    </>
  );
}
