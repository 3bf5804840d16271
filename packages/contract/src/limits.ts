/** Every size, count and time that bounds a stranger's request, each with its reason. Bytes, milliseconds, counts. */

import { DAY_MS as DAY, MINUTE_MS as MINUTE, SECOND_MS as SECOND } from './durations.ts';

const KB = 1024;
const MB = 1024 * KB;

export const INGEST = {
  /** A full snapshot of a very large page is about 5 MB of JSON; a whole batch of events stays under 100 KB. */
  bodyBytes: 8 * MB,
  /** What a body may become once gunzipped. DOM snapshots compress 8:1, so this is no hindrance; a bomb is 1000:1. */
  decodedBytes: 24 * MB,
  /** The tracker sends at most this many in one batch; a batch of them is one transaction for the sender. */
  eventsPerBatch: 500,
  /** Replay events in a chunk; five seconds of the busiest recorded page made about 3,000. */
  replayEventsPerChunk: 20_000,
  /** Different texts in a chunk: a page of 100,000 elements has about as many, with those of its attributes. */
  replayStrings: 200_000,
  /** What a chunk in our own format may grow by when it is read: a page of nothing but the same large icon grows by 75. */
  replayGrowth: 200,
  /** An event older than this cannot be shown: no site keeps data longer than the 13 months a visitor id lives. */
  oldestEvent: 400 * DAY,
  /** Clocks drift by minutes and are corrected with `sent_at`; what is still ahead after that is a mistake. */
  furthestAhead: 10 * MINUTE,
  /** How far a visitor's clock may be set back between an event and its sending: time zones, mistaken for clocks, differ by less. */
  clockSetBack: 26 * 60 * MINUTE,
  /** A device clock further off than this is corrected; less is the time a request takes to travel. */
  clockTolerance: 5 * SECOND,
  /** Levels of a JSON body. Chromium nests elements at most 512 deep, and a recording has two levels for each. */
  depth: 2_000,
} as const;

/** Calls of clients that were written for other systems. */
export const CLIENTS = {
  /** Events of one request, such as an offline hour sent at once. */
  eventsPerRequest: 5_000,
  /** Sessions that the events of one request may belong to: what a server gathers of its visitors in a second. */
  sessionsPerRequest: 100,
  /** An id of theirs, in UTF-16 units. */
  id: 256,
  /** Tags of a session, each on one line. */
  tags: 20,
  tag: 50,
  /** A new trail begins after a pause of the pointer this long, so that a point in it says when it was. */
  trailPause: 5 * SECOND,
  /**
   * A body whose newest event is older than this may be sent for the second time after the memory of the first has gone
   * (50,000 batches); the store is asked then. A first attempt takes less even on a slow phone.
   */
  lateAfter: 20 * SECOND,
} as const;

/** WebSockets of trackers. */
export const SOCKETS = {
  /** Open at once. An idle one takes some 20 KB. */
  total: 10_000,
  /** From one address: an office or a campus behind one. */
  perAddress: 500,
  /** Frames of one socket that wait for the store; it is not read from until fewer do. */
  pendingFrames: 32,
  /** Bytes of them: one frame of the largest size, and what comes close behind it. */
  pendingBytes: 8 * MB,
  /** Answers that a client does not read. */
  unreadBytes: 256 * KB,
  /** A sign of life is asked for this often: proxies cut off after 60 s of silence. */
  pingEvery: 25 * SECOND,
  /** And waited for this long: a frame of 8 MB at 2 Mbit/s takes 32 s, in which there is none. */
  silentFor: 80 * SECOND,
  /** For the last answers to be read when the server stops. */
  closing: 2 * SECOND,
} as const;

export const BODIES = {
  /**
   * Bytes of tracking bodies that may be held at once, as received and once more as decoded, until they are answered. As
   * objects they take some five times as much, so this is a third of a gigabyte at worst; 30,000 events/s hold 2 MB.
   */
  heldBytes: 64 * MB,
  /** Larger ones leave a quarter of that to the others, so that who sends a few large ones slowly shuts nobody out. */
  largeBytes: 64 * KB,
} as const;

