import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import { readable } from '@desirepath/contract/readable';
import type { Question } from '@desirepath/contract/segment';
import type { SharedThing } from '@desirepath/contract/shares';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { AtLeast } from '../../../app/at-least.tsx';
import { deviceName } from '../../../app/environment.tsx';
import { later } from '../../../app/later.tsx';
import { stringifySearch } from '../../../app/search.ts';
import { Button } from '../../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../../ui/dropdown-menu.tsx';
import { formatDays } from '../../../ui/format.ts';
import { labelOf } from '../kinds.ts';
import type { PageOfDevice, SnapshotChoice } from '../queries.ts';
import type { DrawnMap } from './map-picture.ts';

const ShareDialog = later(async () => ({ default: (await import('../../shares/share-dialog.tsx')).ShareDialog }));

interface OutMenuProps {
  question: Question;
  page: PageOfDevice;
  chosen: SnapshotChoice;
  kind: HeatmapKind;
  /** Nothing while nothing is drawn. */
  drawn: DrawnMap | undefined;
}

/** Takes the map away: as a picture, or its elements as a table. */
export function OutMenu({ question, page, chosen, kind, drawn }: OutMenuProps) {
  const picture = useMutation({
    mutationFn: async (map: DrawnMap) => {
      const { pictureOfMap } = await import('./map-picture.ts');
      const title = t`${labelOf(kind)} on ${readable(page.path)} · ${deviceName(page.screen)}`;
      save(await pictureOfMap(map, [title, formatDays(question.from, question.to)]), `${labelOf(kind)}.png`);
    },
    onError: () => toast.error(t`The browser could not draw this page as a picture.`),
  });
  const [isSharing, setSharing] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild disabled={picture.isPending}>
          <Button variant="ghost" size="sm">
            <Download aria-hidden /> {picture.isPending ? t`Drawing…` : t`Save`}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem disabled={!drawn} onSelect={() => drawn && picture.mutate(drawn)}>
            <Trans>Picture of the whole page (PNG)</Trans>
          </DropdownMenuItem>
          <AtLeast needed="analyst">
            <DropdownMenuItem asChild>
              <a href={csvAddress(question, page)} download>
                <Trans>Elements as a table (CSV)</Trans>
              </a>
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => setSharing(true)}>
              <Trans>Share by link…</Trans>
            </DropdownMenuItem>
          </AtLeast>
        </DropdownMenuContent>
      </DropdownMenu>
      {isSharing && (
        <ShareDialog
          site={question.site}
          things={[{ label: t`This heatmap`, thing: thingOf(question, page, chosen, kind) }]}
          description={t`Whoever has the link sees this map, without an account: its counts and the page behind it, and no single session.`}
          open
          onOpenChange={setSharing}
        />
      )}
    </>
  );
}

/** The map as a link shows it: of these days, whenever it is opened. */
function thingOf(
  { site, from, to, ...filter }: Question,
  { path, screen }: PageOfDevice,
  { state = '', id: snapshot }: SnapshotChoice,
  map: HeatmapKind,
): SharedThing {
  return { kind: 'heatmap', map, path, screen, from, to, filter, state, snapshot };
}

const csvAddress = (question: Question, page: PageOfDevice): string =>
  `/api/heatmaps/elements.csv${stringifySearch({ ...question, ...page })}`;

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
