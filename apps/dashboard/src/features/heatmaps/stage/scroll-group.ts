/** Windows that scroll together, each as far through its page as the others. */
export interface ScrollGroup {
  /** @returns Takes it out again. */
  join(window: HTMLElement): () => void;
}

export function createScrollGroup(): ScrollGroup {
  const windows = new Set<HTMLElement>();
  /** What was scrolled from here: its own event must not come back as another's. */
  const led = new Map<HTMLElement, number>();
  const shareOf = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement) =>
    scrollTop / Math.max(1, scrollHeight - clientHeight);
  return {
    join(window) {
      const onScroll = () => {
        if (led.get(window) === window.scrollTop) return void led.delete(window);
        const share = shareOf(window);
        for (const other of windows) {
          if (other === window) continue;
          const before = other.scrollTop;
          other.scrollTop = share * (other.scrollHeight - other.clientHeight);
          if (other.scrollTop !== before) led.set(other, other.scrollTop);
        }
      };
      windows.add(window);
      window.addEventListener('scroll', onScroll);
      return () => {
        windows.delete(window);
        window.removeEventListener('scroll', onScroll);
      };
    },
  };
}
