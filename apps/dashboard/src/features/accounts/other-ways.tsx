import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Building2, Fingerprint } from 'lucide-react';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';

interface OtherWaysProps {
  /** What the OpenID provider is called, where there is one. */
  provider: string | null;
  /** Where to go on, on this site. */
  back: string;
  onSignedIn: () => void;
}

/** Ways in beside a password. */
export function OtherWays({ provider, back, onSignedIn }: OtherWaysProps) {
  const passkey = useMutation({
    // Loaded when it is asked for: most people come without.
    mutationFn: async () => (await import('./passkey.ts')).signInWithPasskey(),
    onSuccess: onSignedIn,
  });
  const hasPasskeys = typeof PublicKeyCredential !== 'undefined';
  if (!provider && !hasPasskeys) return null;
  return (
    <div className="grid gap-2 border-t pt-6">
      {hasPasskeys && (
        <Button size="lg" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
          <Fingerprint aria-hidden />
          <Trans>Use a passkey</Trans>
        </Button>
      )}
      {provider && (
        <Button size="lg" asChild>
          <a href={`/auth/oidc/start?${new URLSearchParams({ return: back })}`}>
            <Building2 aria-hidden />
            <Trans>Continue with {provider}</Trans>
          </a>
        </Button>
      )}
      {passkey.error && (
        <p role="alert" className="text-2sm text-bad">
          {passkey.error.name === 'NotAllowedError' ? t`No passkey was chosen.` : problemOf(passkey.error).message}
        </p>
      )}
    </div>
  );
}
