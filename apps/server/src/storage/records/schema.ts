import type { DomainEventType } from '@desirepath/contract/domain-events';
import type { WebhookFormat } from '@desirepath/contract/webhooks';

/**
 * The tables of the records store. Every column is text or an integer, so that SQLite and PostgreSQL agree:
 * JSON is text, a truth is 0 or 1, and times are epoch ms. The first three tables are better-auth's, which writes its
 * times as ISO text.
 */
export interface RecordsSchema {
  accounts: {
    id: string;
    /** Lower case. */
    email: string;
    email_verified: number;
    name: string;
    /** 1 for the one account that owns the installation, null for all others: unique, so that only one can win it. */
    owner: number | null;
    created_at: string;
    updated_at: string;
  };
  /** A way to sign in. For a password `provider_id` is `credential` and `provider_account_id` the account's own id. */
  account_credentials: {
    id: string;
    account_id: string;
    provider_id: string;
    provider_account_id: string;
    /** scrypt, salted. */
    password: string | null;
    created_at: string;
    updated_at: string;
  };
  account_sessions: {
    id: string;
    account_id: string;
    /** What the cookie carries, there signed. */
    token: string;
    user_agent: string | null;
    /** Always empty: better-auth writes it, but is told not to look. */
    ip_address: string | null;
    expires_at: string;
    created_at: string;
    updated_at: string;
  };
  /** Tokens of API clients; each lives and dies with its session. */
  account_tokens: {
    /** SHA-256 of the token, hex. The token itself is nowhere. */
    hash: string;
    session_id: string;
    kind: 'access' | 'refresh';
    expires_at: number;
    /** When a refresh token was exchanged. It stays until it expires, so that its second use is noticed. */
    used_at: number | null;
  };
  /** Authenticator apps; one an account. */
  totp_factors: {
    account_id: string;
    /** Sealed with the installation's secret: a copy of this file alone makes no codes. */
    secret: string;
    /** Null until a first code has shown that the app has it. */
    confirmed_at: number | null;
    /** The last step of 30 s whose code was used; none is good twice. */
    last_step: number;
  };
  /** Those that are left. */
  recovery_codes: {
    /** SHA-256, hex. */
    hash: string;
    account_id: string;
  };
  passkeys: {
    /** The credential's own id. */
    id: string;
    account_id: string;
    /** COSE, base64url. */
    public_key: string;
    counter: number;
    /** JSON */
    transports: string;
    name: string;
    created_at: number;
    last_used_at: number | null;
  };
  /** Links to a new password. */
  password_resets: {
    /** SHA-256 of the token, hex. */
    hash: string;
    account_id: string;
    expires_at: number;
  };
  teams: {
    id: string;
    name: string;
    created_at: number;
  };
  team_members: {
    team_id: string;
    account_id: string;
    /** One of the contract's roles. */
    role: string;
    /** 0: only those in `team_member_sites`. */
    all_sites: number;
    created_at: number;
  };
  team_member_sites: {
    team_id: string;
    account_id: string;
    site_id: number;
  };
  /** Those that are open; who accepts one becomes a member, and it is gone. */
  team_invitations: {
    id: string;
    /** SHA-256 of the token in its link, hex. The token itself is nowhere. */
    hash: string;
    team_id: string;
    /** Lower case. */
    email: string;
    role: string;
    /** JSON of the sites it is for; null for all. */
    sites: string | null;
    invited_by: string | null;
    created_at: number;
    expires_at: number;
  };
  /** Keys of programs; each can do no more than its maker may. */
  api_keys: {
    id: string;
    /** SHA-256 of the key, hex. The key itself is nowhere. */
    hash: string;
    /** Its first characters, by which people know it again. */
    hint: string;
    team_id: string;
    account_id: string;
    name: string;
    /** One of the contract's scopes. */
    scope: string;
    /** JSON of the sites it is for; null for all of the team. */
    sites: string | null;
    created_at: number;
    /** Null for until it is revoked. */
    expires_at: number | null;
    revoked_at: number | null;
    last_used_at: number | null;
  };
  /** Who saw and changed what. Written and, once old, deleted; never changed. Nothing of it hangs on what it tells of. */
  audit_log: {
    id: string;
    at: number;
    team_id: string | null;
    site_id: number | null;
    account_id: string;
    /** Their address at that time. */
    email: string;
    key_id: string | null;
    action: string;
    subject: string;
    address: string;
    refused: number;
  };
  /** Proofs that somebody was deleted. Until it is done a row says whom, and after that it does not. */
  deletions: {
    id: string;
    site_id: number;
    /** HMAC of what was searched for. */
    fingerprint: string;
    /** JSON of the visitors, users and words that are deleted; null once they are. */
    subject: string | null;
    /** JSON of rows by table. */
    counts: string;
    requested_by: string;
    requested_at: number;
    done_at: number | null;
  };
  sites: {
    id: number;
    /** The account that added it. */
    owner: string;
    /** Every row has one; the column came later, and SQLite cannot forbid null then. */
    team_id: string | null;
    name: string;
    domain: string;
    tracking_id: string;
    /** JSON of what differs from, or repeats, the default settings. */
    settings: string;
    created_at: number;
  };
  /** Sites that are gone, but whose behaviour data is not yet. */
  site_removals: {
    site_id: number;
    removed_at: number;
  };
  /** Recordings that were marked; those that never were have no row. */
  recording_marks: {
    site_id: number;
    session_id: string;
    favourite: number;
    /** 1: exempt from retention. */
    kept: number;
  };
  recording_tags: {
    site_id: number;
    session_id: string;
    tag: string;
  };
  /** Who has played which recording. */
  recording_watched: {
    account_id: string;
    site_id: number;
    session_id: string;
    watched_at: number;
  };
  /** Who lets recordings of which site load what is not kept from that site. */
  shown_hosts: {
    account_id: string;
    site_id: number;
  };
  /** Named filters of the list of recordings. */
  recording_views: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of the conditions and the order. */
    filter: string;
    created_at: number;
  };
  /** What people say of a form; one without a row is called what the page calls it. */
  forms: {
    id: string;
    site_id: number;
    /** What the page calls it. */
    key: string;
    name: string;
    /** JSON of what a success is; null where it is a submit that was the last that was done. */
    success: string | null;
    hidden: number;
  };
  annotations: {
    id: string;
    site_id: number;
    at: number;
    text: string;
  };
  goals: {
    id: string;
    site_id: number;
    name: string;
    /** As the contract's acts are written. */
    act: string;
    worth: 'nothing' | 'value' | 'property';
    worth_property: string | null;
    created_at: number;
  };
  /** Named segments. */
  segments: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of the conditions. */
    filter: string;
    created_at: number;
  };
  /** What somebody said of a moment of a recording. */
  recording_notes: {
    id: string;
    site_id: number;
    session_id: string;
    /** ms from the start of the recording. */
    at: number;
    text: string;
    /** Null once the account is gone. */
    author: string | null;
    created_at: number;
    edited_at: number | null;
  };
  /** Who is named in a note. */
  recording_mentions: {
    note_id: string;
    account_id: string;
  };
  /** Stretches of recordings, in ms from their start. */
  recording_clips: {
    id: string;
    site_id: number;
    session_id: string;
    name: string;
    from_ms: number;
    to_ms: number;
    author: string | null;
    created_at: number;
  };
  /** Links that show one thing to whoever holds them. */
  shares: {
    id: string;
    /** SHA-256 of the token, hex. The token itself is nowhere. */
    hash: string;
    site_id: number;
    /** One of the contract's kinds; one that is no more shows nothing. */
    kind: string;
    /** JSON of what it shows, with its kind. */
    thing: string;
    /** The recording that it shows, or shows a part of: kept while it can be seen. Null for what is not of one. */
    subject: string | null;
    name: string;
    note: string;
    created_by: string | null;
    created_at: number;
    expires_at: number;
    revoked_at: number | null;
    last_seen_at: number | null;
  };
  /** Groups of pages that have a name. */
  path_groups: {
    id: string;
    site_id: number;
    name: string;
    pattern: string;
    created_at: number;
  };
  /** Maps that were made ahead. */
  heatmaps: {
    id: string;
    site_id: number;
    /** A page or group of pages. */
    page_url: string;
    heatmap_type: string;
    device_type: string;
    /** `YYYY-MM-DD`, both included. */
    date_range_start: string;
    date_range_end: string;
    /** JSON */
    data: string;
    session_count: number;
    generated_at: number;
  };
  /** Parts of pages that have a name. */
  zones: {
    id: string;
    site_id: number;
    name: string;
    path: string;
    /** Null for all. */
    screen: string | null;
    /** JSON */
    shape: string;
    created_at: number;
  };
  funnels: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of steps, order, window, unit and exclusions. */
    definition: string;
    created_at: number;
    /** JSON of the last figures; null until measured, and since a change. */
    metrics: string | null;
  };
  boards: {
    id: string;
    site_id: number;
    name: string;
    /** JSON, as are filter and tiles. */
    days: string;
    filter: string;
    tiles: string;
    /** Counts changes, so that of two people who change a board at once neither undoes the other. */
    version: number;
    created_at: number;
    updated_at: number;
  };
  surveys: {
    id: string;
    site_id: number;
    name: string;
    status: 'draft' | 'live' | 'paused';
    /** JSON of what its owner says of it, but for the name. */
    definition: string;
    version: number;
    created_at: number;
    updated_at: number;
  };
  /** What each version of a survey asks, the newest too. */
  survey_versions: {
    survey_id: string;
    version: number;
    /** JSON */
    questions: string;
    since: number;
  };
  /** Tokens that show a survey once before it is live. */
  survey_previews: {
    /** SHA-256 of the token, hex. */
    hash: string;
    survey_id: string;
    expires_at: number;
  };
  /** What the team calls a text that was answered. */
  survey_tags: {
    survey_id: string;
    response_id: string;
    question: string;
    tag: string;
  };
  /** What visitors say by themselves. */
  feedback: {
    site_id: number;
    /** Made by the page. */
    id: string;
    at: number;
    state: 'new' | 'open' | 'done';
    mood: number | null;
    text: string;
    /** Only of who agreed to be written to. */
    email: string | null;
    assignee: string | null;
    session_id: string | null;
    visitor_id: string | null;
    host: string;
    path: string;
    title: string;
    language: string;
    device: 'desktop' | 'tablet' | 'mobile';
    browser: string;
    os: string;
    viewport_w: number;
    viewport_h: number;
    scroll_x: number;
    scroll_y: number;
    /** JSON of what was pointed at. */
    element: string | null;
    /** What a search looks in, in lower case: not every store has letters beyond ASCII in both cases. */
    sought: string;
  };
  feedback_tags: {
    site_id: number;
    feedback_id: string;
    tag: string;
  };
  feedback_notes: {
    id: string;
    site_id: number;
    feedback_id: string;
    kind: 'note' | 'reply';
    text: string;
    author: string | null;
    created_at: number;
  };
  /** What happens later, and for a while what has happened. */
  jobs: {
    id: string;
    kind: string;
    /** JSON; its shape is the kind's own. */
    payload: string;
    /** The account that may see it; null for those of nobody. */
    owner: string | null;
    /** Of what must not wait twice; null once it runs, for what comes then may have to run after it. */
    unique_key: string | null;
    status: 'queued' | 'running' | 'done' | 'failed';
    /** Percent. */
    progress: number;
    attempts: number;
    /** Not before; of one that has ended, when it did. */
    run_at: number;
    /** A sentence, of the last attempt. */
    error: string | null;
    /** Of one that is running: who is at it, a name made for each attempt. */
    holder: string | null;
    /** Of one that is running: from then on another may take it, for whoever was at it is gone. */
    leased_until: number | null;
    created_at: number;
  };
  webhooks: {
    id: string;
    site_id: number;
    url: string;
    format: WebhookFormat;
    /** JSON of their types. */
    events: string;
    secret: string;
    /** Signs as well, until then. */
    old_secret: string | null;
    old_secret_until: number | null;
    active: number;
    inactive_because: string | null;
    created_at: number;
  };
  /** Of sites where somebody waits for ends of sessions: up to when they were told. */
  finished_sessions: {
    site_id: number;
    told_until: number;
  };
  /** Who gets a mail about each week. */
  digests: {
    account_id: string;
    /** `YYYY-MM-DD` of the Monday that the last was sent on, or had been when it was asked for. */
    last_monday: string;
  };
  alerts: {
    id: string;
    site_id: number;
    name: string;
    /** JSON of what is watched. */
    watch: string;
    /** JSON of account ids. */
    mail_to: string;
    webhooks: number;
    cooldown_minutes: number;
    active: number;
    /** Up to when (epoch ms) it was looked at. */
    checked_until: number;
    last_fired_at: number | null;
    problem: string | null;
    created_at: number;
  };
  alert_firings: {
    id: string;
    alert_id: string;
    at: number;
    value: number | null;
    text: string;
    /** JSON of what is told; null of those of before. */
    facts: string | null;
  };
  webhook_deliveries: {
    /** The same for one event and one webhook. */
    id: string;
    webhook_id: string;
    event: DomainEventType | 'test';
    /** What is sent, word for word. */
    payload: string;
    status: 'waiting' | 'delivered' | 'failed';
    attempts: number;
    response_status: number | null;
    response_body: string | null;
    error: string | null;
    created_at: number;
    at: number;
    next_at: number | null;
  };
  /** Files of other systems. */
  imports: {
    id: string;
    site_id: number;
    name: string;
    status: 'waiting' | 'ready' | 'running' | 'done' | 'failed' | 'undoing';
    /** JSON of what was understood; null until then. */
    preview: string | null;
    /** JSON of counts, and of the first rows that were refused. */
    outcome: string;
    /** A sentence. */
    error: string | null;
    created_at: number;
  };
  /** Attempts that are counted, where several servers share the store; one alone counts in memory. */
  attempts: {
    key: string;
    count: number;
    ends_at: number;
  };
  /** Secrets of the installation, where several servers share the store; one alone has a file for them. */
  shared_secrets: {
    name: string;
    value: string;
  };
  /** The salt of anonymous visitors, where several servers share the store: only the newest is kept, and never backed up. */
  daily_salts: {
    /** Since the epoch, UTC. */
    day: number;
    /** base64url */
    salt: string;
  };
  /** Batches that were written at a later attempt than the first, until it is certain that no other server has written them as well. */
  retried_batches: {
    site_id: number;
    tab_id: string;
    low: number;
    high: number;
    at: number;
  };
  /** What was free on the disk of the data folder of each server. */
  disk_samples: {
    /** Its name, and the folder. */
    server: string;
    /** epoch ms */
    at: number;
    free_bytes: number;
  };
  /** The last id given out, by table: ids of deleted rows are never given out again. */
  counters: {
    name: string;
    value: number;
  };
}
