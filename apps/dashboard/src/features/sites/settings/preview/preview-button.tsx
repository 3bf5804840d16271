import type { Site } from '@desirepath/contract/sites';
import { Trans } from '@lingui/react/macro';
import { Eye } from 'lucide-react';
import { useMemo, useState } from 'react';
import { later } from '../../../../app/later.tsx';
import { Button } from '../../../../ui/button.tsx';
import { fromWholeLines } from '../typed.ts';
import type { Chosen } from './show-preview.ts';

/** It brings along what draws recordings and what masks them. */
const PreviewDialog = later(async () => ({ default: (await import('./preview-dialog.tsx')).PreviewDialog }));

interface PreviewButtonProps {
  site: Site;
  draft: { masking: Chosen['masking']; maskSelectors: string; blockSelectors: string; showSelectors: string };
}

/** Opens a page as it would be recorded with what stands in the form. */
export function PreviewButton({
  site,
  draft: { masking, maskSelectors, blockSelectors, showSelectors },
}: PreviewButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const chosen = useMemo(
    (): Chosen => ({
      masking,
      mask: fromWholeLines(maskSelectors),
      block: fromWholeLines(blockSelectors),
      show: fromWholeLines(showSelectors),
    }),
    [masking, maskSelectors, blockSelectors, showSelectors],
  );
  return (
    <>
      <Button type="button" className="w-fit" onClick={() => setOpen(true)}>
        <Eye aria-hidden /> <Trans>See what is kept</Trans>
      </Button>
      {isOpen && <PreviewDialog site={site} chosen={chosen} onClose={() => setOpen(false)} />}
    </>
  );
}
