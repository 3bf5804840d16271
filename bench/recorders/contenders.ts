import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Nothing, ours, and what others record with, each from its own package and as its documentation says. */
export const CONTENDERS = ['nothing', 'desirepath', 'rrweb', 'clarity', 'openreplay', 'posthog'] as const;
export type Contender = (typeof CONTENDERS)[number];
type PeerName = Exclude<Contender, 'nothing' | 'desirepath'>;

/** The recorder of others, and what its server would answer. */
export interface Peer {
  code: string;
  answer(path: string): object;
}

const NOTHING = () => ({});

/** Where a recorder first asks, it is told to record. */
const ANSWERS: Record<PeerName, Peer['answer']> = {
  rrweb: NOTHING,
  clarity: NOTHING,
  openreplay: () => ({
    tags: [],
    token: 'token',
    userUUID: '00000000-0000-4000-8000-000000000000',
    sessionID: '1',
    projectID: '1',
    beaconSizeLimit: 1_000_000,
    startTimestamp: Date.now(),
    timestamp: Date.now(),
    delay: 0,
    compressionThreshold: 24_000,
    assistOnly: false,
    canvasEnabled: false,
    features: {},
    conditions: [],
  }),
  posthog: () => ({
    supportedCompression: ['gzip-js', 'base64'],
    sessionRecording: { endpoint: '/s/', consoleLogRecordingEnabled: false, recorderVersion: 'v2' },
    featureFlags: {},
    flags: {},
  }),
};

export async function bundlePeer(name: PeerName): Promise<Peer> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`peers/${name}.ts`, import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  if (!('output' in built)) throw new Error(`${name} was not built as one script`);
  return { code: built.output[0].code, answer: ANSWERS[name] };
}
