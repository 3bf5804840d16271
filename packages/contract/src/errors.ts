import type { Issue } from './issues.ts';

/**
 * Every refusal the API can give: a stable code, its HTTP status, and a sentence for the person who reads it.
 * On the wire: `{ code, message, issues? }`.
 */
export const ERRORS = {
  // The request itself
  invalid_input: { status: 400, message: 'Some of what was sent is not valid.' },
  invalid_json: { status: 400, message: 'The body is not valid JSON.' },
  invalid_utf8: { status: 400, message: 'The body is not valid UTF-8.' },
  invalid_gzip: { status: 400, message: 'The body says it is gzip but cannot be decompressed.' },
  incomplete_body: { status: 400, message: 'The body ended before its announced length.' },
  body_too_large: { status: 413, message: 'The body is larger than this route accepts.' },
  unsupported_media_type: { status: 415, message: 'This route does not accept that content type.' },
  request_timeout: { status: 408, message: 'The request took too long to arrive.' },
  not_found: { status: 404, message: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, message: 'This address does not accept that method.' },
  rate_limited: { status: 429, message: 'Too many requests. Try again in a moment.' },

  // Accounts
  not_signed_in: { status: 401, message: 'Sign in to continue.' },
  wrong_credentials: { status: 401, message: 'The e-mail address or the password is not right.' },
  sign_in_busy: { status: 503, message: 'Many people are signing in at this moment. Try again in a few seconds.' },
  second_factor_required: { status: 401, message: 'Enter the code of your authenticator app, or a recovery code.' },
  wrong_code: { status: 401, message: 'This code is not right, or was used before. Wait for the next one.' },
  wrong_password: { status: 403, message: 'The password is not right.' },
  totp_not_begun: { status: 409, message: 'The second factor is on already, or was not begun.' },
  passkey_not_valid: { status: 401, message: 'This passkey is not known here, or could not prove itself.' },
  passkey_not_found: { status: 404, message: 'There is no such passkey.' },
  account_session_not_found: { status: 404, message: 'There is no such session.' },
  too_many_passkeys: { status: 409, message: 'There are too many passkeys. Remove some of them.' },
  reset_not_valid: { status: 404, message: 'This link does not work any more. Ask for a new one.' },
  provider_refused: { status: 401, message: 'The sign-in provider did not say who you are. Try again.' },
  refresh_token_invalid: { status: 401, message: 'This refresh token is not valid any more. Sign in again.' },
  setup_token_wrong: {
    status: 403,
    message: 'The first account needs the token in the log of the server. Open the address that stands there.',
  },
  registration_closed: { status: 403, message: 'New accounts cannot be registered here.' },
  forbidden: { status: 403, message: 'Your role, or this key, does not allow that. Ask an admin of the team.' },
  foreign_origin: { status: 403, message: 'This request came from another website.' },
  email_taken: { status: 409, message: 'There is an account with this e-mail address already.' },
  weak_password: { status: 400, message: 'Choose a longer password.' },

  // Teams
  team_not_found: { status: 404, message: 'There is no such team.' },
  member_not_found: { status: 404, message: 'There is no such member in this team.' },
  last_owner: { status: 409, message: 'A team has an owner. Make somebody else one first.' },
  is_member: { status: 409, message: 'Somebody with this address is in the team already.' },
  too_many_members: { status: 409, message: 'There are too many members and invitations in this team.' },
  key_not_found: { status: 404, message: 'There is no such key.' },
  too_many_keys: { status: 409, message: 'This team has too many keys. Revoke some of them.' },
  invitation_not_found: { status: 404, message: 'This invitation does not work any more. Ask for a new one.' },
  invitation_of_another: { status: 409, message: 'This invitation is for another address. Sign in with that one.' },

  // Privacy
  subject_not_found: { status: 404, message: 'Nothing is kept of anybody like this.' },
  subject_too_wide: { status: 409, message: 'This is said of too many visitors to be one person. Be more exact.' },

  // Sites
  site_not_found: { status: 404, message: 'There is no such site.' },
  domain_taken: { status: 409, message: 'This team has a site with this domain already.' },

  // Tracking
  unknown_tracking_id: { status: 404, message: 'No site has this tracking id.' },
  unknown_site: { status: 404, message: 'No site is named, and none has the domain this came from.' },
  unknown_session: { status: 404, message: 'No session has this id. Begin one with POST /api/track/sessions.' },
  upgrade_required: { status: 426, message: 'This address speaks WebSocket only.' },
  too_many_sockets: { status: 429, message: 'Too many connections are open. Close some of them.' },
  all_events_rejected: { status: 400, message: 'None of the events could be accepted.' },
  ingest_busy: { status: 503, message: 'More is arriving than can be written. Try again shortly.' },
  storage_full: {
    status: 507,
    message: 'The disk of the server is full. Nothing new can be kept until there is room.',
  },
  storage_unavailable: { status: 503, message: 'The data store does not answer. Try again shortly.' },

  // Questions
  range_too_long: { status: 400, message: 'The date range is too long.' },
  query_too_heavy: { status: 422, message: 'This question took too long or too much memory. Narrow the date range.' },
  recording_not_found: { status: 404, message: 'There is no such recording.' },
  view_not_found: { status: 404, message: 'There is no such saved view.' },
  view_taken: { status: 409, message: 'There is a saved view with this name already.' },
  too_many_views: { status: 409, message: 'There are too many saved views. Delete some of them.' },
  too_many_tags: { status: 409, message: 'A recording has no more than 20 tags.' },
  note_not_found: { status: 404, message: 'There is no such note, or it is somebody else’s.' },
  too_many_notes: { status: 409, message: 'This recording has too many notes. Delete some of them.' },
  unknown_person: { status: 400, message: 'Somebody who is named may not see this site.' },
  clip_not_found: { status: 404, message: 'There is no such clip.' },
  too_many_clips: { status: 409, message: 'This recording has too many clips. Delete some of them.' },
  too_many_streams: { status: 429, message: 'The live view is open in too many windows. Close some of them.' },
  asset_not_found: { status: 404, message: 'This picture, font or style sheet is not kept.' },
  segment_not_found: { status: 404, message: 'There is no such saved segment.' },
  segment_taken: { status: 409, message: 'There is a saved segment with this name already.' },
  segment_in_use: { status: 409, message: 'This segment is in use. Take it out of what uses it first.' },
  too_many_segments: { status: 409, message: 'There are too many saved segments. Delete some of them.' },
  visitor_not_found: { status: 404, message: 'There is no such visitor.' },
  session_not_found: { status: 404, message: 'There is no such session.' },
  changed_meanwhile: { status: 409, message: 'Somebody else has changed this since you opened it.' },
  funnel_not_found: { status: 404, message: 'There is no such funnel.' },
  too_many_funnels: { status: 409, message: 'There are too many funnels. Delete some of them.' },
  goal_not_found: { status: 404, message: 'There is no such goal.' },
  goal_taken: { status: 409, message: 'There is a goal with this name already.' },
  too_many_goals: { status: 409, message: 'There are too many goals. Delete some of them.' },
  annotation_not_found: { status: 404, message: 'There is no such annotation.' },
  too_many_annotations: { status: 409, message: 'There are too many annotations. Delete some of them.' },
  too_many_points: { status: 400, message: 'These days have too many intervals. Choose a longer one.' },
  board_not_found: { status: 404, message: 'There is no such board.' },
  board_taken: { status: 409, message: 'There is a board with this name already.' },
  too_many_boards: { status: 409, message: 'There are too many boards. Delete some of them.' },
  tile_not_found: { status: 404, message: 'There is no such tile on this board.' },
  too_many_tiles: { status: 409, message: 'This board is full. Take some of its tiles off.' },
  snapshot_not_found: { status: 404, message: 'No visitor has recorded this page on such a device yet.' },

  replays_unavailable: { status: 503, message: 'The store of recordings does not answer. Try again shortly.' },

  // Links to one thing
  share_not_found: { status: 404, message: 'This link does not work any more. Ask whoever sent it for a new one.' },
  tile_unavailable: { status: 404, message: 'What this tile shows is gone, or cannot be asked for any more.' },
  too_many_shares: { status: 409, message: 'This site has too many links that work. Revoke some of them.' },

  // Pages and parts of them
  path_group_not_found: { status: 404, message: 'There is no such group of pages.' },
  path_group_taken: { status: 409, message: 'This group of pages is kept already.' },
  too_many_path_groups: { status: 409, message: 'There are too many groups of pages. Delete some of them.' },
  zone_not_found: { status: 404, message: 'There is no such zone.' },
  too_many_zones: { status: 409, message: 'There are too many zones. Delete some of them.' },

  // Forms
  form_not_found: { status: 404, message: 'There is no such form.' },

  // Surveys
  survey_not_found: { status: 404, message: 'There is no such survey.' },
  survey_not_live: { status: 409, message: 'This survey takes no answers.' },
  survey_full: { status: 409, message: 'This survey has all the answers it asked for.' },
  too_many_surveys: { status: 409, message: 'There are too many surveys. Delete or pause some of them.' },
  response_not_found: { status: 404, message: 'There is no such answer.' },
  preview_not_found: { status: 404, message: 'This preview was opened already, or is too old. Make another one.' },
  // Feedback
  feedback_off: { status: 403, message: 'This site does not ask for feedback.' },
  feedback_full: { status: 429, message: 'This site has more feedback than is kept. Delete some of it.' },
  feedback_not_found: { status: 404, message: 'There is no such message.' },
  no_email_given: { status: 409, message: 'Whoever wrote this left no e-mail address.' },
  too_many_feedback_notes: { status: 409, message: 'There are too many notes on this message.' },

  // Telling others
  webhook_not_found: { status: 404, message: 'There is no such webhook.' },
  too_many_webhooks: { status: 409, message: 'There are too many webhooks. Delete some of them.' },
  delivery_not_found: { status: 404, message: 'There is no such delivery.' },
  address_refused: { status: 400, message: 'This server does not send to that address.' },

  alert_not_found: { status: 404, message: 'There is no such alert.' },
  too_many_alerts: { status: 409, message: 'There are too many alerts. Delete some of them.' },

  // Files of other systems
  import_not_found: { status: 404, message: 'There is no such import.' },
  import_out_of_order: { status: 409, message: 'This part of the file does not follow the last one.' },
  import_too_large: { status: 413, message: 'The file is larger than 4 GB. Split it.' },
  import_unreadable: { status: 422, message: 'This file is none of those that can be read here.' },
  import_busy: { status: 503, message: 'Other files are being read. Try again in a moment.' },
  import_not_ready: { status: 409, message: 'This import cannot be begun or undone now.' },
  too_many_imports: { status: 409, message: 'There are too many imports. Undo some of them.' },

  // What happens later
  job_not_found: { status: 404, message: 'There is no such job.' },
  not_the_owner: { status: 403, message: 'Only the owner of this installation may see that.' },

  internal: { status: 500, message: 'Something went wrong here. The server log has the details.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** What a client receives instead of an answer. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  /** Which fields are wrong and why, where that is known. */
  issues?: Issue[];
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);
