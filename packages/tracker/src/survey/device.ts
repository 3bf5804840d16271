import type { Device } from '@desirepath/contract/common';

/** What a page is looked at with, as far as a browser says. */
export const deviceOf = ({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Device => {
  // An iPad says that it is a Mac, which has no touch screen.
  const isTablet = /iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/.test(userAgent);
  if (isTablet || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'tablet';
  return /Mobi|iPhone|iPod/.test(userAgent) ? 'mobile' : 'desktop';
};
