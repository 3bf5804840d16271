/**
 * Everything that can be wrong with one field of what was sent, with a row of a file, with a delivery: a stable code, and a
 * sentence for the person who reads it, with what it has to name in braces. `{least}`, `{most}` and `{count}` are whole
 * numbers, all else is text.
 */
export const ISSUES = {
  // Of whatever field
  needs_value: 'Needs a value',
  needs_name: 'Needs a name',
  needs_title: 'Needs a title',
  needs_text: 'Needs a text',
  needs_number: 'Needs a number',
  needs_whole_number: 'Needs a whole number',
  needs_choice: 'Choose at least one',
  wrong_kind: 'Not of the right kind',
  not_valid: 'Not valid',
  not_offered: 'None of {offered}',
  unknown_field: 'There is no field called {name}',
  too_few_characters: 'No less than {least} characters',
  too_many_characters: 'No more than {most} characters',
  too_little: 'No less than {least}',
  too_much: 'No more than {most}',
  control_characters: 'Control characters are not allowed',
  not_unicode: 'Not valid Unicode',
  backward: 'Ends before it begins',
  not_email: 'Not an e-mail address',
  not_url: 'Not the address of a web page',
  not_http: 'Must be an address that begins with https:// or http://',
  not_id: 'Not an id',
  not_moment: 'Not a moment such as 2026-01-31T12:00:00Z',
  not_day: 'Not a day such as 2026-01-31',
  day_out_of_reach: 'Not between 1971 and 2099',
  not_language: 'Not a language such as de or pt-BR',
  not_currency: 'Not a currency such as EUR',
  not_colour: 'Not a colour such as #c2410c',
  not_cursor: 'Not a cursor of this list',
  other_letters: 'Only letters, digits, dots, dashes and underscores',
  other_id_letters: 'Only letters, digits, _ and -',

  // Passwords
  password_too_short: 'Choose a password of at least {least} characters.',
  password_is_email: 'Choose a password that is not your e-mail address.',
  password_guessed: 'This password is among the first that are guessed. Choose another one.',

  // Sites
  not_time_zone: 'Not an IANA time zone',
  not_domain: 'Not a domain such as example.com',
  not_host: 'Not a host such as intranet.example.com',
  not_selector: 'Not a CSS selector such as .price',
  not_network: 'Not an address such as 203.0.113.7, nor a range such as 203.0.113.0/24',
  event_name_too_long: 'Too long for the name of an event',
  not_wider: 'Not wider than a tablet',
  too_many_languages: 'No more than {most} languages',

  // Pages and groups of them
  not_path: 'Not a path such as {example}',
  not_group: 'Not a group such as /products/*',
  not_page: 'Not a page such as /cart, nor a group such as /products/*',
  three_stars: 'Three stars in a row mean nothing: * is one segment, ** is any number of them',
  not_regular_expression: 'Not a regular expression: only *, ** and :name stand for anything',
  no_name_after_colon: 'After a colon comes a name, such as :lang',
  no_host_after_slashes: 'After // comes a host, such as //shop.example.com/cart',
  no_path_after_host: 'After the host comes a path, such as //shop.example.com/cart',
  too_many_placeholders: 'More than {most} placeholders',
  too_many_groups: 'No more than {most} groups',

  // Conditions
  needs_property: 'Needs a property',
  needs_act: 'Needs a page or an event',
  needs_survey: 'Needs a survey',
  needs_question: 'Needs a question',
  needs_field: 'Needs a field',
  needs_end: 'Needs a least or a most',
  needs_day: 'Needs a first or a last day',
  needs_pattern: 'Needs a pattern of no more than {most} characters',
  not_property: 'Not the name of a property',
  not_answer_trait: 'Not like version=2 or q:why=o1',
  not_id_of_goal: 'Not the id of a goal',
  not_id_of_segment: 'Not the id of a saved segment',
  not_id_of_funnel: 'Not the id of a funnel',
  not_id_of_zone: 'Not the id of a zone',
  too_many_properties: 'No more than {most} properties',
  too_many_conditions: 'More than {most} conditions',
  too_many_conditions_in_all: 'More than {most} conditions, with those of saved segments.',
  too_many_values: '"{kind}" takes no more than {count} values',
  no_such_condition: 'There is no condition "{kind}"',
  condition_elsewhere: '"{kind}" stands in the other of "where" and "marks"',
  bracket_of_nothing: 'There is nothing between two brackets',
  bracket_not_closed: 'A bracket is not closed',
  behind_bracket: 'Something stands behind a bracket',
  bracket_in_mark: 'Brackets stand only around conditions',
  too_many_brackets: 'Brackets stand in more than {most} others',
  gone_segment: 'The segment that this asks for was deleted.',
  gone_goal: 'The goal that this asks for was deleted.',
  gone_funnel: 'The funnel that this asks for was deleted.',
  gone_zone: 'The zone that this asks for was deleted.',
  gone_reference: 'What this asks for is not there any more.',
  contains_itself: '“{name}” contains itself.',
  contains_itself_by: '“{name}” contains itself, by way of {others}.',
  segment_in_segments: 'Other segments are made of it: {names}.',
  segment_in_boards: 'Boards filter by it: {names}.',
  segment_in_alerts: 'Alerts watch it: {names}.',
  segment_in_recording_views: 'Saved views of recordings filter by it: {names}.',
  refers_too_deeply: 'Segments refer to each other too deeply.',

  // Funnels and paths
  too_few_steps: 'No less than {least} steps',
  too_many_steps: 'No more than {most} steps',
  too_many_exclusions: 'No more than {most} exclusions',
  window_too_long: 'Longer than a visitor id lives: no more than 400 days',
  optional_anyway: 'Without an order every step may be left out already',
  optional_end: 'The first and the last step cannot be optional',
  not_so_many_steps: 'There are only {count} steps',
  excludes_step: 'This is one of the steps',
  no_such_step: 'There is no such step',
  start_and_end: 'Either a start or an end',

  // Surveys and feedback
  id_taken: 'Two have the id {id}',
  ids_alike: 'Two have the same id',
  leads_nowhere: 'Leads to no later question and to no ending',
  asks_ahead: 'Asks for an answer that is not there yet',
  no_such_question: 'There is no such question',
  needs_element: 'Needs an element',
  too_many_texts: 'Too many texts',
  too_many_translations: 'Too many languages',
  nothing_written: 'Nothing is written',

  // Alerts
  needs_goal: 'Needs a goal',
  needs_funnel: 'Needs a funnel',
  needs_form: 'Needs a form',
  of_site: 'Is of the site',
  day_alone: 'Is known by whole days alone',

  // Recordings and boards
  clip_too_short: 'Shorter than a second',
  clip_too_long: 'Longer than half an hour',
  clip_too_late: 'After the end of the recording',
  grid_too_narrow: 'The grid has {count} columns',

  // Rows of files from other systems
  row_time: '{column} is no time: {given}',
  row_column_missing: '{column} is missing',
  row_type_unknown: 'event_type {given} is not known',
  row_too_long: 'The line is too long',
  row_no_event: 'The line is no event of GA4’s',
  row_no_consent: 'user_pseudo_id is missing: the visitor did not consent',
  row_no_views: 'The date or the views are missing, or cannot be read',
  row_no_figure: 'A figure or the date is missing',
  row_no_page: 'The page, its views or the date is missing',
  rows_unreadable: 'More than {most} rows cannot be read; the last was {row}.',
  file_columns_unknown: 'The columns are those of no system known here: {columns}.',
  file_missing: 'The file is empty, or nothing of it has arrived.',
  file_no_rows: 'The file has no rows.',
  file_no_csv: 'Line {line} of the file is no row of CSV.',
  file_no_json: 'The file begins like JSON, and is none.',
  file_of_neither: 'The file is neither a list of rrweb’s events nor lines of GA4’s.',
  sessions_too_many: 'The table of sessions has more than {most}. Export fewer days at a time.',
  archive_broken: 'The archive is broken.',
  file_is_workbook: 'This is a workbook of a spreadsheet program. Save its table as CSV, and give that.',
  archive_of_neither:
    'The archive has neither website_event.csv (Umami) nor imported_visitors.csv or imported_pages.csv (Plausible).',
  archive_too_many: 'The archive has too many files.',
  archive_too_large: 'The archive is larger than it may be, unpacked.',
  recording_too_large: 'A recording may have {most} MB. Split it.',
  recording_no_event: 'Element {count} is no event of rrweb 2.',
  recording_no_snapshot: 'The recording has no full snapshot: nothing could be shown.',
  recording_no_page: 'The recording does not say of which page it is (an event of type 4).',
  file_elsewhere: 'Its file is at another server, or gone. Upload it again.',
  row_too_many: 'There are more figures than can be held',

  // Addresses of webhooks, and what they answer
  target_unreadable: 'This is not an address.',
  target_not_http: 'Only http and https are spoken here.',
  target_with_password: 'A name or password must not stand in the address.',
  target_port_closed: 'Port {port} is not one for webhooks.',
  target_not_public: '{host} is not an address on the public internet.',
  answered_redirect: 'It answered {status}, a redirect, which is not followed.',
  answered_otherwise: 'It answered {status}.',
  answered_late: 'It took too long to answer.',
  answered_nothing: 'No answer came.',
  answered_nothing_because: 'No answer came ({reason}).',
  answer_unknown: 'No answer has come.',
  webhook_off: 'The webhook is switched off.',
  receiver_gone: 'The receiver answered 410: it wants no more.',

  // Jobs
  job_cut_off: 'The server ended while it was at this, each time.',
  mail_refused: 'The mail server did not take it: {reason}',
  file_not_written: 'The file could not be written: {reason}',
  site_gone: 'Site {id} is gone.',
} as const satisfies Record<string, string>;

