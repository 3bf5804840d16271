import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { AccountFrame } from './account-frame.tsx';
import { NewPasswordField } from './new-password-field.tsx';

const withToken = getRouteApi('/reset/$token');
const signIn = (
  <Link to="/sign-in" className="text-ember-text underline underline-offset-4">
    <Trans>Sign in</Trans>
  </Link>
);

/** Asks for a link to a new password. Says the same for every address. */
export function AskForResetPage() {
  const [email, setEmail] = useState('');
  const ask = useMutation(api.security.requestReset.mutationOptions());
  const problem = ask.error ? problemOf(ask.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ email });
  };
  if (ask.isSuccess) {
    return (
      <AccountFrame
        title={t`Look into your mail`}
        description={t`If ${email} has an account here, a link to a new password is on its way. It works for an hour.`}
        footer={signIn}
      >
        <p className="text-muted-foreground">
          <Trans>Nothing comes? Whoever runs this server can give you a new password with its command line.</Trans>
        </p>
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t`A new password`} description={t`You get a link by mail.`} footer={signIn}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t`E-mail`} error={issueOf(problem, 'email')}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <FormProblem problem={problem} fields={['email']} />
        <Button type="submit" variant="primary" size="lg" disabled={ask.isPending}>
          <Trans>Send the link</Trans>
        </Button>
      </form>
    </AccountFrame>
  );
}

/** Sets a new password by a link. */
export function ResetPage() {
  const { token } = withToken.useParams();
  const [password, setPassword] = useState('');
  const reset = useMutation(api.security.confirmReset.mutationOptions());
  const problem = reset.error ? problemOf(reset.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate({ token, password });
  };
  if (reset.isSuccess) {
    return (
      <AccountFrame title={t`Your new password is set`} description={t`You are signed out everywhere else.`}>
        <Button asChild variant="primary" size="lg">
          <Link to="/sign-in">
            <Trans>Sign in</Trans>
          </Link>
        </Button>
      </AccountFrame>
    );
  }
  if (problem?.code === 'reset_not_valid') {
    return (
      <AccountFrame
        title={t`This link does not work any more`}
        description={t`It works once, and for an hour.`}
        footer={signIn}
      >
        <Button asChild variant="primary" size="lg">
          <Link to="/reset">
            <Trans>Get a new link</Trans>
          </Link>
        </Button>
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t`A new password`} description={t`It takes the place of the old one at once.`} footer={signIn}>
      <form onSubmit={submit} className="grid gap-4">
        <NewPasswordField
          label={t`Password`}
          value={password}
          onChange={setPassword}
          error={issueOf(problem, 'password')}
        />
        <FormProblem problem={problem} fields={['password']} />
        <Button type="submit" variant="primary" size="lg" disabled={reset.isPending}>
          <Trans>Set the password</Trans>
        </Button>
      </form>
    </AccountFrame>
  );
}