/** Pictures, fonts and style sheets of recorded pages. */
export const ASSETS = {
  /** Base64 of all contents that go along with one shared or downloaded recording: what a mail still takes. */
  inOneFile: 20 * MB,
  /** Of one: nine in ten pictures of the HTTP Archive's pages and nearly all fonts are smaller. */
  bytes: 512 * KB,
  /** Sent from one document, so that no visitor's connection is spent on it: what a usual page has, once. */
  bytesPerPage: 4 * MB,
  /** Of one site. Its pages are built from the same few hundred; what grows beyond that are its visitors' pictures. */
  bytesPerSite: 512 * MB,
  /** Named in one request: more than most pages show. */
  seenPerRequest: 200,
  /** Of one recording: some hundred pages of those. Visitors name them, so there may be any number. */
  usesShown: 10_000,
  /** Contents of one request, which together stay under the size of a body. */
  contentsPerRequest: 20,
  /** Bytes that count as one event of a rate limit. */
  bytesPerEvent: 16 * KB,
  /** What a page shows may arrive before its recording does; what has none after this time is let go. */
  orphanedAfter: 60 * MINUTE,
  /** Hashes remembered as stored, 10 MB of them, so that a page view costs no question. */
  remembered: 50_000,
} as const;

/** Nodes in a row that pages show again and again, and that visitors after the first send by their name. */
export const PIECES = {
  /** Named in one chunk: the largest page that is recorded has fewer of some KB. */
  perChunk: 1_000,
  /** Of one site, as JSON: some 20,000 pieces. A site of more different pages waits until some have gone. */
  bytesPerSite: 64 * MB,
  /** Visitors are told of a piece for this long after it came; then one of them sends it once more. */
  toldFor: 3 * DAY,
  /** And it is kept for this long: what names it may wait in a browser for a visitor who comes again after two weeks. */
  keptFor: 17 * DAY,
  /** Pieces are taken of a page this often: what differs from visitor to visitor is not to fill the store. */
  takenEvery: 10 * MINUTE,
  /** Pages that are remembered for that, some 10 MB. */
  pages: 20_000,
  /** Names remembered as stored, 10 MB of them, so that a page view costs no question. */
  remembered: 50_000,
  /** Contents remembered, at least so many and at most twice; of some KB each, a style sheet some 100. */
  read: 1_000,
  /** Names that count as one event of a rate limit, where they are only asked about. */
  namesPerEvent: 20,
} as const;

export const RATE_LIMITS = {
  /**
   * Events a second of one address: a visitor makes one or two, so this is an office or a carrier's gateway with some 700
   * visitors at the same moment. Of IPv6, a network of 64 bits is one address.
   */
  perIp: 1_000,
  /** Events a second of one site: half of what two cores take in, so that one site leaves room for the others. */
  perSite: 15_000,
  /** Seconds of that which may come at once: what piled up while a network was away. */
  burstSeconds: 20,
  /** Addresses remembered, 10 MB of them; who is forgotten begins anew with a full burst. */
  buckets: 50_000,
  /** Replay events that count as one event: they are smaller and cheaper, and come by the thousand. */
  replayEventsPerEvent: 100,
  /** Signs of a chunk in our own format that count as one: those hundred take about as many. */
  replaySignsPerEvent: 4_096,
  /** What a body counts as that cannot be read or is too large: as much work as a whole batch, for nothing. Of an address, 20 a second. */
  refusedBody: 50,
} as const;

/** More than a person does. Automatic tests and scrapers are found by it that hide everything else. */
export const TAB_SPEED = {
  /** Three page views a second for ten seconds: nobody sees anything of them. */
  pageViews: { most: 30, within: 10 * SECOND },
  /** The record in clicking is 14 a second; a bouncing button doubles that. */
  clicks: { most: 50, within: SECOND },
  /** Tabs remembered, some 20 MB at most. */
  tabs: 50_000,
} as const;

export const ANONYMOUS = {
  /** Sessions under way that are remembered for browsers that keep nothing, some 30 MB at most. Older ones are begun anew. */
  sessions: 100_000,
} as const;

export const IDENTITIES = {
  /** Visitors of whom is remembered that the store knows who they are; others are written once more. */
  remembered: 50_000,
} as const;

/** Longest text kept of each field, in UTF-16 units. Longer values are refused, so that no two values become one. */
export const TEXT = {
  url: 2048, // the length browsers and proxies agree on
  title: 512,
  selector: 512,
  elementText: 128, // enough to recognise a button; never a paragraph of someone's letter
  eventName: 128,
  userId: 256,
  propKey: 64,
  propValue: 1024,
  language: 35, // the longest registered BCP 47 tag
  tag: 256, // a UTM value
} as const;

