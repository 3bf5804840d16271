import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

interface Before {
  sites: { id: number; settings: string; created_at: number };
  goals: {
    id: string;
    site_id: number;
    name: string;
    act: string;
    worth: string;
    worth_property: string | null;
    created_at: number;
  };
}

/** Events that the settings of a site counted as conversions become goals, which are the one place where that is said. */
export const goalsOfSettings: Migration = { up };

async function up(db: Kysely<Before>): Promise<void> {
  for (const { id, settings, created_at } of await db
    .selectFrom('sites')
    .select(['id', 'settings', 'created_at'])
    .execute()) {
    const { conversion_events, ...rest } = JSON.parse(settings);
    if (conversion_events === undefined) continue;
    const goals = await db.selectFrom('goals').select(['name', 'act']).where('site_id', '=', id).execute();
    for (const event of conversion_events) {
      const act = actOf(event);
      if (goals.some((goal) => goal.act === act)) continue;
      const name = freeName(event, new Set(goals.map((goal) => goal.name)));
      goals.push({ name, act });
      await db
        .insertInto('goals')
        .values({ id: randomUUID(), site_id: id, name, act, worth: 'value', worth_property: null, created_at })
        .execute();
    }
    await db
      .updateTable('sites')
      .set({ settings: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute();
  }
}

/** An event as the text of an act, as it was written at that time. */
const actOf = (event: string) =>
  event.replace(/[%?=]|^[/*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);

function freeName(event: string, taken: ReadonlySet<string>): string {
  const name = event.slice(0, 50);
  for (let count = 1; ; count++) {
    const tried = count === 1 ? name : `${name} (${count})`;
    if (!taken.has(tried)) return tried;
  }
}
