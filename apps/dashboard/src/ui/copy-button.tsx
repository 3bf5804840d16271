import { t } from '@lingui/core/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from './button.tsx';

const CONFIRMATION_MS = 2000;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Browsers give the clipboard to secure pages only, and an own server is often plain http on a local network.
      toast.error(t`The browser does not allow copying here. Select the text and copy it by hand.`);
    }
  };

  return (
    <Button onClick={copy} aria-live="polite">
      {copied ? <Check className="text-good" /> : <Copy />}
      {copied ? t`Copied` : label}
    </Button>
  );
}
