import type { ClickHouseClient } from '@clickhouse/client';
import type { BytesReader } from './exports.ts';
import type { BackupPlace, BehaviourCopy } from './open.ts';
import type { Topology } from './topology.ts';

export type Settings = Record<string, string | number>;

/** What statements of one kind may use of the engine, and how many of them run at a time. */
export interface Share {
  settings: Settings;
  atOnce: number;
  /** How many of these may be such that take much memory, and such of which it is not known; all where nothing is said. */
  heavyAtOnce?: number;
  /** What is changed of the settings while so many are under way. */
  whenFull?: Settings;
}

/** One way to reach the engine: within this process, or a server over HTTP. All else is the same for both. */
export interface Driver {
  /** How tables lie on the engine, or on several. */
  topology: Topology;
  /** Whether other processes write to the same tables. */
  isShared: boolean;
  questions: Share;
  lookups: Share;
  /** Of statements that change the store. */
  commands: Settings;
  /** A client for one statement at a time. Whoever asks for it closes it. */
  connect(settings: Settings): Promise<ClickHouseClient>;
  /** Writes lines of JSONCompactEachRow; durable when it resolves. */
  insert(table: string, columns: readonly string[], lines: Buffer): Promise<void>;
  /** The folder where rows are durable before the engine has them; undefined where they wait for it. */
  journal: string | undefined;
  /** Reads answers of any size, one at a time. */
  bytesReader(): BytesReader;
  /** An error as others are told: what is not the engine's own is a server that is away. */
  answerError(error: unknown): unknown;
  /** The statement that ends another, which was given this id, or has it as a comment. */
  killStatement(id: string): string;
  /** The question what those under way have taken, see {@link MemoryWatch}; undefined where it is not the memory of this machine. */
  takenStatement: string | undefined;
  /** Undefined where backups are the engine's own affair. */
  copy: (() => Promise<BehaviourCopy>) | undefined;
  /** The statement that writes one of all there is to such a place; undefined where `copy` makes it. */
  backupStatement: ((to: BackupPlace) => string) | undefined;
  /** After all clients are closed. */
  close(): Promise<void>;
}
