import type { BrowserContext } from 'playwright-core';

/** What asks visitors keeps its roots closed; in a browser that was prepared by this a test sees into them, as people do. */
export const openRoots = (context: BrowserContext) =>
  context.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      return attachShadow.call(this, this.localName === 'desirepath-widget' ? { ...init, mode: 'open' } : init);
    };
  });
