interface Held {
  'aria-disabled'?: true;
  onClick?: (press: Pick<Event, 'preventDefault'>) => void;
}

/** What a control has in place of `disabled`, with which browsers take the focus from it: it does nothing, and keeps it. */
export const held = (isHeld = false): Held => (isHeld ? { 'aria-disabled': true, onClick: refuse } : {});

const refuse: Held['onClick'] = (press) => press.preventDefault();
