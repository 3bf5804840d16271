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

const THEME_LABELS: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const me = useQuery(api.accounts.me.queryOptions()).data;
  const theme = useTheme();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Account and theme">
          <CircleUser className="size-5" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
        <DropdownMenuLabel>{me?.email ?? 'Account'}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void navigate({ to: '/account' })}>
          <UserRoundCog />
          Account and security
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void navigate({ to: '/teams' })}>
          <UsersRound />
          Team
        </DropdownMenuItem>
        {me?.owns_installation && (
          <>
            <DropdownMenuItem onSelect={() => void navigate({ to: '/status' })}>
              <Activity />
              Server status
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void navigate({ to: '/jobs', search: {} })}>
              <ListChecks />
              Jobs
            </DropdownMenuItem>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme}>
          {THEMES.map((choice) => (
            <DropdownMenuRadioItem key={choice} value={choice} onSelect={() => setTheme(choice)}>
              {THEME_LABELS[choice]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onHelp}>
          <Keyboard />
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => signOut.mutate({})}>
          <LogOut />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
