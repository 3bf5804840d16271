import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Activity, CircleUser, Keyboard, ListChecks, LogOut, UserRoundCog, UsersRound } from 'lucide-react';
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

export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const me = useQuery(api.accounts.me.queryOptions()).data;
  const theme = useTheme();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t`Account, theme and language`}>
          <CircleUser className="size-5" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
        <DropdownMenuLabel>{me?.email ?? t`Account`}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void navigate({ to: '/account' })}>
          <UserRoundCog />
          <Trans>Account and security</Trans>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void navigate({ to: '/teams' })}>
          <UsersRound />
          <Trans>Team</Trans>
        </DropdownMenuItem>
        {me?.owns_installation && (
          <>
            <DropdownMenuItem onSelect={() => void navigate({ to: '/status' })}>
              <Activity />
              <Trans>Server status</Trans>
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void navigate({ to: '/jobs', search: {} })}>
              <ListChecks />
              <Trans>Jobs</Trans>
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
        <DropdownMenuItem onSelect={() => signOut.mutate({})}>
          <LogOut />
          <Trans>Sign out</Trans>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
