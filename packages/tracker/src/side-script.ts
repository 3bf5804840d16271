declare global {
  interface HTMLScriptElement {
    /** Where a script beside the core leaves what it offers: on its own element, since nothing of ours is global. */
    desirepath?: unknown;
  }
}

/**
 * Brings what a script beside the core offers, once a document, however many ask meanwhile; where it could not be had, the next
 * who asks tries again. Its element need not stay in the page until it runs. `Offer` is what that script is known to leave.
 */
export const sideScript = <Offer>(url: string, nonce: string): ((use: (offer: Offer) => void) => void) => {
  let known: Offer | undefined;
  const waiting: ((offer: Offer) => void)[] = [];
  return (use) => {
    if (known) return use(known);
    if (waiting.push(use) > 1) return;
    const script = document.createElement('script');
    script.src = url;
    script.nonce = nonce;
    script.fetchPriority = 'low';
    script.onload = script.onerror = () => {
      known = script.desirepath as Offer | undefined;
      for (const one of waiting.splice(0)) if (known) one(known);
    };
    document.head.append(script);
    script.remove();
  };
};
