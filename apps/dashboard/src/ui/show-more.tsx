import { Trans } from '@lingui/react/macro';
import { Button } from './button.tsx';

interface ShowMoreProps {
  /** A list that is asked for page by page. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The way to the rest of a list, while there is any. */
export function ShowMore({ list }: ShowMoreProps) {
  if (!list.hasNextPage) return null;
  return (
    <Button
      onClick={() => void list.fetchNextPage()}
      disabled={list.isFetchingNextPage}
      className="justify-self-center"
    >
      <Trans>Show more</Trans>
    </Button>
  );
}
