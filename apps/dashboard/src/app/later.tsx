import { type ComponentType, useEffect, useState } from 'react';

const AGAIN_MS = 3_000;

/**
 * A part of the frame that is loaded when it is first shown. While it cannot be, as when the server is away, all around it stays and it is asked for
 * again. What `lazy` fails to load takes the place of all that is in the nearest boundary, which of the frame is everything, and is never asked for again.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Meanwhile: ComponentType = () => null,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => known);
    useEffect(() => {
      if (Part) return;
      let isWanted = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const attempt = () => {
        load().then(
          ({ default: loaded }) => {
            known = loaded;
            if (isWanted) setPart(() => loaded);
          },
          () => {
            if (isWanted) timer = setTimeout(attempt, AGAIN_MS);
          },
        );
      };
      attempt();
      return () => {
        isWanted = false;
        clearTimeout(timer);
      };
    }, [Part]);
    return Part ? <Part {...props} /> : <Meanwhile />;
  };
}
