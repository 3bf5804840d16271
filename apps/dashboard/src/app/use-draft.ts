import { useState } from 'react';

const drafts = new Map<string, string>();

/**
 * What somebody has begun to write and not sent, by what it is about: it is there again when they come back from another view. Without that it is
 * what is given, and forgotten. Signing out loads the page anew, and takes it along.
 */
export function useDraft(about: string | undefined, given = ''): [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => (about && drafts.get(about)) || given);
  const write = (next: string) => {
    setText(next);
    if (about !== undefined) drafts.set(about, next);
  };
  return [text, write];
}
