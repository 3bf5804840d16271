import type { OpenedState, SERVER_TIMING_SNAPSHOT } from '@desirepath/contract/tracking';
import { type Signal, signal } from '../context.ts';
import { loadChoice } from '../permission.ts';
import { type LoadRecorder, RECORDING_TURNS, type Recorder } from '../recording.ts';
import type { Kit } from './lazily.ts';
import { type OpenParts, openedSince, openParts } from './opened.ts';

const WANTED: typeof SERVER_TIMING_SNAPSHOT = 'desirepath-snapshot';

/** After a click: what it opens has come, and has been moved to its place, by then. */
const SETTLED_AFTER = 1000;

/** The recorder begins when the page is idle, and then looks what pictures it shows. */
const TAKEN_AFTER = 3000;

/** States that one page view offers. */
const MOST = 5;

/** The picture is in the chunk with this, which only a full snapshot has. */
const HAS_PICTURE = '"initialOffset"';

/** Whether a recorder is at work: a session is also marked as one to record where its site records none. */
const isRecorded = ({ settings, session }: Kit): boolean => settings.replay && !!session().recorded;

/**
 * Takes a picture of the page for its heatmaps where the server wants one: of the page as it comes, which the answers to
 * batches tell (see `while-watched.ts` on how they are read), and of what a visitor opens in it, which is offered. It is
 * what a recorder takes that is stopped at once, and so masked as recordings are. Whoever is not to be recorded is not
 * pictured either.
 */
export const startPagePictures = (load: LoadRecorder): Signal<Kit> =>
  signal<Kit>((kit) => {
    const { settings, guard, page } = kit;
    const url = settings.api_url.replace(/batches$/, 'snapshots');
    const isAllMasked = settings.masking !== 'inputs';
    const post = kit.createPost(url, kit.warn);
    const mayPicture = () => {
      const { replay = !settings.require_consent } = loadChoice(kit.local) ?? {};
      return !isOver && replay && kit.session().recorded !== false && kit.isLive();
    };
    const look = () => openParts(kit.selectorOf, isAllMasked);
    let before: OpenParts | undefined;
    let isLooking = false;
    let isTaking = false;
    let isOver = false;
    let recorder: Recorder | undefined;
    let offered: string[] = [];

    const stateNow = (): OpenedState | undefined => before && openedSince(before, look());

    const stop = guard(() => {
      recorder?.stop();
      recorder = undefined;
    });

    const take = (state: OpenedState | undefined) => {
      if (isTaking) return;
      isTaking = true;
      load(
        guard((start) => {
          isTaking = mayPicture();
          if (!isTaking) return;
          const shown = page();
          const chunks: string[] = [];
          let seen: { key: string | undefined } | undefined;
          const finish = guard(() => {
            const rest = recorder?.takeChunks(false);
            const chunk = rest && [...chunks, ...rest].find((one) => one.includes(HAS_PICTURE));
            stop();
            isTaking = false;
            if (!chunk || seen?.key !== state?.key || shown.id !== page().id || !mayPicture()) return;
            const about = { tracking_id: settings.tracking_id, url: shown.url, state };
            post(`${JSON.stringify(about).slice(0, -1)},"replay":${chunk}}`, () => true).catch(kit.warn);
          });
          recorder = start({
            isPicture: true,
            site: { ...settings, record_console: false, record_network: false, record_canvas: false },
            page: () => shown,
            sessionId: () => kit.session().id,
            isMeasured: mayPicture,
            sealSoon: () => {
              seen ??= { key: stateNow()?.key };
            },
            sendChunk: (chunk) => void chunks.push(chunk),
            guard,
            tell: () => undefined,
          });
          kit.later(finish, TAKEN_AFTER);
        }),
      );
    };
    const offer = async (state: OpenedState) => {
      const body = JSON.stringify({ tracking_id: settings.tracking_id, url: page().url, state });
      const answer = await fetch(url, { method: 'POST', body, credentials: 'omit' });
      const { wanted } = (await answer.json()) as { wanted?: boolean };
      if (wanted && stateNow()?.key === state.key) take(state);
    };

    kit.when('opened', () => {
      before = undefined;
      offered = [];
    });
    kit.when('clicked', () => {
      // Before the page hears of it: this is how it came.
      before ??= look();
      if (isLooking) return;
      isLooking = true;
      kit.later(() => {
        isLooking = false;
        const state = mayPicture() ? stateNow() : undefined;
        if (!state || offered.includes(state.key) || offered.length === MOST) return;
        offered.push(state.key);
        offer(state).catch(() => {}); // a server that is away wants none
      }, SETTLED_AFTER);
    });
    const observer = new PerformanceObserver(
      guard((list) => {
        const isWanted = list
          .getEntriesByName(settings.api_url)
          .some((entry) => (entry as PerformanceResourceTiming).serverTiming?.some(({ name }) => name === WANTED));
        // A recording brings its own.
        if (isWanted && mayPicture() && !isRecorded(kit) && !stateNow()) take(undefined);
      }),
    );
    observer.observe({ type: 'resource', buffered: true });
    document.addEventListener(RECORDING_TURNS, stop);
    kit.atStop(() => {
      isOver = true;
      observer.disconnect();
      document.removeEventListener(RECORDING_TURNS, stop);
      stop();
    });
  });