export const SURVEYS = {
  /** Of one site, drafts too; and of them live at once: each is told to every page. */
  perSite: 200,
  live: 20,
  /** Nobody answers more. */
  questions: 50,
  /** How often one answer is added to: each question of the longest, twenty times. Each may be told to webhooks, and is looked for when a person is deleted. */
  revisions: 1_000,
  choices: 50,
  branches: 20,
  conditions: 5,
  endings: 10,
  languages: 20,
  translations: 2_000,
  /** In letters: a paragraph, and a line of it. */
  words: 1_000,
  label: 200,
  /** A letter of two pages; what somebody writes behind `other`. */
  answer: 8_000,
  otherText: 500,
  /** Of one answer: what a page says of its visitor. */
  attributes: 20,
  /** Bytes of one submission: twenty such letters. More is no answer. */
  bodyBytes: 256 * KB,
  /** Nobody waits on one page for longer. */
  waitSeconds: 3_600,
  days: 400,
  quotas: 20,
  /** Answers that a quota can be of: more than any survey has. */
  quotaAnswers: 10_000_000,
  /** How long a preview can be opened. */
  preview: 60 * MINUTE,
  /** Changes of what is asked, each of which is kept. */
  versions: 500,
  tags: 20,
  /** Words in a list of the most frequent. */
  wordsShown: 60,
  /** What an answer counts as for a rate limit, in events: fifty a second from one address, a busy lecture hall. */
  weight: 20,
  /** Answers remembered as stored, 10 MB of them, so that the next question of the same visitor costs no look-up. */
  remembered: 50_000,
  /** Days that are looked at where none are asked for. */
  usualDays: 30,
} as const;

export const PROPS = {
  /** Properties of one event. */
  count: 50,
} as const;

export const TRAIL = {
  /** Points in one pointer trail: 5 s at 20 a second, twice over. */
  points: 200,
} as const;

/** The pixel sizes a browser can have: no document is taller than Chromium's own layout limit of 2^25 px. */
export const PIXELS = { max: 33_554_432 } as const;

/** Steps in which a position inside an element's box is measured. */
export const ELEMENT_STEPS = 10_000;

export const SESSION = {
  /** The field's own definition: a visit ends after half an hour without activity. */
  inactivity: 30 * MINUTE,
} as const;

export const LIVE = {
  /** "Now" on the overview: who did something within this time. The same window as Plausible's and GA's real-time. */
  window: 5 * MINUTE,
  /** Events of one site wait this long for others and are sent together: no eye follows more than two changes a second. */
  sendEvery: 500,
  /** Events in one message. A busy site has a hundred times as many; nobody reads them, and the rest is counted. */
  eventsPerMessage: 50,
  /** Events of the last minutes that a stream begins with: what fits on a screen, twice over. */
  eventsAtStart: 50,
  /** Visitors are counted again this long after an event: `sessions` are a second behind, and people are told within two. */
  countAfter: 1_300,
  /** And this often without any, since those who do nothing leave. */
  countEvery: 10 * SECOND,
  /** A session counts as watched for this long after somebody asked what is new of it, which is done every second. */
  watchedFor: 10 * SECOND,
  /** What is new of a watched session is answered when it has come, and after this long at the latest. */
  newsWithin: SECOND,
  /** Pages with visitors, and recorded sessions, named in one message. */
  pages: 100,
  recordings: 500,
  /** A sign of life on a silent stream, and how often its reader is asked for their right again. Proxies cut off after 60 s. */
  heartbeat: 20 * SECOND,
  /** A reader who has heard of nothing for so long takes the stream for cut: even where nobody comes, counts that are slow are told more often. */
  silence: 90 * SECOND,
  /** Streams of one account: the windows of a person, or of a team on one account. */
  streamsPerAccount: 20,
  /** What may wait for a slow reader: some ten messages of the largest kind. Who has more before them is cut off, and comes again. */
  unsentBytes: 512 * KB,
} as const;

export const QUERY = {
  /** Days in one question: three years, so that two years can be compared. */
  rangeDays: 1100,
  /** Days that a list looks at where none are asked for: the dashboard's own, too. */
  usualDays: 30,
  /** Sites that are looked through where none is named: more than anybody has. */
  sites: 1_000,
  /** Intervals in one answer: minutes of three days, hours of half a year. A screen has no more pixels. */
  points: 4_500,
  /** Periods of a retention table, which has half as many cells as their square. */
  cohorts: 100,
  /** Rows in one page of a list, and the most a caller may ask for. */
  pageSize: 50,
  maxPageSize: 200,
  /** Rows of a breakdown. */
  breakdownRows: 100,
  /** Distinct click positions in one heatmap answer; a density of more cannot be told apart on a screen. */
  heatmapPoints: 10_000,
  /** Rarely seen pages of a site; where there are more, such as one for each order, to see one is nothing special. */
  rarePages: 500,
  /** Ids of marked sessions in one question: 6 MB of its text, which may have 8. */
  markedSessions: 150_000,
  /** Replay bytes in one answer, so that the first part of a long recording plays before the rest has come. */
  replayPageBytes: 2 * MB,
  /** Of the first of them: enough for the first picture of most pages, which is waited for. */
  replayFirstPageBytes: MB / 4,
  /** Events listed beside one recording. */
  timelineEvents: 5_000,
} as const;

