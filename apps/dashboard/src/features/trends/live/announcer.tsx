import { plural } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';

/** Often enough to know, seldom enough to hear something else in between. */
const EVERY_MS = 30_000;

/** Says how many visitors there are to those who cannot see it: when it has changed, and not at each change. */
export function Announcer({ visitors }: { visitors: number | undefined }) {
  const latest = useRef(visitors);
  const [said, setSaid] = useState<number>();
  useEffect(() => {
    latest.current = visitors;
    setSaid((before) => before ?? visitors);
  }, [visitors]);
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className="sr-only">
      {said !== undefined && plural(said, { one: '# visitor now', other: '# visitors now' })}
    </p>
  );
}
