import type { IncomingHttpHeaders } from 'node:http';
import type { DeclaredAgent } from './agent.ts';
import type { HintHeaders } from './client-hints.ts';

/** Who sent a batch, as far as the connection tells. The address is used and then forgotten. */
export interface Origin {
  ip: string;
  userAgent: string;
  /** `sec-ch-ua` and its like, from browsers that send them. */
  hints?: HintHeaders;
  /** It came the way of our own tracker: from a browser, with the browser's own times. */
  isTracker?: boolean;
  declared?: DeclaredAgent | undefined;
}

export function originOf({ ip, headers }: { ip: string; headers: IncomingHttpHeaders }): Origin {
  return {
    ip,
    userAgent: headers['user-agent'] ?? '',
    hints: {
      ua: one(headers['sec-ch-ua']),
      mobile: one(headers['sec-ch-ua-mobile']),
      platform: one(headers['sec-ch-ua-platform']),
      platformVersion: one(headers['sec-ch-ua-platform-version']),
    },
  };
}

const one = (header: string | string[] | undefined): string => (typeof header === 'string' ? header : '');
