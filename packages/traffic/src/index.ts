export { DEMO_FOLDER, DEMO_PAGES, type DemoPage, type PageKind, TRACKING_ID_PLACEHOLDER } from './demo.ts';
export { type LoadOptions, type LoadResult, load } from './load/load.ts';
export { type Clock, wallClock } from './sending/clock.ts';
export { type PlayOptions, playLive } from './sending/play.ts';
export { type Acknowledgement, type SendOptions, type Sent, send } from './sending/send.ts';
export { createSender, type Outcome, type Sender, type SenderOptions } from './sending/sender.ts';
export type { UnsentBatch, Visit } from './visit.ts';
export { type LiveVisitsOptions, makeLiveVisits, makeVisits, type VisitsOptions } from './visits.ts';