export type IssueCode = keyof typeof ISSUES;
export type IssueValues = Record<string, string | number>;

/** What is wrong with one field. */
export interface Issue {
  /** Of the field, its steps parted by dots. */
  path: string;
  /** In English. */
  message: string;
  /** Left out where a message is for those who write programs: of what trackers send. */
  code?: IssueCode;
  /** What the sentence names, and as `in` the part of a text that is meant. */
  values?: IssueValues;
}

/** The values that a sentence has to name. */
type Named<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;
type Given<Code extends IssueCode> = [Named<(typeof ISSUES)[Code]>] extends [never]
  ? []
  : [Record<Named<(typeof ISSUES)[Code]>, string | number>];

/** The sentence of a code, which is how the checks of a schema say it: zod keeps no more of them than their message. */
export const say = <Code extends IssueCode>(code: Code, ...[values]: Given<Code>): string => sentenceOf(code, values);

/** The same for a code that is known only when it is said. */
export const sentenceOf = (code: IssueCode, values: Partial<IssueValues> = {}): string =>
  ISSUES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** A sentence about a part of a longer text. */
export const sayOf = (part: string, sentence: string): string => `“${part}”: ${sentence}`;

/** An issue that was found by other means than a schema. */
export const issue = <Code extends IssueCode>(path: string, code: Code, ...given: Given<Code>): Issue => ({
  path,
  message: say(code, ...given),
  code,
  ...(given[0] && { values: given[0] }),
});
