import type { LiveSurvey, SurveyPreviewMessage } from '@desirepath/contract/survey-live';
import type { Survey, SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Monitor, RotateCcw, Smartphone } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';

interface PreviewProps {
  draft: SurveyFields;
  survey: Pick<Survey, 'id' | 'version'>;
  /** What it is to begin with, and in which language. */
  shown: { question?: string | undefined; language?: string | undefined };
}

const SCREENS = [
  { value: 'desktop', label: <Monitor aria-hidden />, title: t`As on a large screen` },
  { value: 'phone', label: <Smartphone aria-hidden />, title: t`As on a phone` },
] as const;

/** What pages would be told. Conditions are left out: in a preview all of them hold. */
function asLive(
  { name, triggers, targeting, quotas, from, until, ...told }: SurveyFields,
  { id, version }: PreviewProps['survey'],
): LiveSurvey {
  const { segment, ...where } = targeting;
  return { ...told, id, version, targeting: where, triggers: [], until: null, asks: false };
}

/**
 * The survey as visitors see it: drawn by the very script that draws it on pages, in a sandboxed document of its own, and
 * drawn anew with each change.
 */
export function Preview({ draft, survey, shown }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [screen, setScreen] = useState<'desktop' | 'phone'>('desktop');
  const [round, setRound] = useState(0);
  const { id, version } = survey;
  const { question, language } = shown;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round shows the same anew
  useEffect(() => {
    const send = () => {
      const message: SurveyPreviewMessage = {
        survey: asLive(draft, { id, version }),
        ...(question === undefined ? {} : { question }),
        ...(language === undefined ? {} : { language }),
      };
      // Of a sandboxed document nobody knows an origin; what it is told it also tells visitors.
      frame.current?.contentWindow?.postMessage(message, '*');
    };
    const pause = setTimeout(send, 150); // while somebody types
    const element = frame.current;
    element?.addEventListener('load', send);
    return () => {
      clearTimeout(pause);
      element?.removeEventListener('load', send);
    };
  }, [draft, id, version, question, language, round]);

  return (
    <Card className="overflow-hidden lg:sticky lg:top-18">
      <CardHeader title={t`Preview`}>
        <span className="flex items-center gap-2">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t`Begin again`}
            title={t`Begin again`}
            onClick={() => setRound(round + 1)}
          >
            <RotateCcw />
          </Button>
          <SegmentedControl label={t`Screen`} value={screen} options={SCREENS} onChange={setScreen} />
        </span>
      </CardHeader>
      <div className="grid justify-items-center bg-muted p-3">
        <iframe
          ref={frame}
          title={t`Preview of the survey`}
          src="/s/preview"
          sandbox="allow-scripts"
          className="h-[34rem] w-full rounded-md border bg-white transition-[max-width]"
          style={{ maxWidth: screen === 'phone' ? 390 : undefined }}
        />
      </div>
      <p className="px-4 py-2 text-2sm text-muted-foreground">
        <Trans>Nothing that is answered here is kept.</Trans>
      </p>
    </Card>
  );
}
