/** What the kinds of rows are called. */
export const KIND_WORDS: Record<string, string> = {
  events: 'Events',
  sessions: 'Sessions',
  replay_chunks: 'Parts of recordings',
  identities: 'Ties to an account of the site',
  survey_responses: 'Answers to surveys',
  feedback: 'Messages',
  marks: 'Notes, tags and clips of the team',
  jobs: 'Jobs of the server that named them',
  deliveries: 'Webhook deliveries that named them',
  mails: 'Mails to or about them that were files',
};
