import { z } from 'zod';
import { askOwn, canListen, listenTrouble } from '../../net/reach.ts';
import type { Config } from '../../settings/config.ts';
import { ownAddress } from '../../settings/own-address.ts';
import { bad, type Finding, good, note } from './finding.ts';

/** What `/healthz` says of the way a request took. */
const health = z.object({ status: z.literal('ok'), forwarded: z.boolean(), proxy_trusted: z.boolean() });

/**
 * Whether the server can be reached, and whether it learns of visitors through a proxy what it has to.
 * @param isRunning undefined where no folder says so: then it does if it answers
 */
export async function examineReach(config: Config, isRunning: boolean | undefined): Promise<Finding[]> {
  const { PORT, HOST, BASE_URL } = config;
  const local = ownAddress(config, PORT);
  const answers = isRunning !== false && health.safeParse(await askOwn(`${local}/healthz`)).success;
  if (!(isRunning ?? answers)) return [await port(PORT, HOST)];
  const near = answers
    ? good(`The server answers at ${local}`)
    : bad(`The server does not answer at ${local}. Was it started with another PORT, or HOST?`);
  return BASE_URL === undefined ? [near] : [near, await proxy(BASE_URL)];
}

async function port(number: number, host: string): Promise<Finding> {
  const free = await canListen(number, host);
  return free === true ? good(`Port ${number} is free`) : bad(listenTrouble(free, number, host));
}

async function proxy(base: string): Promise<Finding> {
  const far = health.safeParse(await askOwn(`${base}/healthz`));
  if (!far.success) return note(`${base} (BASE_URL) does not answer from here: look at the proxy and the name.`);
  const { forwarded, proxy_trusted } = far.data;
  if (!forwarded) {
    return note(
      `What comes by ${base} has no X-Forwarded-For. If a proxy is before it, let it send that: otherwise all visitors seem to come from it.`,
    );
  }
  return proxy_trusted
    ? good(`The proxy of ${base} is believed`)
    : bad(
        `The proxy of ${base} is not believed: name its address in TRUST_PROXY. Until then all visitors seem to come from it.`,
      );
}
