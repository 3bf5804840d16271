import { Trans } from '@lingui/react/macro';
import { Shapes } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '../../ui/button.tsx';

/** What opens the menu of segments, and stands in its place until that has come. */
export const SegmentsButton = (props: ComponentProps<typeof Button>) => (
  <Button variant="ghost" {...props}>
    <Shapes aria-hidden />
    <Trans>Segments</Trans>
  </Button>
);
