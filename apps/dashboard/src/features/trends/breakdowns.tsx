import type { Question } from '@desirepath/contract/segment';
import { BreakdownCard } from './breakdown-card.tsx';

/** The same sessions by where, whence, with what and from which country. */
export function Breakdowns({ question, visitors }: { question: Question; visitors: number }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <BreakdownCard question={question} visitors={visitors} title="Pages" dimensions={['page', 'entry_page']} />
      <BreakdownCard question={question} visitors={visitors} title="Sources" dimensions={['source', 'channel']} />
      <BreakdownCard
        question={question}
        visitors={visitors}
        title="Technology"
        dimensions={['device', 'browser', 'os']}
      />
      <BreakdownCard
        question={question}
        visitors={visitors}
        title="Places"
        dimensions={['country', 'region', 'city', 'language']}
      />
    </div>
  );
}
