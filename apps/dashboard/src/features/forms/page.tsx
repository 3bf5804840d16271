import { t } from '@lingui/core/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { TextCursorInput } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { NoSessions } from '../../app/no-sessions.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { FormsTable } from './forms-table.tsx';

/** The forms of a site: they find themselves. */
export function FormsPage() {
  const question = useQuestion();
  const forms = useQuery(api.forms.list.queryOptions({ input: question, placeholderData: keepPreviousData }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t`Forms`}
        description={t`Where visitors get stuck in what you ask of them. What they type is never recorded.`}
      />
      <Card className="overflow-hidden">
        {forms.isPending && <Loading className="m-4 h-64" />}
        {forms.isError && !forms.data && (
          <ErrorState problem={problemOf(forms.error)} onRetry={() => void forms.refetch()} />
        )}
        {forms.data?.items.length === 0 && !forms.isPlaceholderData && (
          <NoSessions
            siteId={question.site}
            icon={TextCursorInput}
            filtered={{
              title: t`Nobody who fits the filter came upon a form`,
              text: t`Take a condition away, or choose more days.`,
            }}
            unfiltered={{
              title: t`No form in these days`,
              text: t`A form appears here by itself once a visitor has come upon it, with or without a form element in the page. Give it a name attribute to be called by that.`,
            }}
          />
        )}
        {forms.data && forms.data.items.length > 0 && (
          <div aria-busy={forms.isPlaceholderData} className="transition-opacity aria-busy:opacity-60">
            <FormsTable forms={forms.data.items} />
          </div>
        )}
      </Card>
    </div>
  );
}
