/** Below the server's root, which may be on the host of the page's own: scripts, and where the tracker sends and asks. */
const OURS = /^(t\/|api\/(track\/|surveys\/responses$|feedback$))/;

/** Whether a request is the tracker's own, which is nobody's business. @param href whole @param apiUrl where batches go */
export const isOwnRequest = (href: string, apiUrl: string): boolean => {
  const root = apiUrl.replace(/api.track.batches$/, '');
  return href.startsWith(root) && OURS.test(href.slice(root.length));
};
