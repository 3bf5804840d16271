import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TextCursorInput } from 'lucide-react';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { useQuestion, useQuestionSearch } from '../../app/question.ts';
import { FILTER_KEYS, NO_SEGMENT } from '../../app/search.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FormsTable } from './forms-table.tsx';

/** The forms of a site: they find themselves. */
export function FormsPage() {
  const question = useQuestion();
  const forms = useQuery(api.forms.list.queryOptions({ input: question, placeholderData: keepPreviousData }));
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Forms"
        description="Where visitors get stuck in what you ask of them. What they type is never recorded."
      />
      <Card className="overflow-hidden">
        {forms.isPending && <Skeleton className="m-4 h-64" />}
        {forms.isError && !forms.data && (
          <ErrorState problem={problemOf(forms.error)} onRetry={() => void forms.refetch()} />
        )}
        {forms.data?.items.length === 0 && !forms.isPlaceholderData && <NoForms siteId={question.site} />}
        {forms.data && forms.data.items.length > 0 && (
          <div aria-busy={forms.isPlaceholderData} className="transition-opacity aria-busy:opacity-60">
            <FormsTable forms={forms.data.items} />
          </div>
        )}
      </Card>
    </div>
  );
}

function NoForms({ siteId }: { siteId: number }) {
  const search = useQuestionSearch();
  return FILTER_KEYS.some((key) => search[key] !== undefined) ? (
    <EmptyState
      icon={TextCursorInput}
      title="Nobody who fits the filter came upon a form"
      action={
        <Button asChild>
          <Link to="/sites/$siteId/forms" params={{ siteId }} search={NO_SEGMENT}>
            Clear the filters
          </Link>
        </Button>
      }
    >
      Take a condition away, or choose more days.
    </EmptyState>
  ) : (
    <EmptyState
      icon={TextCursorInput}
      title="No form in these days"
      action={
        <Button asChild>
          <Link to="/sites/$siteId/install" params={{ siteId }}>
            Check the installation
          </Link>
        </Button>
      }
    >
      A form appears here by itself once a visitor has come upon it, with or without a form element in the page. Give it
      a name attribute to be called by that.
    </EmptyState>
  );
}
