import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';

/**
 * Has modal dialogs lie above each other as they did. Where rrweb builds a page, or seeks, it shows them by their place in the
 * tree, and what is within another first: so a question that a dialog asks would be hidden by it.
 */
export function createDialogs(onBroken: (error: unknown) => void) {
  const built = new Set<HTMLDialogElement>();
  /** Those that were opened since the last whole page, the latest last. */
  const opened = new Set<number>();
  let shown: HTMLDialogElement[] = [];

  return {
    /** Takes in an element that was built, if it is one. */
    build(node: Node): void {
      if (node.nodeName === 'DIALOG') built.add(node as HTMLDialogElement); // by its name
    },
    hear(event: eventWithTime): void {
      if (event.type === EventType.FullSnapshot) {
        opened.clear();
        for (const dialog of built) if (!dialog.isConnected) built.delete(dialog);
      }
      for (const id of openedBy(event)) {
        opened.delete(id);
        opened.add(id);
      }
    },
    /** @returns Whether some were shown anew, which hides popovers. */
    settle(idOf: (node: Node) => number, isInOrder: boolean): boolean {
      const told = [...opened];
      const modal = [...built]
        .filter((dialog) => dialog.isConnected && dialog.matches(':modal'))
        .sort(byTree)
        .map((dialog) => ({ dialog, place: told.indexOf(idOf(dialog)) }))
        .sort((one, other) => one.place - other.place)
        .map(({ dialog }) => dialog);
      const isSame = modal.length === shown.length && modal.every((dialog, index) => dialog === shown[index]);
      shown = modal;
      if (isSame || isInOrder || modal.length < 2) return false;
      for (const dialog of modal.slice(1)) {
        try {
          dialog.close();
          dialog.showModal();
        } catch (error) {
          onBroken(error);
        }
      }
      return true;
    },
  };
}

const byTree = (one: Node, other: Node): number =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

function openedBy(event: eventWithTime): number[] {
  if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Mutation) return [];
  const { adds, attributes } = event.data;
  const isModal = ({ rr_open_mode }: Record<string, unknown>) => rr_open_mode === 'modal';
  return [
    ...adds.flatMap(({ node }) => ('attributes' in node && isModal(node.attributes) ? [node.id] : [])),
    ...attributes.flatMap((change) => (isModal(change.attributes) ? [change.id] : [])),
  ];
}
