import { type ComponentProps, useId } from 'react';
import { Input } from '../../ui/input.tsx';

/** An input that anything may be typed into, with values to choose from. */
export function OfferedInput({ offers, ...props }: ComponentProps<'input'> & { offers: readonly string[] }) {
  const listId = useId();
  return (
    <>
      <Input list={offers.length > 0 ? listId : undefined} autoComplete="off" spellCheck={false} {...props} />
      <datalist id={listId}>
        {offers.map((offer) => (
          <option key={offer} value={offer} />
        ))}
      </datalist>
    </>
  );
}
