import { t } from '@lingui/core/macro';
import { toast } from 'sonner';

/** Puts a text on the clipboard. @returns Whether the browser let it; where it did not, that is said. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers give the clipboard to secure pages only, and an own server is often plain http on a local network.
    toast.error(t`The browser does not allow copying here. Select the text and copy it by hand.`);
    return false;
  }
}
