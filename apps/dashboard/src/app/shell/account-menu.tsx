import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Activity, CircleUser, Keyboard, ListChecks, LogOut, Signpost, UserRoundCog, UsersRound } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { api } from '../api.ts';
import { setTheme, THEMES, type Theme, useTheme } from '../theme.ts';
import { useSignOut } from '../use-sign-out.ts';
import { LanguageChoice } from './language-choice.tsx';

const THEME_LABELS: Record<Theme, string> = { system: t`System`, light: t`Light`, dark: t`Dark` };

export function AccountMenu({ onHelp, onTour }: { onHelp: () => void; onTour: (() => void) | undefined }) {
  const me = useQuery(api.accounts.me.queryOptions()).data;
  const theme = useTheme();
  const signOut = useSignOut();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t`Account, theme and language`}>
          <CircleUser className="size-5" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
        <DropdownMenuLabel>{me?.email ?? t`Account`}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link to="/account" search={{}}>
            <UserRoundCog />
            <Trans>Account and security</Trans>
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link to="/teams" search={{}}>
            <UsersRound />
            <Trans>Team</Trans>
          </Link>
        </DropdownMenuItem>
        {me?.owns_installation && (
          <>
            <DropdownMenuItem asChild>
              <Link to="/status" search={{}}>
                <Activity />
                <Trans>Server status</Trans>
              </Link>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <Link to="/jobs" search={{}}>
                <ListChecks />
                <Trans>Jobs</Trans>
              </Link>
            </DropdownMenuItem>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>
          <Trans>Theme</Trans>
        </DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme}>
          {THEMES.map((choice) => (
            <DropdownMenuRadioItem key={choice} value={choice} onSelect={() => setTheme(choice)}>
              {THEME_LABELS[choice]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <LanguageChoice />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onHelp}>
          <Keyboard />
          <Trans>Keyboard shortcuts</Trans>
        </DropdownMenuItem>
        {onTour && (
          <DropdownMenuItem onSelect={onTour}>
            <Signpost />
            <Trans>Tour of the demo</Trans>
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => signOut.mutate({})}>
          <LogOut />
          <Trans>Sign out</Trans>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
