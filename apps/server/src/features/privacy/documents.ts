import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';

/** What of the whole server the documents have to tell. */
interface Server {
  auditDays: number;
  hasSurveys: boolean;
}

/**
 * A privacy notice for visitors and a record of processing (Art. 30 GDPR) in Markdown, of exactly what a site collects by its settings. What only
 * people know, such as who is responsible, stands in brackets to be filled in. Not legal advice, and it says so.
 */
export function documentsOf({ name, domain, settings }: Site, server: Server): { notice: string; record: string } {
  const measured = whatIsMeasured(settings, server);
  const kept = howLong(settings);
  return {
    notice: [
      `# Privacy of visits to ${plain(domain)}`,
      `${plain(name)} measures visits to ${plain(domain)} with Desirepath, a program on its own server. Nothing of it is given to anybody else: there are no sub-processors.`,
      '## What is measured',
      bullets(measured),
      '## What is not',
      bullets(whatIsNot(settings)),
      '## Your browser',
      bullets(inTheBrowser(settings)),
      '## How long it is kept',
      bullets(kept),
      '## Your rights',
      'You may ask to see what is kept of you, to have it as files, and to have it deleted. Write to [contact]. You may also complain to a supervisory authority.',
    ].join('\n\n'),
    record: [
      `# Record of processing: visits to ${plain(domain)}`,
      table([
        ['Controller', '[name and address]'],
        ['Contact for data protection', '[name, or none]'],
        ['Purpose', 'Finding out how the website is used, and mending what gets in the way'],
        [
          'Legal basis',
          settings.require_consent
            ? 'Consent (Art. 6 (1) a GDPR)'
            : '[legitimate interest (Art. 6 (1) f GDPR), or consent]',
        ],
        ['Whose data', 'Visitors of the website'],
        ['Kinds of data', measured.join('; ')],
        ['Recipients', 'None outside of the team; sub-processors: none'],
        ['Transfers to third countries', 'None by the program; the server is in [country]'],
        ['Deletion', kept.join('; ')],
        [
          'Security',
          `Passwords hashed, second factors and passkeys for the team, roles by site, a log of who saw and changed what for ${server.auditDays} days, inputs hidden before they leave the browser`,
        ],
      ]),
      'Made from the settings of the site. It is a beginning for whoever has to answer for it, and no legal advice.',
    ].join('\n\n'),
  };
}

function whatIsMeasured(settings: SiteSettings, { hasSurveys }: Server): string[] {
  const share = settings.sample_rate < 1 ? ` (of ${percent(settings.sample_rate)} of visits)` : '';
  return [
    `Pages opened, clicks, scrolling and how long pages were looked at${share}`,
    'Which form fields were used and for how long, never what was typed',
    'Kind of device, browser, operating system, language, size of the window, and the page you came from',
    'Country, found by the network address, which is then forgotten',
    ...(settings.query_keys.length > 0
      ? [`These parts of page addresses: ${settings.query_keys.map(plain).join(', ')}`]
      : []),
    ...(settings.replay && settings.replay_sample_rate > 0 ? [recording(settings)] : []),
    ...(settings.replay && settings.record_console
      ? ['What pages wrote to the console of the browser while recorded']
      : []),
    ...(settings.replay && settings.record_network
      ? ['Addresses, status and timing of requests of recorded pages']
      : []),
    ...(settings.replay && settings.record_canvas ? ['Pictures of what recorded pages drew'] : []),
    ...(settings.snapshots ? ['Now and then how a page looked, with the same things hidden, for heatmaps'] : []),
    ...(hasSurveys ? ['What you answer to surveys, if you do'] : []),
    ...(settings.feedback.on ? ['What you write by the feedback button, with your e-mail address if you give it'] : []),
    'What the website itself tells of your account, if you sign in there',
  ];
}

const HIDDEN: Record<SiteSettings['masking'], string> = {
  inputs: 'everything typed or chosen is hidden',
  text: 'all words are hidden',
  structure: 'all words and pictures are hidden',
};

const recording = ({ replay_sample_rate: share, masking }: SiteSettings) =>
  `How pages changed, moved and were used, as a recording${share < 1 ? ` of ${percent(share)} of the visits` : ''}; ${HIDDEN[masking]} before it leaves your browser`;

const whatIsNot = (settings: SiteSettings) => [
  'Your network address is not kept',
  'Passwords, card numbers and what is typed into forms never leave your browser',
  ...(settings.cookieless
    ? ['Nothing is stored in your browser, and from one day to the next you are not known again']
    : []),
  'Nothing is sold, shared or used for advertising, and nothing follows you to other websites',
];

const inTheBrowser = (settings: SiteSettings) => [
  settings.cookieless
    ? 'No cookie and no other storage is used.'
    : 'A random number is stored in your browser (no cookie), so that a second visit is known as such.',
  ...(settings.require_consent ? ['Nothing is measured until you agree; you may take that back at any time.'] : []),
  ...(settings.respect_dnt
    ? ['If your browser sends Do Not Track or Global Privacy Control, nothing is measured.']
    : []),
];

const howLong = (settings: SiteSettings) => {
  const until = (days: number | null) => (days === null ? 'until deleted by hand' : `${days} days`);
  const ofReplays = settings.keep_replays_days ?? settings.keep_events_days;
  return [
    `What was measured: ${until(settings.keep_events_days)}`,
    ...(settings.replay ? [`Recordings: ${until(ofReplays)}, but for single ones that the team keeps`] : []),
    `Answers to surveys: ${until(settings.keep_answers_days)}`,
    `Messages: ${until(settings.keep_feedback_days)}`,
  ];
};

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
const bullets = (lines: string[]) => lines.map((line) => `- ${line}`).join('\n');
const table = (rows: [string, string][]) =>
  ['| | |', '| --- | --- |', ...rows.map(([what, says]) => `| ${what} | ${says.replaceAll('|', '\\|')} |`)].join('\n');
/** What people have typed is text in Markdown, too. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]()#+!|<>]/g, '\\$&');
