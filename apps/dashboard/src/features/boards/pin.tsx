import type { Shown } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Pin } from 'lucide-react';
import { useMay } from '../../app/at-least.tsx';
import { later } from '../../app/later.tsx';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

// Loaded when somebody pins: it is not what anybody came for.
const PinMenu = later(
  () => import('./pin-menu.tsx'),
  () => <SkeletonRows rows={2} className="w-48" />,
);

export interface Pinned {
  shows: Shown;
  /** Without one it is called as such tiles usually are. */
  title?: string;
}

interface PinToBoardProps {
  /** What the view shows now: each of it can be pinned by itself. */
  things: readonly Pinned[];
  size?: 'md' | 'icon';
}

/** Puts what a view shows on a board. */
export function PinToBoard({ things, size = 'md' }: PinToBoardProps) {
  const mayPin = useMay('analyst');
  if (!mayPin) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size={size} aria-label={t`Pin to a board`} title={t`Pin to a board`}>
          <Pin aria-hidden />
          {size === 'md' && t`Pin`}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-72">
        <PinMenu things={things} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
