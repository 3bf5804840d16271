import { z } from 'zod';
import { ABOUT, admin } from './access.ts';
import { listInput, listOf, moment, siteId } from './common.ts';
import { DOMAIN_EVENT_TYPES } from './domain-events.ts';
import { say } from './issues.ts';
import { WEBHOOKS } from './limits.ts';

/** `standard`: JSON as Standard Webhooks has it; the others are what these programs show as a message. */
export const WEBHOOK_FORMATS = ['standard', 'slack', 'teams'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

const fields = {
  url: z.url({ protocol: /^https?$/, message: say('not_http') }).max(WEBHOOKS.url),
  events: z
    .array(z.enum(DOMAIN_EVENT_TYPES))
    .min(1, { message: say('needs_choice') })
    .max(20),
  format: z.enum(WEBHOOK_FORMATS).default('standard'),
};

export const webhook = z.object({
  id: z.uuid(),
  site: siteId,
  ...fields,
  active: z.boolean(),
  inactive_because: z
    .string()
    .nullable()
    .describe('Why it was switched off, where that was not by a person: a sentence of the catalogue of issues.'),
  old_secret_until: moment
    .nullable()
    .describe('Until then deliveries are signed with the secret before this one, too.'),
  created_at: moment,
});
export type Webhook = z.infer<typeof webhook>;

const withSecret = webhook.extend({
  secret: z.string().describe('Signs deliveries. Shown this once, never again.'),
});

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;

export const webhookLog = z.object({
  id: z.uuid().describe('What the header `webhook-id` says, in each attempt.'),
  event: z.enum([...DOMAIN_EVENT_TYPES, 'test']),
  status: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  response_status: z.number().int().nullable().describe('Null where no answer came.'),
  response_body: z
    .string()
    .nullable()
    .describe(`Up to ${WEBHOOKS.answerBytes / 1024} KB of it.`),
  error: z.string().nullable().describe('Why there is no answer, or why it is none that counts.'),
  payload: z.string().describe('What was sent.'),
  at: moment.describe('Of the last attempt; before the first, of what happened.'),
  next_at: moment.nullable().describe('Of the next attempt, where there will be one.'),
});
export type WebhookLog = z.infer<typeof webhookLog>;

const one = z.object({ id: z.uuid() });
const tags = ['webhooks'];

/** Addresses of other programs that are told what happens on a site. */
export const webhooks = {
  list: admin
    .route({ method: 'GET', path: '/webhooks', summary: 'Webhooks of a site, oldest first', tags })
    .input(z.object({ site: siteId, ...listInput.shape }))
    .output(listOf(webhook)),
  create: admin
    .route({ method: 'POST', path: '/webhooks', successStatus: 201, summary: 'Add a webhook', tags })
    .input(z.object({ site: siteId, ...fields }))
    .output(withSecret),
  get: admin
    .meta(ABOUT.child)
    .route({ method: 'GET', path: '/webhooks/{id}', summary: 'One webhook', tags })
    .input(one)
    .output(webhook),
  update: admin
    .meta(ABOUT.child)
    .route({ method: 'PATCH', path: '/webhooks/{id}', summary: 'Change a webhook, switch it off or on', tags })
    .input(
      one.extend({
        url: fields.url.optional(),
        events: fields.events.optional(),
        format: z.enum(WEBHOOK_FORMATS).optional(),
        active: z.boolean().optional(),
      }),
    )
    .output(webhook),
  remove: admin
    .meta(ABOUT.child)
    .route({ method: 'DELETE', path: '/webhooks/{id}', successStatus: 204, summary: 'Delete a webhook', tags })
    .input(one),
  rotate: admin
    .meta(ABOUT.child)
    .route({
      method: 'POST',
      path: '/webhooks/{id}/rotate',
      summary: 'A new secret; the old one is good for a day',
      tags,
    })
    .input(one)
    .output(withSecret),
  test: admin
    .meta(ABOUT.child)
    .route({ method: 'POST', path: '/webhooks/{id}/test', summary: 'Send a test now, and see the answer', tags })
    .input(one)
    .output(webhookLog),
  logs: admin
    .meta(ABOUT.child)
    .route({ method: 'GET', path: '/webhooks/{id}/logs', summary: 'Deliveries, newest first', tags })
    .input(one.extend({ status: z.enum(DELIVERY_STATES).optional(), ...listInput.shape }))
    .output(listOf(webhookLog)),
  redeliver: admin
    .meta(ABOUT.child)
    .route({
      method: 'POST',
      path: '/webhooks/{id}/redeliver',
      successStatus: 202,
      summary: 'Deliver again: one, or all that failed',
      tags,
    })
    .input(one.extend({ log: z.uuid().optional().describe('Which; without it, all that failed.') }))
    .output(z.object({ deliveries: z.number().int() })),
  redeliverLog: admin
    .meta(ABOUT.child)
    .route({
      method: 'POST',
      path: '/webhooks/{id}/logs/{log}/redeliver',
      successStatus: 202,
      summary: 'Deliver one again',
      tags,
    })
    .input(one.extend({ log: z.uuid() }))
    .output(z.object({ deliveries: z.number().int() })),
};
