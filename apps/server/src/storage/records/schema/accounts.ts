/** Accounts, and what proves who somebody is. */
export interface AccountTables {
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
}
