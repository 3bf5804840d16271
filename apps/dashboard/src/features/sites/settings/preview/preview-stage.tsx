import type { ReplayEvent } from '@desirepath/contract/tracking';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useKept } from '../../../../app/kept-assets.ts';
import { isPartMissing } from '../../../../app/problem.ts';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { type Chosen, type Preview, showPreview } from './show-preview.ts';

interface PreviewStageProps {
  site: number;
  snapshot: { page_id: string; events: readonly ReplayEvent[] };
  chosen: Chosen;
}

/** The masked page, as wide as there is room. */
export function PreviewStage({ site, snapshot, chosen }: PreviewStageProps) {
  const { kept } = useKept(site, { page: snapshot.page_id });
  const root = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Preview & { scale: number }>();
  const [refusal, setRefusal] = useState<unknown>();

  useEffect(() => {
    const element = root.current;
    if (!element || !kept) return;
    const ended = new AbortController();
    showPreview(element, snapshot.events, chosen, { site, kept }, ended.signal).then(
      (preview) => setShown({ ...preview, scale: Math.min(1, element.clientWidth / preview.width) }),
      (error: unknown) => !ended.signal.aborted && setRefusal(error),
    );
    return () => {
      ended.abort();
      element.replaceChildren();
    };
  }, [site, snapshot, chosen, kept]);

  if (isPartMissing(refusal)) throw refusal;
  if (refusal) {
    return (
      <p role="alert">
        <Trans>
          With this nothing would be recorded: one of the selectors is none to browsers, or the page cannot be drawn.
        </Trans>
      </p>
    );
  }
  return (
    <>
      <div className="relative overflow-hidden rounded-md border bg-muted">
        {!shown && <Skeleton className="absolute inset-0" />}
        <div style={{ height: shown ? shown.height * shown.scale : 384 }}>
          <div
            ref={root}
            data-testid="masking-preview"
            className="origin-top-left [&_.replayer-mouse]:hidden"
            style={shown && { transform: `scale(${shown.scale})` }}
          />
        </div>
      </div>
      <p className="text-2sm text-muted-foreground">
        {shown && shown.hidden > 0
          ? plural(shown.hidden, {
              one: 'One text was hidden when this page was recorded and never left it: whatever is chosen here, it stays hidden, and so it does in all recordings there are.',
              other:
                '# texts were hidden when this page was recorded and never left it: whatever is chosen here, they stay hidden, and so they do in all recordings there are.',
            })
          : t`What was recorded until now stays as it is: hidden words cannot be brought back, and words that were kept are not taken out.`}
      </p>
    </>
  );
}
