import { isPermitted } from '../../permission.ts';
import type { Settings } from '../../settings.ts';

/**
 * What a page and the frames of other origins in it say to each other, where both bear this site's script: the frame `asks`
 * to be recorded along, and the page `takes` it in, with a port. Neither holds anything that is not in every page's source.
 */
export interface Word {
  desirepath: 'asks' | 'takes';
  site: string;
}

/** From the page, by the port: write the document out anew; or be recorded by yourself from here on. */
export type Order = 'snapshot' | 'leave';

/** A word of this site's script, from a page of this site's. Who else may send messages is nobody. */
export const wordFrom = ({ data, origin }: MessageEvent<unknown>, site: Settings): Word['desirepath'] | undefined => {
  const { desirepath, site: named } = (data ?? {}) as Partial<Word>; // whatever was sent, it has these or not
  const isOurs = (desirepath === 'asks' || desirepath === 'takes') && named === site.tracking_id;
  // Browsers say where a message is from, so that it cannot be made up.
  return isOurs && URL.canParse(origin) && isPermitted(site, new URL(origin), {}) ? desirepath : undefined;
};
