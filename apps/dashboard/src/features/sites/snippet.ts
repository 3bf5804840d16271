/** The line that a page of the site carries. Both parts are made here: an origin and a UUID, nothing to escape. */
export const snippetOf = (origin: string, trackingId: string): string =>
  `<script async src="${origin}/t/${trackingId}.js"></script>`;
