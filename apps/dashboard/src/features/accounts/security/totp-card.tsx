import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { renderSVG } from 'uqr';
import { api } from '../../../app/api.ts';
import { FormProblem } from '../../../app/form-problem.tsx';
import { type Problem, problemOf } from '../../../app/problem.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { CurrentPasswordField } from '../current-password-field.tsx';

interface TotpCardProps {
  isOn: boolean;
  hasPassword: boolean;
  recoveryCodes: number;
}

/** The second factor: an app that shows codes, and codes for when it is lost. */
export function TotpCard({ isOn, hasPassword, recoveryCodes }: TotpCardProps) {
  const [codes, setCodes] = useState<string[]>();
  return (
    <SectionCard
      title={t`Second factor`}
      description={t`A code of an app on your phone, asked for after the password. Passkeys need none.`}
      actions={
        isOn ? (
          <Badge tone="good">
            <Trans>On</Trans>
          </Badge>
        ) : (
          <Badge>
            <Trans>Off</Trans>
          </Badge>
        )
      }
    >
      {codes && <RecoveryCodes codes={codes} />}
      {isOn ? (
        <WhenOn left={recoveryCodes} onCodes={setCodes} />
      ) : (
        <WhenOff hasPassword={hasPassword} onCodes={setCodes} />
      )}
    </SectionCard>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div role="status" className="grid gap-3 rounded-md border bg-muted p-4">
      <p>
        <Trans>
          Keep these where your phone is not. Each lets you in once, when the app is lost. They are{' '}
          <b>shown this once</b>.
        </Trans>
      </p>
      <ul className="grid grid-cols-1 gap-1 font-mono text-2sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <CopyButton text={codes.join('\n')} label={t`Copy all`} />
      </div>
    </div>
  );
}

interface OnCodes {
  onCodes: (codes: string[]) => void;
}

function WhenOff({ hasPassword, onCodes }: OnCodes & { hasPassword: boolean }) {
  const [password, setPassword] = useState('');
  const queryClient = useQueryClient();
  const begin = useMutation(api.security.beginTotp.mutationOptions());
  const confirm = useMutation(
    api.security.confirmTotp.mutationOptions({
      onSuccess: async ({ recovery_codes }) => {
        onCodes(recovery_codes);
        await queryClient.invalidateQueries({ queryKey: api.security.get.key() });
      },
    }),
  );
  if (begin.data) {
    return (
      <div className="grid gap-4">
        <p>
          <Trans>
            Scan this with an authenticator app, or type the secret into it. Then enter the code that it shows.
          </Trans>
        </p>
        {/* Drawn by a library, of an address that the server has made; on white, for not every phone reads it inverted. */}
        <div
          role="img"
          aria-label={t`QR code of the secret`}
          className="size-44 rounded-md bg-white p-2"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made here, of squares alone
          dangerouslySetInnerHTML={{ __html: renderSVG(begin.data.uri, { border: 1 }) }}
        />
        <code className="break-all font-mono text-2sm">{begin.data.secret}</code>
        <CodeEntry
          label={t`Code of the app`}
          action={t`Turn on`}
          isPending={confirm.isPending}
          problem={confirm.error ? problemOf(confirm.error) : undefined}
          onSubmit={(code) => confirm.mutate({ code })}
        />
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate(hasPassword ? { password } : {});
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-wrap items-end gap-2">
      {hasPassword && (
        <div className="min-w-48 flex-1">
          <CurrentPasswordField
            label={t`Your password`}
            value={password}
            onChange={setPassword}
            error={begin.error ? problemOf(begin.error).message : undefined}
          />
        </div>
      )}
      <Button type="submit" variant="primary" disabled={begin.isPending}>
        <Trans>Set up</Trans>
      </Button>
      {!hasPassword && <FormProblem problem={begin.error ? problemOf(begin.error) : undefined} fields={[]} />}
    </form>
  );
}

function WhenOn({ left, onCodes }: OnCodes & { left: number }) {
  const [wanted, setWanted] = useState<'off' | 'codes'>();
  const queryClient = useQueryClient();
  const after = async () => {
    setWanted(undefined);
    await queryClient.invalidateQueries({ queryKey: api.security.get.key() });
  };
  const turnOff = useMutation(api.security.removeTotp.mutationOptions({ onSuccess: after }));
  const renew = useMutation(
    api.security.renewRecoveryCodes.mutationOptions({
      onSuccess: async ({ recovery_codes }) => {
        onCodes(recovery_codes);
        await after();
      },
    }),
  );
  const act = wanted === 'off' ? turnOff : renew;
  return (
    <div className="grid gap-4">
      <p className={left < 3 ? 'text-bad' : 'text-muted-foreground'}>
        <Trans>
          <Plural value={left} one="# recovery code" other="# recovery codes" /> left.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setWanted('codes')}>
          <Trans>New recovery codes</Trans>
        </Button>
        <Button variant="danger" onClick={() => setWanted('off')}>
          <Trans>Turn off</Trans>
        </Button>
      </div>
      {wanted && (
        <CodeEntry
          key={wanted}
          label={t`Code of the app, or a recovery code`}
          action={wanted === 'off' ? t`Turn off` : t`Make new codes`}
          isPending={act.isPending}
          problem={act.error ? problemOf(act.error) : undefined}
          onSubmit={(code) => act.mutate({ code })}
        />
      )}
    </div>
  );
}

interface CodeEntryProps {
  label: string;
  action: string;
  isPending: boolean;
  problem: Problem | undefined;
  onSubmit: (code: string) => void;
}

function CodeEntry({ label, action, isPending, problem, onSubmit }: CodeEntryProps) {
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(code);
  };
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-wrap items-end gap-2">
      <div className="min-w-48 flex-1">
        <Field label={label} error={problem?.message}>
          {(control) => (
            <Input
              {...control}
              autoComplete="one-time-code"
              required
              maxLength={32}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" variant="primary" disabled={isPending}>
        {action}
      </Button>
    </form>
  );
}
