import { t } from '@lingui/core/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../ui/button.tsx';
import { type Gone, goneIn, withoutGone } from './gone.ts';
import type { Problem } from './problem.ts';

const WORDS: Record<string, string> = {
  gone_segment: t`Without the segment`,
  gone_goal: t`Without the goal`,
  gone_funnel: t`Without the funnel`,
  gone_zone: t`Without the zone`,
};

export const WithoutButton = ({ gone, onTake }: { gone: Gone; onTake: () => void }) => (
  <Button onClick={onTake}>{WORDS[gone.code] ?? t`Without it`}</Button>
);

/** Takes what is gone off the address, where it stands there. */
export default function WithoutGone({ problem }: { problem: Problem }) {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const gone = goneIn(problem);
  if (!gone) return null;
  const { where, against, with_where } = search;
  const rest = {
    where: withoutGone(where, gone),
    against: withoutGone(against, gone),
    with_where: withoutGone(with_where, gone),
  };
  if (rest.where === where && rest.against === against && rest.with_where === with_where) return null;
  return (
    <WithoutButton
      gone={gone}
      onTake={() => void navigate({ to: '.', search: (before) => ({ ...before, ...rest }), replace: true })}
    />
  );
}
