import { t } from '@lingui/core/macro';
import { Scissors } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';

export function ClipButton({ onClick }: { onClick: () => void }) {
  return (
    <Tooltip content={t`Make a clip from here (i); its end is set with o`}>
      <Button variant="ghost" size="icon" aria-label={t`Make a clip`} onClick={onClick}>
        <Scissors />
      </Button>
    </Tooltip>
  );
}
