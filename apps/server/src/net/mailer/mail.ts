import { z } from 'zod';

/** What a mail is made of; each part has a form as text and one as HTML, so that no mail can forget either. */
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('quote'), text: z.string() }),
  z.object({ kind: z.literal('link'), label: z.string(), url: z.url() }),
  z.object({ kind: z.literal('aside'), text: z.string() }),
  z.object({
    kind: z.literal('figures'),
    rows: z.array(z.object({ label: z.string(), value: z.string(), note: z.string() })),
  }),
  z.object({
    kind: z.literal('bars'),
    rows: z.array(z.object({ label: z.string(), value: z.string(), share: z.number().min(0).max(1) })),
  }),
]);
export type Block = z.infer<typeof block>;

export const mail = z.object({
  to: z.string(),
  subject: z.string(),
  blocks: z.array(block).min(1),
  /** Who wrote it, where that is a person who can be answered. */
  reply_to: z.email().optional(),
  /** What it answers: mails about the same stand in one conversation, and go with it where they are files. */
  about: z.uuid().optional(),
  /** Where a POST ends mails of this kind, without a question (RFC 8058). */
  unsubscribe: z.url().optional(),
});
export type Mail = z.infer<typeof mail>;

/** Sends a mail, at once or as soon as the mail server takes it; durable when it resolves. */
export type SendMail = (mail: Mail) => Promise<unknown>;
