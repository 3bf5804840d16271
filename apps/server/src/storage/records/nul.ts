/** PostgreSQL's text has no NUL. Nobody means one, so what a stranger sends with it is kept with the sign for what is not known. */
export const withoutNul = <Value>(value: Value): Value | string =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
