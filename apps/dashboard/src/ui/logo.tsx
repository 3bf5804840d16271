import { cn } from './class-names.ts';

/** The trail across the grass. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" className={cn('size-6', className)} aria-hidden="true">
      <rect width="24" height="24" rx="6" className="fill-ember" />
      <path
        d="M7.5 19.5c0-5 9-4.5 9-9 0-3.2-4.5-3-4.5-6"
        stroke="white"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeDasharray=".01 3.62"
      />
    </svg>
  );
}
