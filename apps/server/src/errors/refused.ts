/** Why something about the data folder is not done: codes that scripts can act on. `docs/guide/operate.md` lists them. */
export type RefusalCode =
  | 'folder_unusable'
  | 'folder_in_use'
  | 'folder_newer'
  | 'folder_not_empty'
  | 'restore_unfinished'
  | 'no_data'
  | 'disk_too_full'
  | 'archive_missing'
  | 'archive_damaged'
  | 'archive_newer'
  | 'file_exists'
  | 'file_missing'
  | 'file_unreadable'
  | 'site_ambiguous'
  | 'site_unknown'
  | 'account_unknown'
  | 'email_taken'
  | 'weak_password'
  | 'job_failed'
  | 'recordings_away'
  | 'records_away'
  | 'records_too_old'
  | 'records_missing'
  | 'records_damaged'
  | 'secrets_damaged'
  | 'store_not_empty'
  | 'recordings_elsewhere'
  | 'behaviour_away'
  | 'behaviour_refused'
  | 'behaviour_differs'
  | 'behaviour_damaged'
  | 'backup_wanted'
  | 'backup_failed'
  | 'move_unfinished'
  | 'cannot_listen'
  | 'unwell';

/** What a person can put right, in a sentence for them. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
