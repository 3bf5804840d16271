import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SLICES } from './slices.ts';

const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['⌘/Ctrl', 'K'], does: 'Go to a view, a site or an action' },
  ...SLICES.map((slice) => ({ keys: ['G', slice.key.toUpperCase()], does: slice.label })),
  { keys: ['Space'], does: 'Play or pause a recording, or the live events' },
  { keys: ['←', '→'], does: 'Five seconds back or on in a recording' },
  { keys: [',', '.'], does: 'The recorded change before or after' },
  { keys: ['[', ']'], does: 'The event before or after' },
  { keys: ['P', 'N'], does: 'The recording before or after' },
  { keys: ['M'], does: 'A note on what is seen' },
  { keys: ['I', 'O'], does: 'A clip from here, or to here' },
  { keys: ['F'], does: 'Full screen' },
  { keys: ['Z'], does: 'A recorded page at its own size, or fit to the window' },
  { keys: ['?'], does: 'This list' },
  { keys: ['Esc'], does: 'Close what is open' },
];

/** All keys. Loaded when it is first asked for. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title="Keyboard shortcuts">
      <dl className="grid divide-y">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className="flex h-9 items-center justify-between">
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
