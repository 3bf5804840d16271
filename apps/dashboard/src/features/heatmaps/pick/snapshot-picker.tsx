import type { PageSnapshot } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Camera, Check } from 'lucide-react';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format.ts';
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { type PageOfDevice, type SnapshotChoice, snapshotsQuery } from '../queries.ts';

interface SnapshotPickerProps {
  siteId: number;
  page: PageOfDevice;
  chosen: SnapshotChoice;
  onChoose: (choice: SnapshotChoice) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Which look of the page is behind the map: what was open in it, and of when. */
export function SnapshotPicker({ siteId, page, chosen, onChoose, open, onOpenChange }: SnapshotPickerProps) {
  const snapshots = useQuery({ ...snapshotsQuery(siteId, page), enabled: open });
  const choose = (choice: SnapshotChoice) => {
    onOpenChange(false);
    onChoose(choice);
  };
  const states = Map.groupBy(snapshots.data?.items ?? [], ({ state }) => state.key);
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm">
          <Camera aria-hidden />
          <Trans>Snapshot</Trans>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Snapshots of the page`} align="end" className="w-72 max-w-[calc(100vw-1rem)] p-1.5">
        {snapshots.isPending && <SkeletonRows rows={4} />}
        {snapshots.isError && (
          <ErrorState problem={problemOf(snapshots.error)} onRetry={() => void snapshots.refetch()} />
        )}
        {snapshots.data?.items.length === 0 && (
          <p className="p-3 text-center text-muted-foreground">
            <Trans>No visitor’s browser has recorded this page yet.</Trans>
          </p>
        )}
        <div className="max-h-80 overflow-y-auto">
          {[...states].map(([key, ofState]) => (
            <StateChoices key={key} state={key} snapshots={ofState} chosen={chosen} onChoose={choose} />
          ))}
        </div>
      </PopoverContent>
    </Popover>
  );
}

interface StateChoicesProps {
  state: string;
  snapshots: readonly PageSnapshot[];
  chosen: SnapshotChoice;
  onChoose: (choice: SnapshotChoice) => void;
}

function StateChoices({ state, snapshots, chosen, onChoose }: StateChoicesProps) {
  const isState = (chosen.state ?? '') === state;
  return (
    <div className="pb-1">
      <p className="px-2 pt-1.5 pb-1 text-muted-foreground text-xs">
        {snapshots[0]?.state.label || t`As the page comes`}
      </p>
      <Choice
        label={t`Newest good one`}
        isChosen={isState && chosen.id === undefined}
        onChoose={() => onChoose({ state: state || undefined, id: undefined })}
      />
      {snapshots.map(({ id, taken_at, viewport_w, is_good }) => (
        <Choice
          key={id}
          label={formatMoment(taken_at)}
          detail={is_good ? `${viewport_w} px` : t`${viewport_w} px · incomplete`}
          isChosen={isState && chosen.id === id}
          onChoose={() => onChoose({ state: state || undefined, id })}
        />
      ))}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  detail?: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ label, detail, isChosen, onChoose }: ChoiceProps) {
  return (
    <Button
      variant="ghost"
      aria-pressed={isChosen}
      onClick={onChoose}
      className="w-full justify-start px-2 font-normal text-foreground"
    >
      <Check aria-hidden className={isChosen ? 'text-ember-text' : 'invisible'} />
      {label}
      {detail && <span className="ms-auto text-2sm text-muted-foreground">{detail}</span>}
    </Button>
  );
}
