import type { Page } from 'playwright-core';

/** Lets a test look into what is closed to the page: roots that our scripts attach are open there. */
export const ourRoots = (page: Page) =>
  page.addInitScript(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      return attachShadow.call(this, this.localName === 'desirepath-widget' ? { ...init, mode: 'open' } : init);
    };
  });
