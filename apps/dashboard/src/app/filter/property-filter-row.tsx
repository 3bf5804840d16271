import type { PropertyFilter } from '@desirepath/contract/acts';
import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { PropertyFilterFields } from './property-filter-fields.tsx';

interface PropertyFilterRowProps {
  /** The name of the event that has the property. */
  event: string;
  filter: PropertyFilter;
  /** Undefined where the row is to go. */
  onChange: (filter: PropertyFilter | undefined) => void;
}

/** One property of an event, with a way to take it away. */
export const PropertyFilterRow = ({ event, filter, onChange }: PropertyFilterRowProps) => (
  <div className="flex gap-1.5">
    <PropertyFilterFields event={event} filter={filter} onChange={onChange} />
    <Button
      variant="ghost"
      size="icon"
      className="size-9"
      aria-label={t`Remove the property`}
      onClick={() => onChange(undefined)}
    >
      <X aria-hidden />
    </Button>
  </div>
);
