import { PAGE_STATE_PLUGIN, pageState, UNRECORDED_PLUGIN, unrecorded } from '@desirepath/contract/page-state';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import {
  EventType,
  type eventWithTime,
  IncrementalSource,
  MouseInteractions,
  NodeType,
  type serializedNodeWithId,
} from '@rrweb/types';

/**
 * Whether rrweb can digest this event. The API passes on what a page sent, and rrweb trusts it: a pointer trail without points
 * stops its clock, a position that is no number freezes it. What is looked at here is what would do such harm; an event
 * that merely achieves nothing is let through.
 */
export function isSound(event: ReplayEvent): event is ReplayEvent & eventWithTime {
  if (!Number.isFinite(event.timestamp)) return false;
  const { data } = event;
  switch (event.type) {
    case EventType.DomContentLoaded:
    case EventType.Load:
      return true;
    case EventType.Meta:
      return isRecord(data) && isSize(data.width) && isSize(data.height);
    case EventType.FullSnapshot:
      return (
        isRecord(data) && isRecord(data.initialOffset) && isNode(data.node) && data.node.type === NodeType.Document
      );
    case EventType.IncrementalSnapshot:
      return isRecord(data) && isSoundChange(data);
    case EventType.Plugin:
      return pageState.safeParse(data).success || unrecorded.safeParse(data).success;
    default:
      return false; // Custom events, and other plugins' beside ours: nothing here shows them.
  }
}

/** Whether an event tells of the page itself, and not of the console, of requests, or what else plugins and pages write down. */
export function isOfPage({ type, data }: ReplayEvent): boolean {
  if (type === EventType.Custom) return false;
  if (type !== EventType.Plugin) return true;
  return isRecord(data) && (data.plugin === PAGE_STATE_PLUGIN || data.plugin === UNRECORDED_PLUGIN);
}

/** Whether a serialized node has the fields its kind needs; its children are for the caller to look at. */
export function isNode(node: unknown): node is serializedNodeWithId {
  if (!isRecord(node) || typeof node.id !== 'number') return false;
  switch (node.type) {
    case NodeType.Document:
      return Array.isArray(node.childNodes);
    case NodeType.Element:
      return Array.isArray(node.childNodes) && typeof node.tagName === 'string' && isRecord(node.attributes);
    case NodeType.DocumentType:
      return typeof node.name === 'string' && /^[\w-]*$/.test(node.name);
    case NodeType.Text:
    case NodeType.Comment:
      return typeof node.textContent === 'string';
    default:
      return false; // CDATA sections cannot be made in an HTML document.
  }
}

function isSoundChange(data: Record<string, unknown>): boolean {
  switch (data.source) {
    case IncrementalSource.Mutation:
      return (
        isListOf(data.adds, (add) => isNode(add.node) && typeof add.parentId === 'number') &&
        isListOf(data.removes, (removal) => typeof removal.id === 'number') &&
        isListOf(data.texts, (text) => typeof text.id === 'number') &&
        isListOf(data.attributes, (change) => typeof change.id === 'number' && isRecord(change.attributes))
      );
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return isListOf(data.positions, isPosition) && data.positions.length > 0;
    case IncrementalSource.MouseInteraction:
      return typeof data.id === 'number' && typeof data.type === 'number' && data.type in MouseInteractions;
    case IncrementalSource.Scroll:
      return typeof data.id === 'number' && Number.isFinite(data.x) && Number.isFinite(data.y);
    case IncrementalSource.ViewportResize:
      return isSize(data.width) && isSize(data.height);
    default:
      return typeof data.source === 'number' && data.source in IncrementalSource;
  }
}

const isPosition = (point: Record<string, unknown>): boolean =>
  typeof point.id === 'number' &&
  Number.isFinite(point.x) &&
  Number.isFinite(point.y) &&
  typeof point.timeOffset === 'number' &&
  Math.abs(point.timeOffset) <= LONGEST_TRAIL;

/** rrweb sends a trail every 500 ms; a browser that slept may be late, but a point minutes away would hold the clock up. */
const LONGEST_TRAIL = 60_000;

/** No screen is larger: 8 K, with room. The pointer's trail is drawn on a canvas of this size. */
const LARGEST_VIEWPORT = 8192;
const isSize = (px: unknown): px is number => typeof px === 'number' && px > 0 && px <= LARGEST_VIEWPORT;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOf = (
  value: unknown,
  holds: (item: Record<string, unknown>) => boolean,
): value is Record<string, unknown>[] => Array.isArray(value) && value.every((item) => isRecord(item) && holds(item));
