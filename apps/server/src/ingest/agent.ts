import type { Device } from '@desirepath/contract/common';
import Bowser from 'bowser';
import { isbot } from 'isbot';
import { Recent } from '../http/recent.ts';
import {
  browserOf,
  type ClientHints,
  type HintHeaders,
  NO_HINTS,
  readHints,
  systemOf,
  systemVersion,
} from './client-hints.ts';

/** What a request's own headers say about who sent it. */
export interface Agent {
  /** What gives it away as a robot. */
  robot: 'headless' | 'user_agent' | undefined;
  /** It names a library that programs speak HTTP with. */
  isLibrary: boolean;
  device: Device;
  browser: string;
  browser_version: string;
  os: string;
  os_version: string;
}

/** What a client says that a session's visitor has, in the place of what the request's own headers say. */
export type DeclaredAgent = Partial<Pick<Agent, 'device' | 'browser' | 'os'>>;

export interface AgentHeaders {
  userAgent: string;
  hints?: HintHeaders;
}

/** Agents remembered. Parsing one takes 50 µs, and a busy site sees the same few thousand all day. */
const REMEMBERED = 5_000;
/** Real ones have some 200 characters, those of apps within apps 400. */
const LONGEST = 512;

/** Reads the headers by which a browser says what it is; remembers what it has read. */
export function createAgentReader(): (headers: AgentHeaders) => Agent {
  const known = new Recent<Agent>(REMEMBERED);
  return ({ userAgent, hints = NO_HINTS }) => {
    const { ua, mobile, platform, platformVersion } = hints;
    const given = `${userAgent}\n${ua}\n${mobile}\n${platform}\n${platformVersion}`;
    const key = given.slice(0, 2 * LONGEST);
    return known.getOrInsertComputed(key, () => readAgent(userAgent.slice(0, LONGEST), readHints(hints)));
  };
}

/**
 * Programs that call the API for an app or a server of the site's owner. `isbot` counts them as robots, which they are where
 * a browser's tracker is expected.
 */
const LIBRARY =
  /^(?:node|undici|axios|got|okhttp|ktor|dart|cfnetwork|alamofire|curl|wget|python|aiohttp|httpx|go-http-client|java|apache-httpclient|ruby|faraday|php|guzzlehttp|postmanruntime|insomnia|lightmyrequest|dalvik)\b/i;

const UNKNOWN = { device: 'desktop', browser: '', browser_version: '', os: '', os_version: '' } as const;

function readAgent(userAgent: string, hints: ClientHints): Agent {
  const isLibrary = userAgent === '' || LIBRARY.test(userAgent);
  if (/headless/i.test(userAgent) || hints.brands.some(({ brand }) => /headless/i.test(brand))) {
    return { robot: 'headless', isLibrary: false, ...UNKNOWN };
  }
  // A browser always says something.
  if (isLibrary || isbot(userAgent)) return { robot: 'user_agent', isLibrary, ...UNKNOWN };

  const { browser, os, platform } = Bowser.parse(userAgent);
  const system = systemOf(hints) ?? os.name ?? '';
  return {
    robot: undefined,
    isLibrary: false,
    device: deviceOf(platform.type, system, hints.mobile),
    ...(browserOf(hints) ?? { browser: browser.name ?? '', browser_version: browser.version?.split('.')[0] ?? '' }),
    os: system,
    os_version:
      systemVersion(system, hints.platformVersion) || (system === os.name ? (os.versionName ?? os.version ?? '') : ''),
  };
}

/** Tablets call themselves computers to be served the large page; an Android that is not mobile is one. */
function deviceOf(type: string | undefined, os: string, isMobile: boolean | undefined): Device {
  if (type === 'tablet') return 'tablet';
  if (isMobile === true) return 'mobile';
  if (isMobile === false && os === 'Android') return 'tablet';
  return type === 'mobile' ? 'mobile' : 'desktop';
}

/** With what the tracker tells where the headers do not. */
export function withOsVersion(agent: Agent, told: string | undefined): Agent {
  const os_version = told && systemVersion(agent.os, told);
  return os_version ? { ...agent, os_version } : agent;
}

/** With what a client says itself. Versions are those of what the headers name, and of nothing else. */
export function withDeclared(agent: Agent, declared: DeclaredAgent | undefined): Agent {
  if (!declared) return agent;
  return {
    ...agent,
    ...declared,
    ...(declared.browser !== undefined && declared.browser !== agent.browser && { browser_version: '' }),
    ...(declared.os !== undefined && declared.os !== agent.os && { os_version: '' }),
  };
}
