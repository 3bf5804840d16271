/** Stands in columns of ids where there is none, since they hold no NULL: all bits 0 (RFC 9562, 5.9). */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** The same in SQL. */
export const NIL_UUID_SQL = `toUUID('${NIL_UUID}')`;
