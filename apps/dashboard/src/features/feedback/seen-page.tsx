import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { problemOf } from '../../app/problem.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import type { Content } from '../heatmaps/content.ts';
import { Pane } from '../heatmaps/pane.tsx';
import { snapshotQuery } from '../heatmaps/queries.ts';
import type { FeedbackDetail } from './queries.ts';

const AS_IT_COMES = { state: undefined, id: undefined };

/** The page as its visitors see it, as wide as the reporter's window was, with what they pointed at. */
export function SeenPage({ message }: { message: FeedbackDetail }) {
  const { site, path, device, element, viewport_w } = message;
  const snapshot = useQuery(snapshotQuery(site, { path, screen: device }, AS_IT_COMES));
  const [width, setWidth] = useState(viewport_w);
  const content = useMemo((): Content => {
    const elements = element ? [{ selector: element.selector, points: [], words: 'They meant this', strength: 1 }] : [];
    return { form: 'elements', elements, show: 'dots', scale: 'amount' };
  }, [element]);
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] overflow-hidden">
      <CardHeader title={element ? 'What they pointed at' : 'The page'}>
        {element && (
          <code className="min-w-0 truncate font-mono text-muted-foreground text-xs" title={element.selector}>
            {element.text ? `“${element.text}”` : element.selector}
          </code>
        )}
      </CardHeader>
      {snapshot.isPending && <Loading className="m-4 h-96" />}
      {snapshot.isError &&
        (problemOf(snapshot.error).code === 'snapshot_not_found' ? (
          <EmptyState icon={ImageOff} title="There is no picture of this page yet">
            It appears once a visitor’s browser has recorded the page on such a device.
          </EmptyState>
        ) : (
          <ErrorState problem={problemOf(snapshot.error)} onRetry={() => void snapshot.refetch()} />
        ))}
      {snapshot.data && (
        <div className="mt-2 flex h-[60dvh] min-h-0 flex-col border-t">
          <Pane
            site={site}
            snapshot={snapshot.data}
            content={content}
            opacity={1}
            width={width}
            onWidth={setWidth}
            selection={{
              pinned: element?.selector,
              hovered: undefined,
              onHover: () => undefined,
              onPin: () => undefined,
            }}
          />
        </div>
      )}
    </Card>
  );
}
