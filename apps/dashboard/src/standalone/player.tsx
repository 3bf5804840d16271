import type { WatchableFile } from '@desirepath/contract/recording-downloads';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Playback } from '../features/recordings/playback.tsx';
import type { FetchPage } from '../features/recordings/replay/loader.ts';
import { partsOf } from '../features/recordings/replay/parts-of.ts';
import { formatMoment } from '../ui/format.ts';
import { Logo } from '../ui/logo.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';

/** The player of files that are watched without a server: the recording stands in the page, and nothing is fetched. */
const place = document.getElementById('root');
const recording = document.getElementById('recording')?.textContent;
if (!place || !recording) throw new Error('This file is not complete');

// The server wrote it into this page beside this script.
const { view, holes, kept, chunks } = JSON.parse(recording) as WatchableFile;
const plan = { items: partsOf(chunks), holes };
const fetchPage: FetchPage = async ({ cursor }) => ({
  items: chunks.slice(cursor === undefined ? 0 : Number(cursor) + 1),
  next_cursor: null,
});

const page = (
  <StrictMode>
    <TooltipProvider delayDuration={300}>
      <header className="flex h-12 items-center gap-3 border-b bg-card px-4">
        <Logo className="size-6 shrink-0" />
        <h1 className="min-w-0 truncate font-semibold">{view.name}</h1>
        <time dateTime={view.started_at} className="ms-auto shrink-0 text-2sm text-muted-foreground">
          {formatMoment(view.started_at)}
        </time>
      </header>
      <main className="min-w-0 p-4">
        <Playback view={view} kept={kept} plan={plan} fetchPage={fetchPage} />
      </main>
    </TooltipProvider>
  </StrictMode>
);

// Not before: a frame that is being written to would keep this page from ever having loaded.
window.addEventListener('load', () => createRoot(place).render(page));
