/** Methods of HTTP that only read (RFC 9110, 9.2.1), as all routes here keep it. */
export const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
