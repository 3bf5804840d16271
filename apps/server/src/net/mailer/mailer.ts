import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '@desirepath/contract/issues';
import { MAIL } from '@desirepath/contract/limits';
import type { SendMailOptions } from 'nodemailer';
import type { BaseLogger } from 'pino';
import { JobFailed } from '../../jobs/job-failed.ts';
import { writePrivate } from '../../storage/put-in-place.ts';
import { htmlPart } from './html-part.ts';
import type { Mail } from './mail.ts';
import { textPart } from './text-part.ts';

interface MailerDependencies {
  /** `smtp://` or `smtps://`; without one, mails are files in the folder. */
  url: string | undefined;
  /** An address, or `Name <address>`. */
  from: string;
  folder: string;
  log: Pick<BaseLogger, 'info'>;
}

/**
 * Gives a mail to the mail server; without one, writes it down as a file that mail programs open.
 * @param id of the mail: one that is sent twice, because the answer got lost, is shown once by programs that look at it
 * @throws JobFailed in the words of the mail server, final where it refuses the mail itself
 */
export type DeliverMail = (mail: Mail, id: string) => Promise<void>;

export function createMailer({ url, from, folder, log }: MailerDependencies): DeliverMail {
  return url === undefined ? createFolderMailer(from, folder, log) : createSmtpMailer(from, url);
}

function createSmtpMailer(from: string, url: string): DeliverMail {
  return async (mail, id) => {
    // A URL's own query has the last word: it is how a server that is slow, or without TLS, is described.
    const transport = (await nodemailer()).createTransport({ url, ...MAIL.timeouts });
    try {
      await transport.sendMail(messageOf(mail, id, from));
    } catch (cause) {
      const { message, responseCode = 0 }: Error & { responseCode?: number } = cause as Error; // nodemailer throws no others
      // 5xx is what the server will say next time, too (RFC 5321, 4.2.1). That the sign-in is refused, an owner puts right.
      const isFinal = responseCode >= 500 && responseCode !== 530 && responseCode !== 535;
      throw new JobFailed(say('mail_refused', { reason: message }), { isFinal, cause });
    }
  };
}

function createFolderMailer(from: string, folder: string, log: MailerDependencies['log']): DeliverMail {
  const mails = join(folder, 'mails');
  return async (mail, id) => {
    const transport = (await nodemailer()).createTransport({ streamTransport: true, buffer: true });
    const { message } = await transport.sendMail(messageOf(mail, id, from));
    await mkdir(mails, { recursive: true, mode: 0o700 }); // links in mails open accounts
    const file = join(mails, `${id}.eml`);
    await writePrivate(file, message);
    log.info({ file }, 'no mail server is set (SMTP_URL): a mail was written to a file');
  };
}

/** Loaded with the first mail: many servers never send one. */
const nodemailer = () => import('nodemailer');

function messageOf(mail: Mail, id: string, from: string): SendMailOptions {
  const { unsubscribe, reply_to, about } = mail;
  const domain = from.replace(/^.*@|>$/g, '');
  return {
    from,
    to: { name: '', address: mail.to }, // as an object it is one address, whatever is in it
    ...(reply_to && { replyTo: { name: '', address: reply_to } }),
    subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
    text: textPart(mail),
    html: htmlPart(mail),
    messageId: `<${id}@${domain}>`,
    ...(about && { references: `<${about}@${domain}>` }),
    headers: {
      'Auto-Submitted': 'auto-generated', // no answers of those who are on holiday (RFC 3834)
      ...(unsubscribe && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
