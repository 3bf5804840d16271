import { cn } from './class-names.ts';

interface LiveDotProps {
  isOn: boolean;
  /** What it tells of: it beats a few times where that is new, and rests. */
  of?: number;
  className?: string;
}

/**
 * Stands beside what is happening now. It does not beat for ever: that would be drawn sixty times a second for as long as a page is open,
 * and draw the eye from all else on it (https://www.w3.org/TR/WCAG22/#pause-stop-hide).
 */
export function LiveDot({ isOn, of, className }: LiveDotProps) {
  return (
    <span
      key={of}
      aria-hidden
      className={cn('size-2 shrink-0 rounded-full', isOn ? 'animate-beat bg-ember' : 'bg-input', className)}
    />
  );
}
