import { Check } from 'lucide-react';

const STEPS = ['Account', 'Site', 'Script', 'First visit'] as const;

/** How far the setting up is: the pages that it leads through have it above their title. */
export function SetupSteps({ at }: { at: (typeof STEPS)[number] }) {
  const current = STEPS.indexOf(at);
  return (
    <ol aria-label="Setting up" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px]">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={
            index === current
              ? 'flex items-center gap-1.5 font-medium'
              : 'flex items-center gap-1.5 text-muted-foreground'
          }
        >
          <span
            aria-hidden
            className={
              index === current
                ? 'grid size-5 place-items-center rounded-full bg-ember text-[11px] text-white'
                : 'grid size-5 place-items-center rounded-full border text-[11px]'
            }
          >
            {index < current ? <Check className="size-3" /> : index + 1}
          </span>
          {step}
          {index < current && <span className="sr-only">, done</span>}
        </li>
      ))}
    </ol>
  );
}