export const SEGMENT = {
  /** Conditions of one segment, those in brackets too; each may read the events once more. */
  conditions: 20,
  /** Brackets in brackets: more than that nobody reads. */
  depth: 3,
  /** Conditions in all, once the saved segments that it names stand in their place; and how often one may name another. */
  resolved: 60,
  references: 5,
  /** Values of one condition, of which one must fit, or steps in order. */
  values: 10,
  /** All conditions as text: what still fits into an address of 8 KB, which proxies take, once it is escaped. */
  text: 2_500,
  /** A count, a number of seconds or px. */
  largest: 1_000_000,
  /** Properties of an event in one condition. */
  filters: 5,
  /** A regular expression, in characters: the engine's take linear time, and memory by their length. */
  pattern: 200,
  /** Days that a visitor is looked back on, and seconds between two things they did: as long as a visitor id lives. */
  days: 400,
  within: 400 * 24 * 60 * 60,
  /** A tag in letters, and tags of one recording. */
  tag: 50,
  tags: 20,
  /** What a note is searched for. */
  noteText: 200,
  /** Saved views, and saved segments, of a site: a menu of more is no help. */
  views: 100,
  saved: 200,
} as const;

export const SNAPSHOTS = {
  /** A page whose newest snapshot is older is asked for anew: one a day is kept, so that each release is seen. */
  freshFor: DAY,
  /** Who was asked may have left: then somebody else is. */
  askAgain: MINUTE,
  /** Whoever was asked sends it within seconds; what nobody was asked for is not kept. */
  sentWithin: 5 * MINUTE,
  /** Of a site within an hour, each up to some MB: its most viewed pages come first. */
  askedPerHour: 60,
  /** States of one page on one class of devices, the one that it comes in included. */
  states: 20,
  /** Pages whose snapshots are remembered, some 10 MB. */
  remembered: 20_000,
  /** Kept of each page, device class and state, the newest. */
  kept: 20,
} as const;

export const PATH_GROUPS = {
  /** Placeholders of one pattern: deeper trees of pages than that have no use for more. */
  placeholders: 10,
  /** Groups of a site: a menu of more is no help. */
  kept: 100,
  /** Pages that are looked at for suggestions, most viewed first: those seen less make no group worth looking at. */
  looked: 20_000,
  suggested: 20,
} as const;

export const HEATMAPS = {
  /** Cells of a map: a desktop page of 20,000 px has 18,000 of 40 px. */
  cells: 20_000,
  /** Px of a cell at least; a finger is 40 px wide, and what differs by less than 8 is the same place to a pointer. */
  finestCell: 8,
  /** Bands of a map of scrolling. */
  scrollBands: 100,
  /** Twentieths, as trackers tell of attention. */
  attentionBands: 20,
  /** Elements told of: nobody reads on, and all of them together are in the total. */
  elements: 2_000,
  /** Snapshots in a list: a year of them for one page on three kinds of devices, once a week thinned out. */
  snapshots: 200,
  /** Zones of a site. */
  zones: 200,
  /** Maps of a site that are kept, each up to a megabyte; the oldest make room. */
  stored: 200,
  /** Of them in one page of the list. */
  listed: 20,
  /** Pages that maps are made of when none is named. */
  generatedPages: 10,
} as const;

/** Notes that people write beside recordings. */
export const NOTES = {
  /** Letters of one: a page of text. */
  text: 4_000,
  mentions: 20,
  /** A timeline with more marks cannot be read. */
  perRecording: 500,
} as const;

/** Parts of recordings that people cut out. */
export const CLIPS = {
  perRecording: 100,
  /** Less cannot be seen; more is put together in memory for whoever opens it, and is shared as a recording. */
  shortest: SECOND,
  longest: 30 * MINUTE,
  /** Replay bytes that are read for one: with the page as it was before, ten minutes of the busiest there is. */
  bytes: 64 * MB,
  /** Put together at once: as objects that is several times as much. Most are ready within a second, so who waits does not wait long. */
  atOnce: 2,
  waiting: 20,
} as const;

