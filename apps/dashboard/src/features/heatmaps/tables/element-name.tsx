import type { ReactNode } from 'react';

interface ElementNameProps {
  selector: string;
  text: string;
  isPressed: boolean;
  onFocus: () => void;
  /** What else there is to say of it. */
  children?: ReactNode;
}

/** What an element is called. The line it is in takes the click; the button gives that a name and the keyboard. */
export function ElementName({ selector, text, isPressed, onFocus, children }: ElementNameProps) {
  return (
    <button type="button" aria-pressed={isPressed} onFocus={onFocus} className="block w-full min-w-0 text-start">
      <span className="flex items-center gap-1.5">
        <span className="truncate font-medium">{text || lastStep(selector)}</span>
        {children}
      </span>
      <span title={selector} className="block truncate font-mono text-muted-foreground text-xs leading-4">
        {endOf(selector)}
      </span>
    </button>
  );
}

/** The end of a selector says more than its start, which most elements of a page share. */
const endOf = (selector: string): string => (selector.length > 26 ? `…${selector.slice(-25)}` : selector);

/** `main>ul>li:nth-of-type(2)` → `li:nth-of-type(2)`: what an element without words is called. */
const lastStep = (selector: string): string => selector.split('>').at(-1)?.trim() || selector;
