import type { Jobs } from '../../jobs/jobs.ts';
import { mail, type SendMail } from './mail.ts';
import type { DeliverMail } from './mailer.ts';

/** Mails leave by the queue: whoever sends one waits for no mail server, and one that is away gets them when it is back. */
export function defineMail(jobs: Jobs, deliver: DeliverMail): SendMail {
  return jobs.define('mail', mail, (given, { id }) => deliver(given, id), { lane: 'mail' });
}
