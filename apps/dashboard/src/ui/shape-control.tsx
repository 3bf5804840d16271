import { t } from '@lingui/core/macro';
import { ChartLine, Table2 } from 'lucide-react';
import { SegmentedControl } from './segmented-control.tsx';

export type Shape = 'chart' | 'table';

const SHAPES = [
  { value: 'chart', label: <ChartLine aria-hidden />, title: t`As a chart` },
  { value: 'table', label: <Table2 aria-hidden />, title: t`As a table` },
] as const;

/** Whether figures are drawn or written. */
export const ShapeControl = ({ shape, onShape }: { shape: Shape; onShape: (shape: Shape) => void }) => (
  <SegmentedControl label={t`Shown as`} value={shape} options={SHAPES} onChange={onShape} />
);
