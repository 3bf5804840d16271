import type { ClickHouseClient } from '@clickhouse/client';
import { Refused } from '../../../errors/refused.ts';
import type { Settings } from '../driver.ts';
import { engineErrorType } from '../engine-error.ts';
import { CONNECTION_SETTINGS } from '../settings.ts';

/** A profile that does not let a setting be changed, or so far; and a version that does not know it. */
const NOT_TAKEN = new Set(['SETTING_CONSTRAINT_VIOLATION', 'READONLY', 'UNKNOWN_SETTING']);

/**
 * Those of some settings that a server lets us set: what its operator has settled stays so. The refusal of one is the refusal of a whole
 * statement, so they are tried first. @throws Refused behaviour_refused where answers could not be read without one
 */
export async function allowedSettings(
  client: ClickHouseClient,
  wanted: Settings,
  say: (message: string) => void,
): Promise<Settings> {
  const isTaken = async (settings: Settings) => {
    try {
      await (await client.query({ query: 'SELECT 1', clickhouse_settings: settings })).text();
      return true;
    } catch (error) {
      if (NOT_TAKEN.has(engineErrorType(error) ?? '')) return false;
      throw error;
    }
  };
  if (await isTaken(wanted)) return wanted;
  const allowed: Settings = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (await isTaken({ [name]: value })) allowed[name] = value;
    else if (name in CONNECTION_SETTINGS)
      throw new Refused(
        'behaviour_refused',
        `The server of CLICKHOUSE_URL does not let its user set ${name}, which is needed.`,
      );
    else say(`The server of CLICKHOUSE_URL does not let its user set ${name}; its own value holds`);
  }
  return allowed;
}
