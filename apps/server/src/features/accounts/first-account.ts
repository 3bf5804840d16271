import { appError } from '../../errors/app-error.ts';
import { isSameSecret } from '../../http/secret-token.ts';
import { isAtThisMachine, type Sender } from '../../http/this-machine.ts';

/** Who may make the first account, which owns the installation: whoever reads the log, or sits at the machine. */
export interface FirstAccount {
  needsToken(from: Sender): boolean;
  /** @throws AppError setup_token_wrong */
  permit(from: Sender, token: string | undefined): void;
}

export function guardFirstAccount(token: string): FirstAccount {
  const needsToken = (from: Sender) => !isAtThisMachine(from);
  return {
    needsToken,
    permit(from, given) {
      if (needsToken(from) && !isSameSecret(given ?? '', token)) throw appError('setup_token_wrong');
    },
  };
}
