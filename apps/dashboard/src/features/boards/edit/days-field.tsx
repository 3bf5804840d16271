import { RANGE_PRESETS } from '@desirepath/contract/days';
import type { BoardDays } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { PRESET_LABELS } from '../../../app/shell/date-range-picker.tsx';
import { formatDays } from '../../../ui/format.ts';
import { LabelledSelect } from './labelled-select.tsx';

interface DaysFieldProps {
  /** Null for those of the board. */
  value: BoardDays | null;
  onChange: (days: BoardDays | null) => void;
}

/** Days that a tile has of its own. Days that stay come with what was pinned, and can be kept. */
export function DaysField({ value, onChange }: DaysFieldProps) {
  const fixed = value && !('preset' in value) ? value : undefined;
  return (
    <LabelledSelect
      label={t`Days`}
      value={value === null ? 'board' : 'preset' in value ? value.preset : 'fixed'}
      options={[
        { value: 'board', label: t`As the board` },
        ...(fixed ? [{ value: 'fixed' as const, label: formatDays(fixed.from, fixed.to) }] : []),
        ...RANGE_PRESETS.map((preset) => ({ value: preset, label: PRESET_LABELS[preset] })),
      ]}
      onChange={(chosen) => {
        if (chosen === 'board') onChange(null);
        else if (chosen !== 'fixed') onChange({ preset: chosen });
      }}
    />
  );
}