export const RECORDINGS = {
  /** None is longer: its session ends at the latest after a day without half an hour of rest. */
  longest: 7 * DAY,
} as const;

export const GOALS = {
  /** That one event is worth: more than any order of any currency. What is more is worth nothing, else no sum would be of use, or a number. */
  worth: 1e15,
  /** Of one site: a choice among more is a search. */
  perSite: 100,
} as const;

export const ANNOTATIONS = {
  /** Of one site: one for each working day of seven years. */
  perSite: 2_000,
} as const;

export const EXPLORER = {
  /** Names of events, properties and values in one answer: what a person would scroll through. */
  names: 500,
  properties: 200,
  values: 50,
  /** Events looked at for properties and their values: what is frequent is among them, and a million take a second. */
  sample: 200_000,
} as const;

export const EXPORTS = {
  /** At once, each on a reader of its own; and how many may wait for one. */
  atOnce: 2,
  waiting: 4,
  /** For one of them: 50 M events at the 100,000 a second that a slow network takes. */
  longest: 30 * MINUTE,
} as const;

export const FORMS = {
  /** ms in one field, or before its first input, and changes of it, that are believed: what goes on for longer is a page that was left open. */
  stay: DAY,
  times: 10_000,
  /** Forms of a site: beyond it names repeat nothing, such as those made anew for each order. */
  most: 200,
  /** Names that are looked through for the form of an id. */
  keys: 5_000,
  /** Fields of one form; the longest tax form has fewer. */
  fields: 150,
  /** Pages named beside a form: most forms are on one, a newsletter is on all. */
  pages: 20,
  /** Days that are looked at where none are asked for. */
  days: 30,
} as const;

export const BOARDS = {
  /** Boards of a site: a menu of more is no help. */
  perSite: 100,
  /** Tiles of one: each is a question to the store when it comes into sight. */
  tiles: 40,
  /** The grid: twelve columns can be halved and put in three, as everywhere. */
  columns: 12,
  /** Rows, and those of one tile: all tiles below each other. */
  rows: 1_000,
  tallest: 24,
  /** Headline figures of one tile, and goals, each of which is a question. */
  metrics: 8,
  goals: 8,
  /** Elements of a heatmap that a tile names. */
  elements: 20,
} as const;

export const FUNNELS = {
  /** One step is a count, not a funnel; twenty fill a screen. */
  steps: { min: 2, max: 20 },
  /** With the steps they are bits of one number of 32. */
  exclusions: 10,
  /** As long as a visitor id lives; and what people mean who say nothing: a session may go on for hours. */
  windowSeconds: 400 * 24 * 60 * 60,
  usualWindow: 24 * 60 * 60,
  /** Funnels of a site: each is measured every hour. */
  saved: 100,
  /** Rows of a breakdown. */
  breakdownRows: 25,
  /** Rows of what those who dropped have in common, and sessions that must have it before it is told. */
  differences: 30,
  differenceSessions: 5,
  /** Suggested steps at once. */
  suggestions: 40,
} as const;

export const PATHS = {
  steps: { min: 2, max: 10, usual: 5 },
  /** Stops told of at one step: what still fits under each other on a screen. */
  nodes: 30,
  usualNodes: 8,
  usualShare: 0.01,
  /** Groups of pages, and all of them as text. */
  groups: 20,
  groupsText: 1_000,
  /** Whole journeys in a list, and stops of one: what is longer is nobody else's. */
  journeys: 100,
  journeyStops: 20,
} as const;

export const JOBS = {
  /**
   * Running at the same time in one server. What asks the store shares its two threads; what waits for other hosts costs
   * next to nothing meanwhile, and must not wait behind the former. A mail, which somebody may wait for, stands behind no
   * other host. `single` is for what takes hours and looks at what is there before it writes: one of it on all servers together.
   */
  atOnce: { store: 2, net: 8, mail: 2, single: 1 },
  /** Of these, for one other host: one that takes its time is not to keep all others waiting. */
  ofOneParty: 2,
  /** A server that is at a job says so three times as often; one that says nothing for so long is gone. */
  lease: 30 * SECOND,
  /** Before the second attempt; doubled for each further one, up to the longest. A store that restarts is back within it. */
  firstRetry: 10 * SECOND,
  longestRetry: 60 * MINUTE,
  /** The last is made some ten hours after the first: a night's outage. */
  attempts: 18,
  /** How long one that has ended can be asked for. */
  keptFor: 7 * DAY,
  /** How long one that was given up can be tried again: whoever looks after the server may be on holiday. */
  deadFor: 30 * DAY,
  /** A clock that jumps, or a row that a command put in line, is noticed within this time: somebody waits for the latter. */
  lookEvery: 5 * SECOND,
} as const;

