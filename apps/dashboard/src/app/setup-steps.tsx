import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';

const STEPS = { account: t`Account`, site: t`Site`, script: t`Script`, visit: t`First visit` };

/** How far the setting up is: the pages that it leads through have it above their title. */
export function SetupSteps({ at }: { at: keyof typeof STEPS }) {
  const current = Object.keys(STEPS).indexOf(at);
  return (
    <ol aria-label={t`Setting up`} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-2sm">
      {Object.entries(STEPS).map(([key, step], index) => (
        <li
          key={key}
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
                ? 'grid size-5 place-items-center rounded-full bg-ember text-2xs text-white'
                : 'grid size-5 place-items-center rounded-full border text-2xs'
            }
          >
            {index < current ? <Check className="size-3" /> : index + 1}
          </span>
          {step}
          {index < current && (
            <span className="sr-only">
              <Trans>, done</Trans>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
