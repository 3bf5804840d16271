/** What people do with recordings, and links that show one thing. */
export interface RecordingTables {
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
}
