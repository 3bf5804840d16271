import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import type { Content, Show } from './content.ts';
import { MOST_DOTS } from './layers/dots-layer.tsx';
import { heatOf, legendTicks } from './layers/heat.ts';
import { Legend } from './layers/legend.tsx';
import { difference, gradientOf, single, turbo } from './layers/palette.ts';

const SHOWS = [
  { value: 'density', label: t`Density` },
  { value: 'dots', label: t`Dots` },
  { value: 'elements', label: t`Elements` },
] as const;

interface ToolbarProps {
  content: Content;
  /** Left out where there is one way alone. */
  onShow?: (show: Show) => void;
  opacity: number;
  onOpacity: (opacity: number) => void;
  /** What a spot of the hottest colour has. */
  max: number;
  /** What the colours mean. */
  meaning: string;
  children?: ReactNode;
}

/** How the map is drawn, and what its colours mean. */
export function Toolbar({ content, onShow, opacity, onOpacity, max, meaning, children }: ToolbarProps) {
  const opacityId = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-3 py-2">
      {content.form === 'elements' && onShow && (
        <SegmentedControl label={t`Show as`} value={content.show} options={SHOWS} onChange={onShow} />
      )}
      <label htmlFor={opacityId} className="flex items-center gap-2 text-2sm text-muted-foreground">
        <Trans>Opacity</Trans>
        <input
          id={opacityId}
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={opacity}
          onChange={(event) => onOpacity(Number(event.target.value))}
          className="w-24 accent-primary"
        />
      </label>
      {children}
      <div className="ms-auto">
        <ContentLegend content={content} max={max} meaning={meaning} />
      </div>
    </div>
  );
}

function ContentLegend({ content, max, meaning }: Pick<ToolbarProps, 'content' | 'max' | 'meaning'>): ReactNode {
  const most = Math.max(1, max);
  if (content.scale === 'difference') {
    const most = content.form === 'bands' ? '' : ` +${formatShare(max)}`;
    const ticks = [
      { at: 0, words: `B${most}` },
      { at: 0.5, words: t`same` },
      { at: 1, words: `A${most}` },
    ];
    return <Legend title={meaning} gradient={gradientOf(difference)} ticks={ticks} />;
  }
  if (content.form === 'bands') {
    const ticks = [0, 0.5, 1].map((at) => ({ at, words: formatShare(at) }));
    return <Legend title={meaning} gradient={gradientOf((unit) => turbo(0.08 + 0.8 * unit))} ticks={ticks} />;
  }
  if (content.form === 'elements' && content.show === 'elements') {
    const ticks = [0, 0.5, 1].map((at) => ({ at, words: formatShare(at) }));
    return <Legend title={meaning} gradient={gradientOf((unit) => single(0.25 + 0.75 * unit))} ticks={ticks} />;
  }
  if (content.form === 'elements' && content.show === 'dots') {
    const places = content.elements.reduce((sum, { points }) => sum + points.length, 0);
    if (places <= MOST_DOTS) return null;
    return (
      <p className="text-2sm text-muted-foreground">
        <Trans>
          The {formatNumber(MOST_DOTS)} most frequent of {formatNumber(places)} places
        </Trans>
      </p>
    );
  }
  const ticks = legendTicks(most).map((tick) => ({ at: heatOf(tick, most, 'amount'), words: formatCount(tick) }));
  return (
    // It has its place before anything is drawn: the page below does not move then.
    <div className={max === 0 ? 'invisible' : ''}>
      <Legend title={meaning} gradient={gradientOf(turbo)} ticks={ticks} />
    </div>
  );
}
