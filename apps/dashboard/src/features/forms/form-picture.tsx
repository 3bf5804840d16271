import { DEVICES, type Device } from '@desirepath/contract/common';
import type { Form } from '@desirepath/contract/forms';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { deviceName } from '../../app/environment.tsx';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import type { Content, Selection } from '../heatmaps/content.ts';
import { Pane } from '../heatmaps/pane.tsx';
import { snapshotQuery } from '../heatmaps/queries.ts';
import { drawnFields, FIGURE_NAMES, FIGURES, type FigureName } from './figures.ts';

interface FormPictureProps {
  form: Form;
  figure: FigureName;
  onFigure: (figure: FigureName) => void;
  /** The page that the form is shown on. */
  path: string;
  onPath: (path: string) => void;
  screen: Device;
  onScreen: (screen: Device) => void;
  /** Fields by their selectors. */
  selection: Selection;
}

const AS_IT_COMES = { state: undefined, id: undefined };
const SCREENS = DEVICES.map((value) => ({ value, label: deviceName(value) }));
const FIGURE_OPTIONS = FIGURE_NAMES.map((value) => ({ value, label: FIGURES[value].label }));

/** The form on its recorded page, with a figure on each of its fields. */
export function FormPicture(props: FormPictureProps) {
  const { form, figure, onFigure, path, onPath, screen, onScreen, selection } = props;
  const snapshot = useQuery(snapshotQuery(form.site, { path, screen }, AS_IT_COMES));
  const [width, setWidth] = useState<number>();
  const content = useMemo(
    (): Content => ({
      form: 'elements',
      elements: drawnFields(form.fields, figure),
      show: 'elements',
      scale: 'amount',
    }),
    [form.fields, figure],
  );
  // Before one is chosen the first field is brought into sight.
  const pinned = selection.pinned ?? form.fields[0]?.element;
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] overflow-hidden">
      <CardHeader title={t`On the page`}>
        <div className="flex flex-wrap items-center gap-2">
          {form.pages.length > 1 && (
            <Select
              label={t`Page behind the figures`}
              value={path}
              options={form.pages.map((page) => ({ value: page, label: readable(page) }))}
              onChange={onPath}
              className="max-w-60"
            />
          )}
          <Select label={t`Figure on the fields`} value={figure} options={FIGURE_OPTIONS} onChange={onFigure} />
          <SegmentedControl label={t`Kind of device`} value={screen} options={SCREENS} onChange={onScreen} />
        </div>
      </CardHeader>
      {snapshot.isPending && <Loading className="m-4 h-96" />}
      {snapshot.isError &&
        (problemOf(snapshot.error).code === 'snapshot_not_found' ? (
          <EmptyState icon={ImageOff} title={t`There is no picture of this page yet`}>
            <Trans>
              It appears once a visitor’s browser has recorded {path} on such a device. The figures are in the table
              below.
            </Trans>
          </EmptyState>
        ) : (
          <ErrorState problem={problemOf(snapshot.error)} onRetry={() => void snapshot.refetch()} />
        ))}
      {snapshot.data && (
        <div className="mt-2 flex h-[28rem] min-h-0 flex-col border-t">
          <Pane
            key={snapshot.data.id}
            site={form.site}
            snapshot={snapshot.data}
            content={content}
            opacity={1}
            width={width}
            onWidth={setWidth}
            selection={{ ...selection, pinned }}
          />
        </div>
      )}
    </Card>
  );
}
