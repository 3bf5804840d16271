import type { OpenedState, SERVER_TIMING_SNAPSHOT } from '@desirepath/contract/tracking';
import { type Signal, signal } from '../context.ts';
import { loadChoice } from '../permission.ts';
import type { LoadPicture } from '../picture/take.ts';
import type { Kit } from './lazily.ts';
import { type OpenParts, openedSince, openParts } from './opened.ts';

const WANTED: typeof SERVER_TIMING_SNAPSHOT = 'desirepath-snapshot';

/** After a click: what it opens has come, and has been moved to its place, by then. */
const SETTLED_AFTER = 1000;

/** States that one page view offers. */
const MOST = 5;

/** Whether a recorder is at work: a session is also marked as one to record where its site records none. */
const isRecorded = ({ settings, session }: Kit): boolean => settings.replay && !!session().recorded;

/**
 * Takes a picture of the page for its heatmaps where the server wants one: of the page as it comes, which the answers to
 * batches tell (see `while-watched.ts` on how they are read), and of what a visitor opens in it, which is offered. It is
 * masked as recordings are. Whoever is not to be recorded is not pictured either.
 */
export const startPagePictures = (load: LoadPicture): Signal<Kit> =>
  signal<Kit>((kit) => {
    const { settings, guard, page } = kit;
    const url = settings.api_url.replace(/batches$/, 'snapshots');
    const isAllMasked = settings.masking !== 'inputs';
    const mayPicture = () => {
      const { replay = !settings.require_consent } = loadChoice(kit.local) ?? {};
      return !isOver && replay && kit.session().recorded !== false && kit.isLive();
    };
    const look = () => openParts(kit, isAllMasked);
    const send = (body: BodyInit) => fetch(url, { method: 'POST', body, credentials: 'omit' });
    let before: OpenParts | undefined;
    let isLooking = false;
    let isTaking = false;
    let isOver = false;
    let offered: string[] = [];

    const stateNow = (): OpenedState | undefined => before && openedSince(before, look());

    const take = (state: OpenedState | undefined) => {
      if (isTaking) return;
      isTaking = true;
      load(
        guard((takePicture) => {
          const shown = page();
          const mayTake = () => shown.id === page().id && mayPicture();
          const isStill = () => mayTake() && stateNow()?.key === state?.key;
          const taken = isStill()
            ? takePicture({
                site: settings,
                shown,
                about: { tracking_id: settings.tracking_id, url: shown.url, state },
                mayTake,
                guard,
                whenOver: kit.atStop,
              })
            : Promise.resolve(undefined);
          taken
            .then(async (body) => {
              if (body && isStill()) await send(body);
            })
            .catch(kit.warn)
            .finally(() => {
              isTaking = false;
            });
        }),
      );
    };
    const offer = async (state: OpenedState) => {
      const answer = await send(JSON.stringify({ tracking_id: settings.tracking_id, url: page().url, state }));
      const { wanted } = (await answer.json()) as { wanted?: boolean };
      if (wanted && stateNow()?.key === state.key) take(state);
    };

    kit.when('opened', () => {
      before = undefined;
      offered = [];
    });
    const seeBefore = () => {
      before ??= look();
    };
    // Before the page hears of either: this is how it came. A press is not always there, and a click has enough to do.
    kit.listen('pointerdown', seeBefore);
    kit.when('clicked', () => {
      seeBefore();
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
    kit.atStop(() => {
      isOver = true;
      observer.disconnect();
    });
  });
