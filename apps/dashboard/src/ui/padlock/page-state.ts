import { PAGE_STATE_PLUGIN, type PageState, type StateChange } from '@desirepath/contract/page-state';
import { EventType, type eventWithTime } from '@rrweb/types';
import type { Replayer, ReplayPlugin } from 'rrweb';
import { createApplying } from './apply-state.ts';
import { createCanvases } from './canvases.ts';
import { createDialogs } from './dialogs.ts';

/** Shows in a rebuilt page what its DOM does not say: the latest of each kind and element, as rrweb comes to it. */
export function createStatePlayer(onBroken: (error: unknown) => void) {
  let latest = new Map<string, { change: StateChange; told: number }>();
  /** To which element each was last applied, since rrweb builds elements anew when they move. */
  const applied = new Map<string, { change: StateChange; node: Node }>();
  const apply = createApplying();
  const canvases = createCanvases();
  const dialogs = createDialogs(onBroken);

  /** @param isInOrder rrweb has just shown what was opened, one after the other */
  const settle = (replayer: Replayer, isInOrder = false) => {
    if (dialogs.settle((node) => replayer.getMirror().getId(node), isInOrder))
      for (const [key, { change }] of applied) if (change.kind === 'popover') applied.delete(key);
    for (const [key, { change, told }] of latest) {
      const node = replayer.getMirror().getNode(change.id);
      const before = applied.get(key);
      if (!node || (before?.node === node && before.change === change)) continue;
      applied.set(key, { change, node });
      try {
        // Of another window: it is an element by what is told of it, or the browser says that it is none.
        if (change.kind === 'picture') canvases.draw(node, change.value);
        apply(change, node as Element, replayer.getMetaData().startTime + replayer.getCurrentTime() - told);
      } catch (error) {
        onBroken(error);
      }
    }
    canvases.settle();
  };
  const plugin: ReplayPlugin = {
    onBuild(node) {
      // Nodes of the tree that rrweb keeps while it seeks are not in the page.
      if ('RRNodeType' in node) return;
      canvases.build(node);
      dialogs.build(node);
    },
    handler(event, isSync, { replayer }) {
      if (event.type === EventType.FullSnapshot) {
        latest = new Map();
        canvases.prune();
      }
      dialogs.hear(event);
      for (const change of changesIn(event))
        latest.set(`${change.kind} ${change.id}`, { change, told: event.timestamp });
      // While it seeks, rrweb keeps its changes in a tree of its own.
      if (!isSync) settle(replayer, event.type !== EventType.FullSnapshot);
    },
  };
  return {
    plugin,
    attach(replayer: Replayer) {
      replayer.on('play-back', () => latest.clear());
      replayer.on('flush', () => settle(replayer));
    },
  };
}

/** rrweb types the events of plugins as unknown; those of ours were looked at by `isSound`. */
function changesIn(event: eventWithTime): StateChange[] {
  if (event.type !== EventType.Plugin || event.data.plugin !== PAGE_STATE_PLUGIN) return [];
  return (event.data as PageState).payload;
}
