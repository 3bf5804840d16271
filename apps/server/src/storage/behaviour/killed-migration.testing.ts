// Brings a store up to date and is killed in the midst of one step: while the engine is at one of its statements.
import { connectTo, DATABASE, openEngine, withConnection } from './embedded/engine.ts';
import { fill } from './filled.testing.ts';
import { MIGRATIONS, migrateBehaviour } from './migrate.ts';
import { CONNECTION_SETTINGS } from './settings.ts';

const [folder = '', step = ''] = process.argv.slice(2);
openEngine(folder, undefined);
const first = await connectTo(folder, CONNECTION_SETTINGS);
await first.command({ query: `CREATE DATABASE IF NOT EXISTS ${DATABASE}` });
await first.close();
await withConnection(folder, async (store) => {
  await store.command(`USE ${DATABASE}`);
  const { statements = [] } = MIGRATIONS.find(({ name }) => name === step) ?? {};
  const last = statements[statements.length >> 1];
  const [oldest, second] = MIGRATIONS;
  if (second?.name === step) {
    await migrateBehaviour(store, oldest?.name);
    await fill(store);
  }
  await migrateBehaviour({
    rows: store.rows,
    async command(sql) {
      const under = store.command(sql);
      if (sql === last) process.kill(process.pid, 'SIGKILL');
      await under;
    },
  });
});
