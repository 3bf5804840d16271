import { z } from 'zod';
import { PAGE_STATE } from './limits.ts';

/**
 * What a recorded page shows and its DOM does not say: rrweb records elements, attributes and style sheets. Told as the
 * payload of rrweb events of type 6 whose plugin is {@link PAGE_STATE_PLUGIN}; ids are those of the recorded nodes. A value
 * of null takes back what was told before, and a full snapshot takes back all.
 */
export const PAGE_STATE_PLUGIN = 'desirepath/state@1';

const id = z.int().min(1);
const ms = z.number().min(-PAGE_STATE.ms).max(PAGE_STATE.ms);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(PAGE_STATE.items);

/** As `KeyframeEffect` gives them: CSS properties beside `offset`, `easing` and `composite`. */
const keyframe = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** An animation of a script's, or one of CSS that stands still. */
const animation = z.object({
  /** Of CSS: its name. Its keyframes are in the style sheets. */
  name: z.string().optional(),
  keyframes: list(keyframe),
  timing: z.object({
    delay: ms,
    endDelay: ms,
    duration: z.union([ms, z.literal('auto')]),
    direction: z.string(),
    easing: z.string(),
    fill: z.string(),
    /** Null for without end, which JSON cannot say. */
    iterations: z.number().min(0).nullable(),
    iterationStart: z.number().min(0),
  }),
  pseudo: z.string().optional(),
  /** Where in its course it is, ms; of one that runs, when this was told. */
  at: ms.nullable(),
  is_running: z.boolean(),
});
export type RecordedAnimation = z.infer<typeof animation>;

const stateChange = z.discriminatedUnion('kind', [
  /** A style sheet, by its `style` or `link` element, that is switched off. */
  z.object({ kind: z.literal('disabled'), id, value: z.literal(true).nullable() }),
  /** A popover that is open. */
  z.object({ kind: z.literal('popover'), id, value: z.literal(true).nullable() }),
  /** The custom states of an element that style sheets ask for by `:state()`. */
  z.object({ kind: z.literal('states'), id, value: list(z.string().max(PAGE_STATE.name)).nullable() }),
  z.object({ kind: z.literal('animations'), id, value: list(animation).nullable() }),
  /** What a canvas, or an image that only the page has, shows: as a data URL of a picture. */
  z.object({
    kind: z.literal('picture'),
    id,
    value: z
      .string()
      .max(PAGE_STATE.picture)
      .regex(/^data:image\/(webp|png);base64,[\w+/=]+$/)
      .nullable(),
  }),
]);
export type StateChange = z.infer<typeof stateChange>;

export const pageState = z.object({ plugin: z.literal(PAGE_STATE_PLUGIN), payload: list(stateChange) });
export type PageState = z.infer<typeof pageState>;

/**
 * A part of a recording that there is none of, told instead of it as the payload of such an event. It lasts until the next
 * full snapshot.
 */
export const UNRECORDED_PLUGIN = 'desirepath/unrecorded@1';

/** `page_too_large`: the page has more elements, or is larger when written out, than is recorded. */
export const UNRECORDED_REASONS = ['page_too_large'] as const;

export const unrecorded = z.object({
  plugin: z.literal(UNRECORDED_PLUGIN),
  payload: z.object({
    reason: z.enum(UNRECORDED_REASONS),
    unit: z.enum(['elements', 'characters']),
    size: z.number(),
    limit: z.number(),
  }),
});
export type Unrecorded = z.infer<typeof unrecorded>;