export const MAIL = {
  /** Of one that is a file, for want of a mail server. Its links work for 14 days at most; what it tells of visitors is not to outlive them. */
  keptFor: 30 * DAY,
  /** ms. nodemailer's own are minutes long, and a mail server that is asleep would hold all hands of the queue. */
  timeouts: { connectionTimeout: 20 * SECOND, greetingTimeout: 20 * SECOND, socketTimeout: 60 * SECOND },
} as const;

/** Requests that the server itself makes of others' servers. */
export const OUTGOING = {
  /** From the look-up of the name to the end of the answer. Receivers are to note and answer; 15 s is what the field allows. */
  time: 15 * SECOND,
  /** Until connected: who takes longer is not there. */
  connectTime: 5 * SECOND,
  /** Of an answer. What comes after that is not read. */
  answerBytes: 64 * KB,
} as const;

export const WEBHOOKS = {
  /** Of one site: more receivers than that are a message queue's work. */
  perSite: 20,
  url: 2_000,
  answerBytes: OUTGOING.answerBytes,
  /** Characters of a block of a message: more is refused by Slack, and of two such blocks Teams, which takes 28 KB, refuses none. */
  message: 3_000,
  /** How long the secret before the newest one still signs: a deployment of the receiver comes within a day. */
  oldSecretFor: DAY,
  /** ms to the next attempt after each that failed; https://www.standardwebhooks.com has these. */
  retries: [
    5 * SECOND,
    5 * MINUTE,
    30 * MINUTE,
    120 * MINUTE,
    300 * MINUTE,
    600 * MINUTE,
    840 * MINUTE,
    1200 * MINUTE,
    DAY,
  ],
  /** Share of a wait by which it is longer or shorter, so that a receiver that is back does not get all at the same moment. */
  jitter: 0.1,
  /** How long deliveries are listed: a month's end is looked at in the next. */
  logFor: 30 * DAY,
} as const;

export const ALERTS = {
  /** Of one site: each asks the store once an hour or a day. */
  perSite: 50,
  readers: 20,
  /** Minutes. Fewer than five is a visitor who reads; a week of silence is noticed otherwise. */
  silence: { min: 5, max: 7 * 24 * 60 },
  /** Without a note of any server, which each makes every minute, there was none: a round may be passed over, and a new version is begun. */
  unheard: 3 * MINUTE,
  /** Minutes: a day without a reminder, and a month at most. */
  usualCooldown: 24 * 60,
  longestCooldown: 30 * 24 * 60,
  /** Events of the last batch arrive, and are written, within this time: an hour is looked at when it is over by so much. */
  lag: 5 * MINUTE,
  /** What a server has received is in the store within this time by any server's clock: errors are looked for up to then. */
  written: MINUTE,
  /** Days that a preview looks back. */
  previewDays: 30,
  /** Weeks that say what is usual: of one hour of the week there are so many examples. */
  weeks: 6,
  /** Fewer examples say nothing. */
  fewestExamples: 3,
  /** A share of fewer than that is chance. */
  fewestOfShare: 20,
  /** New errors named in one message; the rest is a number. */
  errorsNamed: 5,
  /** How long firings are listed. */
  historyFor: 365 * DAY,
} as const;

export const RETENTION = {
  /** The shortest and the longest age in days; ten years is as good as for ever. */
  days: { min: 1, max: 3_650 },
  /** Of replays, in GB: the smallest disk and the largest cluster that anyone would have for it. */
  gigabytes: { min: 0.01, max: 100_000 },
} as const;

export const SHARES = {
  /** How long a link works: a week is what a ticket is open for, and nobody remembers a link of last year. */
  days: { min: 1, max: 365, usual: 7 },
  /** Links of a site that work at the same time: more are a publication, and that is not what they are for. */
  perSite: 500,
  /** Websites that may embed one. */
  embedHosts: 10,
  /** Calls with links from one address within `window`: an hour-long recording takes some 60, an office opens several. */
  perAddress: 600,
  /** And with links that do not work: more is guessing, hopeless as it is at 256 bits. */
  refusedPerAddress: 60,
  window: MINUTE,
} as const;

