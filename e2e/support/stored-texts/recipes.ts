import { writeAct } from '@desirepath/contract/acts';
import { writeCondition } from '@desirepath/contract/conditions';
import { QUESTION_TYPES } from '@desirepath/contract/survey-questions';
import { type Given, within } from './plant.ts';

/** What there is by now: ids by the path at which they were made, and what was there from the beginning. */
export type Made = Record<string, string>;

const condition = within(200, (hostile) => writeCondition('event', false, { any: [hostile] }));
const mark = within(40, (hostile) => writeCondition('tag', false, { any: [hostile] }));
const act = within(100, (hostile) => writeAct({ type: 'event', value: hostile, filters: [] }));
const event = within(100, (hostile) => `event:${hostile}`);
/** What would be taken for a pattern is left out of it. */
const pattern = within(500, (hostile) => `/${hostile.replaceAll(/[[\]{}()^$\\|:*]/g, '')}`);
/** Groups are parted by spaces. */
const groups = within(200, (hostile) => `/${hostile.replaceAll(' ', '%20')}`);
const address = within(500, (hostile) => `https://shop.example/${hostile}`);
const selector = within(200, (hostile) => `[title="${hostile.replaceAll(/["\\]/g, '')}"]`);
/** Ids and the like, one for each. */
const counted = (prefix: string) => {
  let count = 0;
  return () => `${prefix}${count++}`;
};
/** Ids of questions are by their kind. */
const questionOf = (type: (typeof QUESTION_TYPES)[number]) => `q${QUESTION_TYPES.indexOf(type)}`;

const segmentAt = (path: string): Given => ({
  [`${path}.country`]: 'DE',
  [`${path}.where`]: condition,
  [`${path}.page`]: pattern,
  [`${path}.marks`]: mark,
});

const TIMES = [
  '.at',
  '.sent_at',
  '.timestamp',
  '.events[].at',
  '.events[].timestamp',
  '[].timestamp',
  '.metadata.timestamp',
  '.analytics[].timestamp',
];
const ADDRESSES = ['.url', '.events[].url', '.events[].page_url', '[].page_url', '.page_url', '.href', '.metadata.url'];

/** Places at which something stands that is not free, whatever the route. */
export const ANYWHERE = (made: Made): Given => ({
  '.site': Number(made.site),
  '.tracking_id': made.tracking,
  '.websiteId': made.tracking,
  '.metadata.websiteId': made.tracking,
  '.team': made.team,
  '.session_id': made.session,
  '.sessionId': made.session,
  '.metadata.sessionId': made.session,
  '.visitor_id': made.visitor,
  ...Object.fromEntries(TIMES.map((path) => [path, Date.now()])),
  ...Object.fromEntries(ADDRESSES.map((path) => [path, address])),
  '.events[].session_id': made.session,
  '[].session_id': made.session,
  '.event_type': 'custom',
  '.currency': 'EUR',
  '.automated': undefined,
  '.replay': undefined,
  '.act': act,
  ...segmentAt('.filter'),
});

/** Made before what refers to them. */
export const FIRST = [
  'goals.create',
  'funnels.create',
  'forms.create',
  'segments.create',
  'recordingClips.create',
  'feedback.send',
  'surveys.create',
  'surveyTracking.submit',
];

