import type { Mail } from './mail.ts';

/** A mail without its reader. */
export type Letter = Omit<Mail, 'to'>;

/** What all mails say, in one place. */

/** Somebody has asked for a new password. */
export const resetLetter = (given: { url: string }): Letter => ({
  subject: 'A new password for Desirepath',
  blocks: [
    { kind: 'paragraph', text: 'Somebody has asked for a new password for your account.' },
    { kind: 'link', label: 'Choose a new password', url: given.url },
    {
      kind: 'aside',
      text: 'The link works for an hour, and once. If it was not you, do nothing: nothing has changed.',
    },
  ],
});

/** Somebody is asked into a team. */
export const invitationLetter = (given: { inviter: string; team: string; role: string; url: string }): Letter => ({
  subject: `${given.inviter} invites you to ${given.team}`,
  blocks: [
    { kind: 'paragraph', text: `${given.inviter} invites you to the team ${given.team}, as ${given.role}.` },
    { kind: 'link', label: 'Accept the invitation', url: given.url },
    { kind: 'aside', text: 'The link works for 14 days, and once. If you do not know who this is, do nothing.' },
  ],
});

/** Somebody is named in a note on a recording. */
export const mentionLetter = (given: { author: string; site: string; text: string; url: string }): Letter => ({
  subject: `${given.author} mentioned you in a note on ${given.site}`,
  blocks: [
    { kind: 'paragraph', text: `${given.author} mentioned you in a note on a recording of ${given.site}:` },
    { kind: 'quote', text: given.text },
    { kind: 'link', label: 'Watch the moment', url: given.url },
  ],
});

/** A member of a team answers what a visitor of a site wrote. */
export const feedbackReplyLetter = (given: { site: string; page: string; text: string; said: string }): Letter => ({
  subject: `Your feedback on ${given.site}`,
  blocks: [
    ...given.text.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })), // one of several kinds
    { kind: 'aside', text: `What you wrote on ${given.page}:` },
    ...(given.said ? [{ kind: 'quote' as const, text: given.said }] : []),
  ],
});

/** Something that is watched has happened. */
export const alertLetter = (given: { alert: string; site: string; text: string; url: string }): Letter => ({
  subject: `${given.alert}: ${given.site}`,
  blocks: [
    { kind: 'heading', text: given.alert },
    { kind: 'paragraph', text: given.text },
    { kind: 'link', label: 'Open the alerts', url: given.url },
    { kind: 'aside', text: `You get this because the alert “${given.alert}” of ${given.site} names you.` },
  ],
});
