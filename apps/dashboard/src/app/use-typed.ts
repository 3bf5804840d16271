import { useState } from 'react';

/** What is typed into a field, before it is asked for. It follows what was asked for where that changes by itself: by going back, or by something else that was pressed. */
export function useTyped(asked: string): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(asked);
  const [followed, setFollowed] = useState(asked);
  if (asked !== followed) {
    setFollowed(asked);
    setTyped(asked);
  }
  return [typed, setTyped];
}
