import { t } from '@lingui/core/macro';
/** What the kinds of rows are called. */
export const KIND_WORDS: Record<string, string> = {
  events: t`Events`,
  sessions: t`Sessions`,
  replay_chunks: t`Parts of recordings`,
  identities: t`Ties to an account of the site`,
  survey_responses: t`Answers to surveys`,
  feedback: t`Messages`,
  marks: t`Notes, tags and clips of the team`,
  jobs: t`Jobs of the server that named them`,
  deliveries: t`Webhook deliveries that named them`,
  mails: t`Mails to or about them that were files`,
};
