import type { FeedbackState } from '@desirepath/contract/feedback';
import { FEEDBACK_STATES } from '@desirepath/contract/feedback-states';
import { t } from '@lingui/core/macro';
import { SearchBox } from '../../app/search-box.tsx';
import { formatCount } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import type { FeedbackSummary } from './queries.ts';
import type { FeedbackSearch } from './search.ts';
import { MOOD_NAMES, STATE_NAMES } from './words.ts';

interface FiltersProps {
  search: FeedbackSearch;
  summary: FeedbackSummary | undefined;
  onChange: (change: Partial<FeedbackSearch>) => void;
}

/** Stands for no condition: a list of choices has none without a value. */
const ANY = 'any';

/** Which messages are listed. */
export function Filters({ search, summary, onChange }: FiltersProps) {
  const countOf = (state: FeedbackState) =>
    summary && formatCount(summary.states.find((one) => one.state === state)?.count ?? 0);
  const states = [
    { value: ANY, label: t`All` },
    ...FEEDBACK_STATES.map((state) => ({
      value: state,
      label: `${STATE_NAMES[state]} ${countOf(state) ?? '–'}`,
    })),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={t`State`}
        value={search.state ?? ANY}
        options={states}
        onChange={(value) => onChange({ state: FEEDBACK_STATES.find((state) => state === value) })}
      />
      <Select
        label={t`Mood`}
        value={search.mood === undefined ? ANY : String(search.mood)}
        options={[
          { value: ANY, label: t`Any mood` },
          ...MOOD_NAMES.map((label, index) => ({ value: String(index + 1), label })),
        ]}
        onChange={(value) => onChange({ mood: value === ANY ? undefined : Number(value) })}
      />
      {/* Until it is known whether there are tags, it keeps its place. */}
      {(!summary || summary.tags.length > 0 || search.tag !== undefined) && (
        <Select
          label={t`Tag`}
          value={search.tag ?? ANY}
          options={[
            { value: ANY, label: t`Any tag` },
            ...withChosen(summary?.tags.map(({ tag }) => tag) ?? [], search.tag).map((tag) => ({
              value: tag,
              label: tag,
            })),
          ]}
          onChange={(value) => onChange({ tag: value === ANY ? undefined : value })}
        />
      )}
      <Select
        label={t`Whose`}
        value={search.assignee ?? ANY}
        options={[
          { value: ANY, label: t`Anybody’s` },
          { value: 'none', label: t`Nobody’s` },
          ...(summary?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => onChange({ assignee: value === ANY ? undefined : value })}
      />
      <SearchBox
        label={t`Search in texts, pages and addresses`}
        placeholder={t`Text, page or e-mail, Enter`}
        className="h-8 w-72"
        value={search.search}
        onSearch={(sought) => onChange({ search: sought })}
      />
    </div>
  );
}

const withChosen = (tags: readonly string[], chosen: string | undefined): readonly string[] =>
  chosen === undefined || tags.includes(chosen) ? tags : [...tags, chosen];
