/** Teams, what their members and programs may do, and what they did. */
export interface TeamTables {
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
}
