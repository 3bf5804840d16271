import { t } from '@lingui/core/macro';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SLICES } from './slices.ts';

const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['⌘/Ctrl', 'K'], does: t`Go to whatever has a name` },
  ...SLICES.map((slice) => ({ keys: ['G', slice.key.toUpperCase()], does: slice.label })),
  { keys: [t`Space`], does: t`Play or pause a recording, or the live events` },
  { keys: ['←', '→'], does: t`Five seconds back or on in a recording` },
  { keys: [',', '.'], does: t`The recorded change before or after` },
  { keys: ['[', ']'], does: t`The event before or after` },
  { keys: ['P', 'N'], does: t`The recording before or after` },
  { keys: ['M'], does: t`A note on what is seen` },
  { keys: ['I', 'O'], does: t`A clip from here, or to here` },
  { keys: ['F'], does: t`Full screen` },
  { keys: ['Z'], does: t`A recorded page at its own size, or fit to the window` },
  { keys: ['?'], does: t`This list` },
  { keys: [t`Esc`], does: t`Close what is open` },
];

/** All keys. Loaded when it is first asked for. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={t`Keyboard shortcuts`}>
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
