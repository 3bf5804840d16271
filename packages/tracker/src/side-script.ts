declare global {
  interface HTMLScriptElement {
    /** Where a script beside the core leaves what it offers: on its own element, since nothing of ours is global. */
    desirepath?: unknown;
  }
}

/**
 * Brings what a script beside the core offers, once a document. Its element need not stay in the page until it runs.
 * `Offer` is what that script is known to leave.
 */
export const sideScript = <Offer>(url: string, nonce: string): ((use: (offer: Offer) => void) => void) => {
  let known: Offer | undefined;
  return (use) => {
    if (known) return use(known);
    const script = document.createElement('script');
    script.src = url;
    script.nonce = nonce;
    script.fetchPriority = 'low';
    script.onload = () => {
      known = script.desirepath as Offer | undefined;
      if (known) use(known);
    };
    document.head.append(script);
    script.remove();
  };
};
