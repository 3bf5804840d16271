interface Wanted {
  site: number;
  /** The recording. */
  id: string;
  format: 'json' | 'html';
  clip?: string | undefined;
}

/** Where the browser itself fetches a file from: what is large does not pass through the page. */
export function downloadAddress({ site, id, format, clip }: Wanted): string {
  const query = new URLSearchParams({ site: String(site), format, ...(clip && { clip }) });
  return `/api/recordings/${id}/download?${query}`;
}
