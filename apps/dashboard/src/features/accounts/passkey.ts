import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { client } from '../../app/api.ts';

// Both sides of these calls are one library's: what its server half makes and takes, the contract passes on as it is.
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type Credential = Parameters<typeof client.security.passkeySignIn>[0]['credential'];

/** @throws NotAllowedError where the person has chosen none */
export async function signInWithPasskey(): Promise<void> {
  const options = await client.security.passkeySignInOptions();
  const answer = await startAuthentication({ optionsJSON: options as unknown as RequestOptions });
  await client.security.passkeySignIn({ credential: answer as unknown as Credential });
}

/** @throws NotAllowedError where the person has changed their mind */
export async function addPasskey({ name, password }: { name: string; password?: string }): Promise<void> {
  const options = await client.security.passkeyOptions(password === undefined ? {} : { password });
  const answer = await startRegistration({ optionsJSON: options as unknown as CreationOptions });
  await client.security.addPasskey({ name, credential: answer as unknown as Credential });
}
