import { DAY_MS, MINUTE_MS } from '@desirepath/contract/durations';
import { ALERTS } from '@desirepath/contract/limits';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import { findings } from './finding.ts';
import type { CourseDependencies } from './numbers/course.ts';
import {
  deleteAlert,
  insertAlert,
  type KnownAlert,
  replaceAlert,
  selectAlert,
  selectAlerts,
  selectFirings,
} from './queries.ts';
import { type TellDependencies, tell } from './tell.ts';

export interface AlertsDependencies extends CourseDependencies, TellDependencies {
  records: Records;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ at: z.int(), id: z.uuid() });
const iso = (at: number) => new Date(at).toISOString();

export function createAlertsRoutes(deps: AlertsDependencies) {
  const { records, sites, createUuid, clock } = deps;

  /** @throws AppError alert_not_found, forbidden */
  async function owned(caller: Caller, id: string) {
    const found = await sites.permittedThing(caller, await selectAlert(records, id), 'alert_not_found');
    return { alert: found.thing, site: found.site };
  }

  return {
    list: api.alerts.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: (await selectAlerts(records, input.site)).map(toldOf) };
    }),
    create: api.alerts.create.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      await sites.refuseStrangers(input.site, input.mail_to);
      if ((await selectAlerts(records, input.site)).length >= ALERTS.perSite) throw appError('too_many_alerts');
      return toldOf(await insertAlert(records, { ...input, id: createUuid(), now: clock() }));
    }),
    get: api.alerts.get.handler(async ({ input, context }) => toldOf((await owned(context.caller, input.id)).alert)),
    replace: api.alerts.replace.handler(async ({ input, context }) => {
      const { alert } = await owned(context.caller, input.id);
      await sites.refuseStrangers(alert.site, input.mail_to);
      await replaceAlert(records, alert, { ...input, now: clock() });
      return toldOf((await owned(context.caller, input.id)).alert);
    }),
    remove: api.alerts.remove.handler(async ({ input, context }) => {
      const { alert } = await owned(context.caller, input.id);
      await deleteAlert(records, alert);
    }),
    history: api.alerts.history.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const after = fromCursor(input.cursor, place);
      const { site, alert, limit } = input;
      const found = await selectFirings(records, { site, alert, limit: limit + 1, after });
      return pageOf(found, limit, (last) => ({ at: Date.parse(last.at), id: last.id }));
    }),
    preview: api.alerts.preview.handler(async ({ input, context, signal }) => {
      const site = await sites.owned(context.caller.account.id, input.site);
      const until = clock();
      const from = until - ALERTS.previewDays * DAY_MS;
      const quiet = { cooldown: input.cooldown_minutes * MINUTE_MS, last: null };
      const { told, verdicts } = await findings(deps, site, input.watch, { from, until }, quiet, signal);
      const firedAt = new Set(told.map(({ at }) => at));
      return {
        text: foresight(told.length),
        firings: told.toReversed().map(({ at, ...firing }) => ({ ...firing, at: iso(at) })),
        points: verdicts.map(({ point, low, high }) => ({
          at: iso(point.at),
          value: point.value,
          low,
          high,
          is_fired: firedAt.has(point.end),
        })),
      };
    }),
    test: api.alerts.test.handler(async ({ input, context }) => {
      const { alert, site } = await owned(context.caller, input.id);
      const text = 'This is a test: nothing has happened. It would arrive like this.';
      const mails = await tell(deps, site, alert, { id: createUuid(), at: clock(), value: null, text });
      return { mails, webhooks: alert.webhooks };
    }),
  };
}

function foresight(count: number): string {
  const within = `in the last ${ALERTS.previewDays} days.`;
  if (count === 0) return `It would not have fired ${within}`;
  return `It would have fired ${count === 1 ? 'once' : `${count} times`} ${within}`;
}

const toldOf = ({ checked_until, ...alert }: KnownAlert) => alert;
