/** What the servers need for themselves. */
export interface OperationTables {
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
    /** Its first number, and its last. */
    low: number;
    high: number;
    /** epoch ms */
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
