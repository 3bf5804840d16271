import { cn } from '../ui/class-names.ts';

/** What is as short as this gives way to nothing beside it. */
const SHORT = 14;

interface AddressTextProps {
  address: string;
  /** What is said of it to whoever points at it; usually the whole of it. */
  title?: string;
  className?: string;
}

/** An address that is cut off at its beginning where it does not fit: those of one site begin alike. */
export const AddressText = ({ address, title = address, className }: AddressTextProps) => (
  // What is written from right to left is cut off on the left; the address itself is not.
  <span
    title={title}
    className={cn(
      'block truncate text-left [direction:rtl] rtl:text-right',
      address.length <= SHORT && 'shrink-0',
      className,
    )}
  >
    <bdi dir="ltr">{address}</bdi>
  </span>
);
