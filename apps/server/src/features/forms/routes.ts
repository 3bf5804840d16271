import type { NamedThing } from '@desirepath/contract/common';
import { FORMS } from '@desirepath/contract/limits';
import type { Question } from '@desirepath/contract/segment';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { fromCursor, toCursor } from '../../http/cursor.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask, Asked } from '../segments/ask.ts';
import { lastDays } from '../segments/days/last-days.ts';
import { type Definition, selectDefinitions, upsertDefinition } from './definitions/queries.ts';
import { findForm } from './find-form.ts';
import { keyInSelector, toForm, undefinedForm } from './forms.ts';
import { type FormRow, fieldFigures, formByDay, formFigures, type OneForm } from './queries.ts';

export interface FormsDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  ask: Ask;
  /** epoch ms */
  clock: () => number;
}

type Given = Omit<Question, 'from' | 'to'> & Partial<Pick<Question, 'from' | 'to'>>;

export function createFormsRoutes({ behaviour, records, sites, ask, clock }: FormsDependencies) {
  /** The days that were asked for, or the last thirty. */
  const askOf = async (account: string, { from, to, ...question }: Given): Promise<Asked> => {
    const { settings } = await sites.owned(account, question.site);
    const days = lastDays(FORMS.days, settings.time_zone, clock());
    return ask(account, { ...question, from: from ?? days.from, to: to ?? days.to });
  };

  /** @throws AppError form_not_found, forbidden */
  const find = async (caller: Caller, { id, site }: NamedThing): Promise<Definition> => {
    const among = (await sites.among(caller, site)).map((one) => one.id);
    const definition = await findForm({ behaviour, records }, id, among);
    if (definition?.isHidden) throw appError('form_not_found');
    return (await sites.permittedThing(caller, definition, 'form_not_found')).thing;
  };

  /** What the page calls the form of a selector: as was measured, or as the selector says. */
  const keyOf = async (asked: Asked, selector: string, signal?: AbortSignal) => {
    const seen = (await formFigures(behaviour, asked, undefined, signal)).find((row) => row.selector === selector);
    return seen?.key ?? keyInSelector(selector);
  };

  const formOf = async (asked: Asked, definition: Definition, signal?: AbortSignal) => {
    const [[row], fields] = await Promise.all([
      formFigures(behaviour, asked, oneForm(asked, definition), signal),
      fieldFigures(behaviour, asked, definition.key, signal),
    ]);
    return toForm(definition, row, fields);
  };

  return {
    list: api.forms.list.handler(async ({ input, context, signal }) => {
      const asked = await askOf(context.caller.account.id, input);
      const [rows, fields, definitions] = await Promise.all([
        formFigures(behaviour, asked, undefined, signal),
        fieldFigures(behaviour, asked, undefined, signal),
        selectDefinitions(records, asked.site.id),
      ]);
      const shown = shownForms(asked.site.id, rows, definitions);
      const first = fromCursor(input.cursor, z.int().min(0)) ?? 0;
      const page = shown.slice(first, first + input.limit);
      const items = await Promise.all(
        page.map(async ({ definition, row }) => {
          // What a success is of one form alone cannot be told in the same pass as all others.
          const own = definition.success
            ? (await formFigures(behaviour, asked, oneForm(asked, definition), signal))[0]
            : row;
          return toForm(definition, own, fields);
        }),
      );
      const next = first + input.limit;
      return { items, next_cursor: next < shown.length ? toCursor(next) : null };
    }),

    create: api.forms.create.handler(async ({ input, context, signal }) => {
      const { site, selector = '', success = null } = input;
      const asked = await askOf(context.caller.account.id, { site });
      const { key = await keyOf(asked, selector, signal), name = key } = input;
      const definition = { ...undefinedForm(site, key), name, success };
      await upsertDefinition(records, definition);
      return formOf(asked, definition, signal);
    }),

    get: api.forms.get.handler(async ({ input, context, signal }) => {
      const definition = await find(context.caller, input);
      const asked = await askOf(context.caller.account.id, { ...input, site: definition.site });
      return formOf(asked, definition, signal);
    }),

    update: api.forms.update.handler(async ({ input, context, signal }) => {
      const { name, success } = input;
      const definition = { ...(await find(context.caller, input)), name, success };
      const asked = await askOf(context.caller.account.id, { site: definition.site });
      await upsertDefinition(records, definition);
      return formOf(asked, definition, signal);
    }),

    remove: api.forms.remove.handler(async ({ input, context }) => {
      await upsertDefinition(records, { ...(await find(context.caller, input)), isHidden: true });
    }),

    trend: api.forms.trend.handler(async ({ input, context, signal }) => {
      const definition = await find(context.caller, input);
      const asked = await askOf(context.caller.account.id, { ...input, site: definition.site });
      return { items: await formByDay(behaviour, asked, oneForm(asked, definition), signal) };
    }),
  };
}

const oneForm = ({ site }: Asked, { key, success }: Definition): OneForm => ({
  key,
  success,
  keepsQueries: site.settings.query_keys.length > 0,
});

/** Those in which something happened, most begun first, and behind them those that somebody has named. */
function shownForms(site: number, rows: readonly FormRow[], definitions: readonly Definition[]) {
  const said = new Map(definitions.map((definition) => [definition.key, definition]));
  const seen = rows.map((row) => ({ definition: said.get(row.key) ?? undefinedForm(site, row.key), row }));
  const keys = new Set(rows.map(({ key }) => key));
  const others = definitions.filter(({ key }) => !keys.has(key)).map((definition) => ({ definition, row: undefined }));
  return [...seen, ...others].filter(({ definition }) => !definition.isHidden);
}
