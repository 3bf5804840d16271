import type { Alert } from '@desirepath/contract/alerts';
import type { Site } from '@desirepath/contract/sites';
import type { RaiseEvent } from '../../jobs/domain-events.ts';
import type { SendMail } from '../../net/mailer/mail.ts';
import { alertLetter } from '../../net/mailer/templates.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Finding } from './finding.ts';

export interface TellDependencies {
  sites: Sites;
  sendMail: SendMail;
  raise: RaiseEvent;
  baseUrl: string;
}

/** Tells those who are to hear of it: by mail, as far as they may still see the site, and by webhooks. @returns how many mails */
export async function tell(
  { sites, sendMail, raise, baseUrl }: TellDependencies,
  site: Site,
  alert: Alert,
  { id, at, text, value }: Omit<Finding, 'facts'> & { id: string },
): Promise<number> {
  const people = alert.mail_to.length > 0 ? await sites.people(site.id) : [];
  const readers = people.filter((person) => alert.mail_to.includes(person.id));
  const letter = alertLetter({ alert: alert.name, site: site.name, text, url: `${baseUrl}/sites/${site.id}/alerts` });
  for (const { email } of readers) await sendMail({ to: email, ...letter });
  if (alert.webhooks)
    await raise({
      id,
      type: 'alert.fired',
      site: site.id,
      at: new Date(at).toISOString(),
      data: { alert: { id: alert.id, name: alert.name }, text, value },
    });
  return readers.length;
}
