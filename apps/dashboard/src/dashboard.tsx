import './app/zod-without-eval.ts';
import { t } from '@lingui/core/macro';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type CSSProperties, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { api } from './app/api.ts';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { later } from './app/later.tsx';
import { createQueryClient } from './app/query-client.ts';
import { followRenewal } from './app/renewal.ts';
import { createAppRouter } from './app/router.ts';
import { openAddressed } from './app/routes/open-recording.ts';
import { stringifySearch } from './app/search.ts';
import { TooltipProvider } from './ui/tooltip.tsx';

const queryClient = createQueryClient({
  onSessionLost() {
    // Who was not signed in has not lost anything: the guard of the routes leads them to the sign-in.
    if (!queryClient.getQueryData(api.accounts.me.queryKey())) return;
    const search = stringifySearch({ return: router.state.location.href });
    // By loading the page anew: nothing of what was seen stays in memory.
    window.location.assign(`/sign-in${search}`);
  },
  onSiteLost() {
    const known = { queryKey: api.sites.get.key() };
    // What was not known has not been lost; and that it is not there is said once.
    if (queryClient.getQueriesData(known).every(([, site]) => site === undefined)) return;
    void queryClient.resetQueries(known);
    void queryClient.invalidateQueries({ queryKey: api.sites.list.key() });
  },
});
const router = createAppRouter(queryClient);
openAddressed(queryClient, window.location);
followRenewal(router);
const { search } = window.location;
void import('./app/behind-the-views.ts').then(
  ({ startBehindTheViews }) => startBehindTheViews(search),
  () => undefined, // every view does without
);

// Nothing is announced before something was done.
const Toaster = later(async () => ({ default: (await import('sonner')).Toaster }));

// The toasts' own variables, in our colours: they then follow the theme without being told.
const TOAST_STYLE = {
  '--normal-bg': 'var(--color-popover)',
  '--normal-text': 'var(--color-foreground)',
  '--normal-border': 'var(--color-border)',
  fontFamily: 'var(--font-sans)',
} as CSSProperties;

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

createRoot(place).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider delayDuration={300}>
          <RouterProvider router={router} />
          <Toaster
            containerAriaLabel={t`Notifications`}
            position="bottom-right"
            style={TOAST_STYLE}
            toastOptions={{ closeButtonAriaLabel: t`Close` }}
          />
        </TooltipProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
