/** From the worst to the best. */
export const MOODS = { min: 1, max: 5 } as const;

/** What becomes of a message: it is new until somebody has taken it up, and then open until it is done with. */
export const FEEDBACK_STATES = ['new', 'open', 'done'] as const;
