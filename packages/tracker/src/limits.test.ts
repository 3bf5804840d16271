import {
  ASSETS,
  ELEMENT_STEPS,
  INGEST,
  PIECES,
  PIXELS,
  PROPS,
  SESSION,
  TEXT,
  TRAIL,
} from '@desirepath/contract/limits';
import { blockedSelector, maskedSelector } from '@desirepath/contract/tracker-settings';
import { batchHead } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { defaultsOf } from './defaults.ts';
import * as mirrored from './limits.ts';

test('the mirrored limits are those of the contract', () => {
  expect(mirrored).toMatchObject({
    URL_LENGTH: TEXT.url,
    TITLE_LENGTH: TEXT.title,
    SELECTOR_LENGTH: TEXT.selector,
    ELEMENT_TEXT_LENGTH: TEXT.elementText,
    EVENT_NAME_LENGTH: TEXT.eventName,
    USER_ID_LENGTH: TEXT.userId,
    PROP_KEY_LENGTH: TEXT.propKey,
    PROP_VALUE_LENGTH: TEXT.propValue,
    TAG_LENGTH: TEXT.tag,
    PROPS_COUNT: PROPS.count,
    TRAIL_POINTS: TRAIL.points,
    PIXELS_MAX: PIXELS.max,
    ELEMENT_STEPS,
    REPLAY_EVENTS_PER_CHUNK: INGEST.replayEventsPerChunk,
    SESSION_INACTIVITY: SESSION.inactivity,
    ASSET_BYTES: ASSETS.bytes,
    ASSET_BYTES_PER_PAGE: ASSETS.bytesPerPage,
    ASSETS_PER_OFFER: ASSETS.seenPerRequest,
    CONTENTS_PER_UPLOAD: ASSETS.contentsPerRequest,
    PIECES_PER_CHUNK: PIECES.perChunk,
  });
  expect(mirrored.LARGEST_REPLAY_EVENT * 2).toBeLessThanOrEqual(INGEST.decodedBytes);
});

test('the highest number a tab may reach is one that the contract takes', () => {
  expect(batchHead.shape.seq.safeParse(mirrored.SEQ_MAX).success).toBe(true);
  expect(batchHead.shape.seq.safeParse(mirrored.SEQ_MAX + 1).success).toBe(false);
});

test('without a site everything is masked that is masked on any', () => {
  expect(defaultsOf('id', 'host')).toMatchObject({
    maskedSelector: maskedSelector([]),
    blockedSelector: blockedSelector([]),
  });
});
