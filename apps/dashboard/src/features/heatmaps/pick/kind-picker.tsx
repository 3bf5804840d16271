import { t } from '@lingui/core/macro';
import { Select } from '../../../ui/select.tsx';
import { type HeatView, labelOf, VIEWS } from '../kinds.ts';

interface KindPickerProps {
  kind: HeatView;
  onChoose: (kind: HeatView) => void;
}

/** What the map is of. */
export function KindPicker({ kind, onChoose }: KindPickerProps) {
  const options = VIEWS.map((value) => ({ value, label: labelOf(value) }));
  return <Select label={t`What the map shows`} value={kind} options={options} onChange={onChoose} />;
}