export const SECURITY = {
  /** Of a link to a new password. */
  resetTtl: 60 * MINUTE,
  /** Links asked for at one address within the window of sign-ins: each is a mail to somebody who may not want it. */
  resetsPerAccount: 5,
  /** NIST SP 800-63B asks for recovery codes that cannot be guessed; ten last for years. */
  recoveryCodes: 10,
  /** Of one account. */
  passkeys: 20,
  /** How long somebody looks for their key. */
  challengeTtl: 5 * MINUTE,
} as const;

export const TEAMS = {
  /** Members and open invitations together: a company; an invitation is a mail that we send to whoever is named. */
  members: 500,
  /** Of an invitation. People are on holiday, and a link of last month is forgotten. */
  invitationTtl: 14 * DAY,
  /** Calls with invitations from one address within `window`, as guesses are. */
  looksPerAddress: 60,
  window: MINUTE,
  /** Invitations to one mail address, of whatever team, and of one person's within `invitingWindow`: each is a mail to somebody who has not asked. */
  invitationsPerAddress: 5,
  invitationsPerPerson: 100,
  invitingWindow: 60 * MINUTE,
} as const;

export const KEYS = {
  /** Of a team, that work: one for each of its tools. */
  perTeam: 100,
  /** Longest life that can be chosen; null for until revoked. */
  maxDays: 3_650,
  /** How exactly the last use is known: a write for every call would cost more than the call. */
  lastUseWithin: MINUTE,
} as const;

/** What visitors say by themselves, and what a team makes of it. */
export const FEEDBACK = {
  /** Letters of a message, a note or a reply: a page and a half. */
  text: 4_000,
  /** RFC 5321: what a mail server takes at most. */
  email: 254,
  /** Decoded bytes of a message: its longest text, selector and address in the widest letters, as JSON. */
  bodyBytes: 64 * KB,
  /** Messages from one address within `window`, good and bad: an office behind one writes some, and mistypes. */
  perAddress: 30,
  /** To one site from all addresses: what a crowd writes after a bad release. */
  perSiteInWindow: 600,
  window: 10 * MINUTE,
  /** Of one site. The inbox of a busy one gets some dozens a day; what comes beyond this is no person. */
  perSite: 100_000,
  /** Of one message. */
  tags: 20,
  tag: 50,
  notes: 200,
  /** Letters of a phrase of the bubble, and languages it is written in. */
  phrase: 120,
  languages: 20,
  /** Tags that a filter offers. */
  offeredTags: 100,
} as const;

export const PRIVACY = {
  /** Browsers of one person: beyond them a search has found a crowd, such as all of one company. */
  visitors: 200,
} as const;

export const AUDIT = {
  /** One look at one recording or visitor is noted once within this, however many calls it takes. */
  onceWithin: 30 * MINUTE,
  /** Looks that are remembered for this; beyond them one may be noted twice. */
  remembered: 10_000,
  /** Rows read at once for a file. */
  exportBatch: 1_000,
} as const;

export const PASSWORD = {
  /** NIST SP 800-63B: at least 8 where there is a second factor; here nobody has to have one. */
  min: 10,
  /** Longer ones only cost hashing time. */
  max: 256,
} as const;

export const TOKENS = {
  accessTtl: 15 * MINUTE,
  /** Also of a session in a browser; whoever comes back within it stays signed in. */
  refreshTtl: 30 * DAY,
} as const;

/** Attempts to sign in within `window`; a success clears them. */
export const SIGN_IN = {
  window: 15 * MINUTE,
  /** At one account from one address: more than a person needs who tries their three passwords twice. */
  perAccountAndAddress: 8,
  /** From one address at whatever accounts: an office behind one address is not shut out by a few who mistype. */
  perAddress: 60,
  /** At one account from all addresses together: NIST SP 800-63B allows at most 100 failures in a row. */
  perAccount: 100,
  /**
   * Passwords that are hashed or wait for it. One at a time: each takes 80 ms of a core and 32 MB, on purpose, and the other core is for
   * everybody else. Who comes last waits for some three seconds.
   */
  hashesAtOnce: 32,
} as const;

/** Guesses at whatever proves who somebody is: tokens, links, passwords. */
export const GUESSES = {
  /** How long one is remembered after the first of an address. */
  window: MINUTE,
  /**
   * Of one address within that, before all that come from there with a secret nobody knows are turned away unread. A dashboard whose session
   * has ended is wrong some twenty times at once, and an office has several.
   */
  wrong: 300,
  /** Tokens remembered that have been good, 2 MB of them: they are let in whatever others do at their address. */
  admitted: 10_000,
} as const;

