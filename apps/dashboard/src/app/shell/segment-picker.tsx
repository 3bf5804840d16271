import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { later } from '../later.tsx';

const FilterMenu = later(
  () => import('../filter/filter-menu.tsx'),
  () => <SkeletonRows rows={6} />,
);

/** Adds a condition to those that stand beside it. */
export function SegmentPicker() {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" data-tour="filter">
          <ListFilter aria-hidden />
          <Trans>Filter</Trans>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Add a filter`} align="start" className="w-72 max-w-[calc(100vw-1rem)] p-1.5">
        <FilterMenu onDone={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
