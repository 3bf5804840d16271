import { type ComponentType, useEffect, useState } from 'react';
import { tellOfMissing } from './renewal.ts';

const AGAIN_MS = 3_000;

/**
 * A part of a page that is loaded when it is first shown. While it cannot be, as when the server is away, all around it stays, what was typed there
 * included, and it is asked for again. What `lazy` fails to load takes the place of the whole view, and is never asked for again.
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
      let failures = 0;
      const attempt = () => {
        load().then(
          ({ default: loaded }) => {
            known = loaded;
            if (isWanted) setPart(() => loaded);
          },
          (error) => {
            if (!isWanted) return;
            failures += 1;
            void tellOfMissing(error, failures);
            timer = setTimeout(attempt, AGAIN_MS);
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