/**
 * How long a connection may take over each step, and how much it may send. Who is slower or larger is cut off, so that a
 * thousand of them cannot hold the server.
 */
export const HTTP = {
  /** Without a byte either way: longer than a browser on a train pauses. */
  connectionTimeout: MINUTE,
  /**
   * From opening a connection to the end of the first headers on it, which are a packet or two: who drips them holds a connection for
   * no longer.
   */
  headersTimeout: 20 * SECOND,
  /** From the first byte of a request to its last. 8 MB of replay at 2 Mbit/s take 32 s. */
  requestTimeout: MINUTE,
  /** How often connections are looked through for those that are over either. */
  timeoutCheck: 5 * SECOND,
  /**
   * Open at once, without WebSockets. A browser keeps one for 72 s after its last batch, so a site with a million page views a day has
   * some 2,000 at its busiest. Each takes some 20 KB, idle.
   */
  connections: 5_000,
  /** Idle between two requests; longer than the 60 s of nginx and AWS load balancers, so that they close first. */
  keepAliveTimeout: 72 * SECOND,
  /** For an answer: the longest question (20 s) after the longest wait in line. */
  handlerTimeout: MINUTE,
  /** For what is under way to end when the server stops. */
  shutdownTimeout: 10 * SECOND,
  /** Of a JSON body of the API. Ingest has its own limit. */
  bodyBytes: 512 * KB,
} as const;

/** What is remembered of how the server does. */
export const OPERATION = {
  /** Of counts of what came in: an hour shows a burst and what was before it. */
  minutes: 60,
  /** A question that takes longer is noted: most take a tenth of that out of ten million events. */
  slowMs: 500,
  /** Different ones that are noted; those that have not come for the longest are forgotten first. */
  slowQueries: 100,
  /** Of the text of one. */
  slowText: 4 * KB,
  /** Different ones, of different sites, whose time is remembered to tell those that take long: of a few KB each. */
  weighedQueries: 500,
  /** MB that a server is to stay near under load, where nothing else is said: a machine of 1 GB has as much for it. */
  memoryMb: 700,
  /** How far back what was free on the disk is known: two weeks have all that recurs, such as nightly backups. */
  diskSeen: 14 * DAY,
  /** Less says nothing about a day. */
  diskLeast: DAY,
  /** Further ahead nobody plans. */
  diskAhead: 5 * 365 * DAY,
} as const;

/** What a recorded page shows beside its DOM, in one event. A player drops an event that goes beyond. */
export const PAGE_STATE = {
  /** Elements, and keyframes or states of one: far more than anybody looks at. */
  items: 1_000,
  /** UTF-16 units of a custom state's name. */
  name: 128,
  /** Of a picture: what a canvas of the largest screens takes in good quality, as base64. */
  picture: 2 * MB,
  /** Of an animation, either way. */
  ms: 400 * DAY,
} as const;

/** What is brought along from other systems. Files come from anywhere. */
export const IMPORTS = {
  /** Of a file that nobody has brought in: long enough to come back to, and what it tells of visitors is not to outlive them. */
  keptFor: 30 * DAY,
  /** Some ten million events as CSV. */
  fileBytes: 4_000_000_000,
  /** Of an archive, unpacked: CSV shrinks to a tenth; what shrinks to less is made to fill disks. */
  unpackedBytes: 40_000_000_000,
  entries: 200,
  /** Sent at once; within the time of a request on a slow line. */
  partBytes: 8 * MB,
  /** A row with every text at its longest. */
  rowBytes: MB,
  /** Of a recording: it is read as a whole, and is JSON of some hours. */
  recordingBytes: 64 * MB,
  /** Files that are asked about at the same time: one is read after the other, and a large recording takes ten times its size of memory. */
  readsAtOnce: 5,
  /** Written at once. */
  batch: 5_000,
  /** Rows that are read to say what a file is. */
  looked: 500,
  /** Shown of the rows that are refused, and how many of these there may be until the file is taken for something else. */
  shownRefusals: 20,
  refusals: 10_000,
  /** Rows of figures by day and page, which are held in memory. */
  figures: 2_000_000,
  /** Sessions of a table of their own, which are held in memory until their events come: some 500 MB. */
  sessions: 1_000_000,
  perSite: 100,
} as const;