/** What is not sent: nothing of it is kept, or it would end what the others need. */
export const UNSENT: Record<string, string> = {
  'accounts.login': 'is compared, and forgotten',
  'accounts.token': 'is compared, and forgotten',
  'accounts.refresh': 'is compared, and forgotten',
  'accounts.tokenRefresh': 'is compared, and forgotten',
  'accounts.logout': 'ends the session',
  'security.setPassword': 'is hashed',
  'security.confirmReset': 'is hashed',
  'security.beginTotp': 'is compared, and forgotten',
  'security.confirmTotp': 'is compared, and forgotten',
  'security.renewRecoveryCodes': 'is compared, and forgotten',
  'security.removeTotp': 'is compared, and forgotten',
  'security.passkeyOptions': 'is compared, and forgotten',
  'security.passkeySignIn': 'is compared, and forgotten',
  'security.addPasskey': 'needs an authenticator: see stored-text.test.ts',
  'teams.accept': 'is compared, and forgotten',
  'teams.lookAtInvitation': 'is compared, and forgotten',
  'teams.changeMember': 'is the id of an account',
  'assets.upload': 'is a picture, font or style sheet: see assets.test.ts',
  'surveyTracking.eligible': 'asks only',
  'alerts.preview': 'asks only',
  'privacy.find': 'asks only',
  'privacy.remove': 'deletes whoever is known by it; a fingerprint is kept',
  'sites.replace': 'is what `sites.update` is',
};

