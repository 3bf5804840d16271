import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { Loaded } from '../../../app/loaded.tsx';
import { useChange } from '../../../app/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { TotpCard } from './totp-card.tsx';

/** My own account: name, ways to sign in, and where I am signed in. */
export function SecurityPage() {
  const security = useQuery(api.security.get.queryOptions());
  const me = useQuery(api.accounts.me.queryOptions()).data;
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader title={t`Account and security`} description={me?.email} />
      {me && <NameCard key={me.name} name={me.name} />}
      <Loaded query={security}>
        {({ has_password, has_totp, recovery_codes, provider, passkeys, sessions }) => (
          <>
            <PasswordCard hasPassword={has_password} hasProvider={provider !== null} />
            <TotpCard isOn={has_totp} hasPassword={has_password} recoveryCodes={recovery_codes} />
            <PasskeysCard passkeys={passkeys} hasPassword={has_password} />
            <SessionsCard sessions={sessions} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function NameCard({ name }: { name: string }) {
  const [typed, setTyped] = useState(name);
  const rename = useChange(api.security.rename.mutationOptions(), {
    stale: [api.accounts.me.key()],
    done: t`Your name is changed.`,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ name: typed });
  };
  return (
    <SectionCard title={t`Name`} description={t`What others of your teams see.`}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <div className="min-w-52 flex-1">
          <Field label={t`Name`}>
            {(control) => (
              <Input
                {...control}
                autoComplete="name"
                required
                maxLength={100}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" disabled={typed === name || rename.isPending}>
          <Trans>Save</Trans>
        </Button>
      </form>
    </SectionCard>
  );
}
