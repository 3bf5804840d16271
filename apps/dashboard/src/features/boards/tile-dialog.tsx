import type { Board } from '@desirepath/contract/boards';
import { BOARDS } from '@desirepath/contract/limits';
import { clausesOf } from '@desirepath/contract/segment';
import { shown, type Tile, type TileKind } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import type { NameOf } from '../../app/filter/condition-words.ts';
import { later } from '../../app/later.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { BEGINNINGS, SIZES } from './edit/beginnings.ts';
import { DaysField } from './edit/days-field.tsx';
import { ShownFields } from './edit/shown-fields.tsx';
import { filterWords } from './filter-words.ts';
import { KIND_LOOKS, usualTitle } from './kinds.ts';
import { useBoardChange } from './use-board-change.ts';

const SegmentEditor = later(() => import('../../app/filter/segment-editor.tsx'));

interface TileDialogProps {
  board: Board;
  /** The one that is changed; none for a new one. */
  tile: Tile | undefined;
  nameOf: NameOf;
  onClose: () => void;
}

/** Chooses what a tile shows, what it is called, and whether it has days and a filter of its own. */
export default function TileDialog({ board, tile, nameOf, onClose }: TileDialogProps) {
  const [shows, setShows] = useState(tile?.shows ?? BEGINNINGS.figures);
  const [title, setTitle] = useState(tile?.title ?? '');
  const [days, setDays] = useState(tile?.days ?? null);
  const [filter, setFilter] = useState(tile?.filter ?? null);
  const [isFiltering, setFiltering] = useState(false);
  const add = useBoardChange(api.boards.addTile.mutationOptions());
  const change = useBoardChange(api.boards.changeTile.mutationOptions());
  const checked = shown.safeParse(shows);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.success) return;
    const one = { site: board.site, id: board.id };
    const content = { title: title.trim() || usualTitle(checked.data), shows: checked.data, days, filter };
    if (tile) change.mutate({ ...one, tile: tile.id, ...content }, { onSuccess: onClose });
    else add.mutate({ ...one, ...content, place: placeFor(board, shows.kind) }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={tile ? t`Change “${tile.title}”` : t`Add a tile`}
      className="max-w-2xl"
    >
      <form onSubmit={submit} className="grid gap-4">
        {!tile && <KindPicker value={shows.kind} onChange={(kind) => setShows(BEGINNINGS[kind])} />}
        <ShownFields shows={shows} onChange={setShows} />
        <Field label={t`Title`}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              placeholder={usualTitle(shows)}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        {shows.kind !== 'live' && (
          <div className="grid gap-4 sm:grid-cols-2">
            <DaysField value={days} onChange={setDays} />
            <Labelled label={t`Whose sessions`}>
              <div className="flex min-h-9 flex-wrap items-center gap-2">
                <span className="min-w-0 truncate">
                  {filter === null ? t`As the board` : filterWords(filter, nameOf) || t`All sessions`}
                </span>
                <Button size="sm" onClick={() => setFiltering(true)}>
                  {filter === null ? t`Its own…` : t`Change…`}
                </Button>
                {filter !== null && (
                  <Button size="sm" variant="ghost" onClick={() => setFilter(null)}>
                    <Trans>As the board</Trans>
                  </Button>
                )}
              </div>
            </Labelled>
          </div>
        )}
        <Button
          type="submit"
          variant="primary"
          className="justify-self-end"
          disabled={!checked.success || add.isPending || change.isPending}
        >
          {tile ? t`Save` : t`Add to the board`}
        </Button>
      </form>
      {isFiltering && (
        <SegmentEditor
          clauses={clausesOf(filter ?? board.filter)}
          onClose={() => setFiltering(false)}
          onApply={(where) => setFilter(where === undefined ? {} : { where })}
        />
      )}
    </Dialog>
  );
}

// Object.entries loses the literal types.
const KINDS = Object.keys(KIND_LOOKS) as TileKind[];

function KindPicker({ value, onChange }: { value: TileKind; onChange: (kind: TileKind) => void }) {
  return (
    <div role="radiogroup" aria-label={t`What it shows`} className="grid grid-cols-2 gap-1.5 sm:grid-cols-4">
      {KINDS.map((kind) => {
        const { label, help, icon: Icon } = KIND_LOOKS[kind];
        return (
          <label
            key={kind}
            title={help}
            className="flex min-h-10 items-center gap-2 rounded-md border px-2 font-medium hover:bg-hover has-checked:border-ember has-checked:bg-ember-soft has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="kind"
              className="sr-only"
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </label>
        );
      })}
    </div>
  );
}

/** Below all others, as large as its kind usually is. */
function placeFor({ tiles }: Board, kind: TileKind): Tile['place'] {
  const [w, h] = SIZES[kind];
  const bottom = Math.max(0, ...tiles.map(({ place }) => place.y + place.h));
  return { x: 0, y: Math.min(bottom, BOARDS.rows - 1), w, h };
}
