import type { BatchHead } from '@desirepath/contract/tracking';

/** User-agent client hints, which TypeScript lacks: only Chromium has them, and on secure pages only. */
type Hints = { getHighEntropyValues?(names: string[]): Promise<{ platformVersion?: string }> };

/** What the browser says of itself in each batch. The version of its system comes a moment later. */
export const readAgent = (): Pick<BatchHead, 'language' | 'automated' | 'os_version'> => {
  const agent: ReturnType<typeof readAgent> = {
    language: navigator.language,
    automated: navigator.webdriver || undefined,
  };
  const { userAgentData } = navigator as { userAgentData?: Hints };
  userAgentData?.getHighEntropyValues?.(['platformVersion']).then(
    ({ platformVersion }) => {
      agent.os_version = platformVersion || undefined; // empty on Linux
    },
    () => {}, // a browser that refuses is one without
  );
  return agent;
};
