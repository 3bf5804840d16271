import { type Issue, issue } from '@desirepath/contract/issues';
import { PASSWORD } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';

/** @throws AppError weak_password, with the reason */
export function refuseWeakPassword(password: string, email: string): void {
  const weakness = weaknessOf(password, email);
  if (weakness) throw appError('weak_password', { message: weakness.message, issues: [weakness] });
}

function weaknessOf(password: string, email: string): Issue | undefined {
  if (password.length < PASSWORD.min) return issue('password', 'password_too_short', { least: PASSWORD.min });
  const given = password.toLowerCase();
  const owned = [email, ...email.split('@')].map((part) => part.toLowerCase());
  if (owned.includes(given)) return issue('password', 'password_is_email');
  if (isGuessedFirst(given)) return issue('password', 'password_guessed');
}

/**
 * Whether a password of this shape leads the lists of leaked ones: digits alone, few characters repeated, a walk over
 * the keyboard, or a favourite word dressed up with digits. The lists themselves are megabytes, and of those that are
 * long enough for us nearly all have one of these shapes.
 */
function isGuessedFirst(given: string): boolean {
  if (new Set(given).size < 5) return true;
  const letters = onceIfRepeated(given.replaceAll(/[^a-z]/g, ''));
  if (/^[\x20-\x7e]*$/.test(given) && WALKS.some((walk) => walk.includes(letters))) return true;
  const bare = given.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return FAVOURITES.has(onceIfRepeated(withoutDisguise(bare))) || FAVOURITES.has(letters);
}

const onceIfRepeated = (text: string) => text.replace(/^(.+?)\1+$/, '$1');

const DISGUISES: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const withoutDisguise = (text: string) => text.replaceAll(/[013457@$!]/g, (sign) => DISGUISES[sign] ?? sign);

/** Alphabet, keyboard rows (English, French, German) and columns, there and back. A password without letters is a part of each. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

const FAVOURITES = new Set(
  `password passwort motdepasse contrasena passphrase mypassword nopassword newpassword changeme changeit letmein
  welcome welcomeback administrator admin root superuser superman batman spiderman iloveyou ilovegod loveyou lovely
  princess sunshine football baseball basketball monkey dragon master shadow michael jennifer christopher jordan
  liverpool chelsea arsenal barcelona realmadrid manchester pokemon starwars harrypotter playstation computer
  internet whatever trustno trustnoone secret topsecret test testing testtest guest login user hello helloworld
  freedom blink summer winter spring autumn january february october november december monday friday strawberry
  chocolate abracadabra desirepath analytics heatmap`.split(/\s+/),
);
