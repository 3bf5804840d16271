/** Names within an archive. */
export const RECORDS = 'records.sqlite';
export const BEHAVIOUR = 'behaviour';

/**
 * What else of the data folder belongs to it. The salt of anonymous visitors is left out on purpose: it is replaced every day, and
 * a copy of it would keep what is to be forgotten.
 */
export const SMALL_FILES = ['secrets.json', 'demo.json'];