/** Places at which nothing hostile can be kept. */
export const NOT_KEPT: { of: RegExp; places: RegExp; because: string }[] = [
  {
    of: /^accounts\.register$/,
    places: /password|invitation|setup_token/,
    because: 'hashed, or compared and forgotten',
  },
  {
    of: /./,
    places: /\.replay(\.events|\.strings)?\[\]|\.replay\.ops/,
    because: 'a recorded page, in either way to write it: see hostile.test.ts',
  },
  {
    of: /^sites\./,
    places: /domain|time_zone|linked_domains/,
    because: 'only names of domains and time zones are taken',
  },
  { of: /^goals\./, places: /currency/, because: 'three capitals' },
  { of: /^recordingNotes\./, places: /mentions/, because: 'ids of people who may see the site' },
  { of: /^alerts\./, places: /mail_to|watch\.of/, because: 'ids of people, and of what is watched' },
  { of: /^feedback\.update$/, places: /assignee/, because: 'the id of a person who may see the site' },
  { of: /^surveys\./, places: /branches\[\]\.when|quotas/, because: 'ids of choices; a text is only compared with' },
  { of: /^boards\./, places: /\.shows\.end$/, because: 'a start or an end, and the start is sent' },
  { of: /^surveys\./, places: /^\.triggers\./, because: 'one alone is taken for a list of one' },
  {
    of: /^(clients|surveyTracking|feedback)\./,
    places: /(session|visitor)_?id$/i,
    because: 'an id that is no UUID is hashed',
  },
  { of: /^surveyTracking\.submit$/, places: /value(\[\]|\{)/, because: 'ids of choices' },
];

const settings = (made: Made): Given => ({
  '.domain': undefined,
  '.settings.time_zone': 'Europe/Berlin',
  '.settings.linked_domains': undefined,
  '.settings.excluded_ips': undefined,
  '.settings.query_keys': ['id'],
  '.settings.mask_selectors[]': selector,
  '.settings.block_selectors[]': selector,
  '.settings.show_selectors[]': selector,
  '.settings.breakpoints': undefined,
  '.settings.feedback.on': true,
  '.settings.feedback.color': '#c2410c',
  '.settings.feedback.words[].language': 'en',
  '.settings.cookieless': false,
  '.settings.require_consent': false,
  '.id': Number(made.site),
});

const tiles = (made: Made, at: string): Given => ({
  ...segmentAt(`${at}.filter`),
  [`${at}.days`]: null,
  [`${at}.place`]: { x: 0, y: 0, w: 2, h: 2 },
  [`${at}.shows.goal`]: event,
  [`${at}.shows.goals[]`]: event,
  [`${at}.shows.funnel`]: made['/funnels'],
  [`${at}.shows.form`]: made['/forms'],
  [`${at}.shows.path`]: pattern,
  [`${at}.shows.start`]: pattern,
  [`${at}.shows.end`]: undefined,
  [`${at}.shows.groups`]: groups,
  [`${at}.shows.first`]: act,
  [`${at}.shows.returning`]: act,
  [`${at}.shows.by`]: 'property',
});

const survey = (): Given => ({
  '.status': 'live',
  '.language': 'en',
  '.from': null,
  '.until': null,
  '.quotas': [],
  '.translations{key}': 'de',
  '.triggers[].filters[].operator': 'eq',
  '.triggers.filters[].operator': 'eq',
  '.triggers[].goal': event,
  '.triggers.goal': event,
  '.targeting.segment': condition,
  '.targeting.devices': [],
  '.endings[].id': counted('end'),
  '.endings[].url': address,
  '.endings[].redirect': false,
  '.look': undefined,
  '.placement.kind': 'link',
  '.questions[].id': counted('q'),
  '.questions[].required': false,
  '.questions[].branches': [],
  '.questions[].options[].id': counted('option'),
  '.questions[].rows[].id': counted('row'),
  '.questions[].columns[].id': counted('column'),
  '.questions[].url': address,
});

/** Of each route of which not everything would do anywhere: what stands where instead. `undefined` leaves it out. */
export const RECIPES: Record<string, (made: Made, round: number) => Given> = {
  'accounts.register': () => ({
    '.invitation': undefined,
    '.setup_token': undefined,
    '.password': 'four brass kettles',
  }),
  'sites.create': (made) => ({ ...settings(made), '.domain': 'other.example' }),
  'sites.replace': (made) => ({ ...settings(made), '.domain': 'shop.example' }),
  'sites.update': settings,
  'funnels.create': () => ({ '.steps[].optional': false }),
  'funnels.update': () => ({ '.steps[].optional': false, '.revision': undefined }),
  'boards.create': (made) => tiles(made, '.tiles[]'),
  'boards.addTile': (made) => tiles(made, ''),
  'boards.changeTile': (made) => tiles(made, ''),
  'forms.create': () => ({ '.success.value': pattern }),
  'forms.update': () => ({ '.success.value': pattern }),
  'storedHeatmaps.generate': () => ({ '.page_url': pattern }),
  'zones.create': () => ({ '.path': pattern }),
  'pathGroups.create': () => ({ '.pattern': pattern }),
  'assets.offer': () => ({ '.seen[].hash': 'A'.repeat(43), '.seen[].address': address }),
  'replayPieces.offer': () => ({ '.names[]': 'A'.repeat(22) }),
  'recordingNotes.create': () => ({ '.at': 1_000, '.mentions': [] }),
  'recordingNotes.update': () => ({ '.mentions': [] }),
  'recordingClips.create': () => ({ '.from': 0, '.to': 5_000 }),
  'annotations.create': () => ({ '.at': new Date().toISOString() }),
  'alerts.create': () => watching,
  'alerts.replace': () => watching,
  'feedback.update': () => ({ '.assignee': null }),
  'shares.create': (made, round) => ({
    '.thing.id': [made['/recordings'], made['/recordings/{id}/clips'], undefined, made['/boards']][round],
    '.thing.path': pattern,
    '.thing.embed[]': 'intranet.example.com',
    ...segmentAt('.thing.filter'),
  }),
  'surveys.create': survey,
  'surveys.replace': () => ({ ...survey(), '.revision': undefined }),
  'surveyTracking.submit': (made) => ({
    '.survey': made['/surveys/surveys'],
    '.answers': within(
      200,
      (hostile) => [
        { question: questionOf('long_text'), value: hostile },
        { question: questionOf('single_choice'), value: 'other', other: hostile },
      ],
      ['.answers[].value', '.answers[].other'],
    ),
  }),
  'surveyResults.tag': () => ({ '.question': questionOf('long_text') }),
};

const watching: Given = { '.mail_to': [], '.watch.of': undefined, '.watch.where': condition, '.watch.rule.value': 1 };

/** By which route the thing is made that a parameter of an address names, where the path before it does not say so. */
export const MADE_BY: Record<string, string> = { response: '/surveys/responses' };
