// OpenReplay as its documentation says, on a page that is not served encrypted.
import Tracker from '@openreplay/tracker';

void new Tracker({
  projectKey: 'bench',
  ingestPoint: `${location.origin}/openreplay`,
  __DISABLE_SECURE_MODE: true,
}).start();
