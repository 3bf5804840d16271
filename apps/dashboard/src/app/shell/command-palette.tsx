import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import {
  Activity,
  Code,
  Globe,
  Keyboard,
  LayoutGrid,
  ListChecks,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  ShieldCheck,
  Sun,
  UserRoundCog,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { NO_SEGMENT } from '../search.ts';
import { sitesQuery } from '../sites.ts';
import { setTheme } from '../theme.ts';
import { useSignOut } from '../use-sign-out.ts';
import { SLICES } from './slices.ts';

interface CommandPaletteProps {
  siteId: number | undefined;
  onClose: () => void;
  onHelp: () => void;
}

/** Goes anywhere by typing. Loaded when it is first opened. */
export default function CommandPalette({ siteId, onClose, onHelp }: CommandPaletteProps) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const sites = useQuery(sitesQuery).data?.items ?? [];
  const me = useQuery(api.accounts.me.queryOptions()).data;
  const run = (action: () => unknown) => () => {
    onClose();
    void action();
  };

  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label={t`Go to`}
      loop
      overlayClassName="fixed inset-0 z-50 bg-black/40"
      contentClassName="fixed top-[12dvh] left-1/2 z-50 w-[calc(100%-2rem)] max-w-lg -translate-x-1/2 animate-appear overflow-hidden rounded-lg border bg-popover"
    >
      <Command.Input
        placeholder={t`Go to a view, a site or an action…`}
        className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-muted-foreground"
      />
      <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted-foreground">
          <Trans>Nothing is called that.</Trans>
        </Command.Empty>
        {siteId && (
          <Group heading={t`Views`}>
            {SLICES.map((slice) => (
              <Item
                key={slice.to}
                icon={slice.icon}
                onSelect={run(() => navigate({ to: slice.to, params: { siteId } }))}
              >
                {slice.label}
              </Item>
            ))}
            <Item icon={Code} onSelect={run(() => navigate({ to: '/sites/$siteId/install', params: { siteId } }))}>
              <Trans>Tracking script</Trans>
            </Item>
          </Group>
        )}
        <Group heading={t`Sites`}>
          {sites.map((site) => (
            <Item
              key={site.id}
              icon={Globe}
              value={`${site.name} ${site.domain} ${site.id}`}
              onSelect={run(() =>
                navigate({ to: '/sites/$siteId/overview', params: { siteId: site.id }, search: NO_SEGMENT }),
              )}
            >
              {site.name}
              <span className="truncate text-muted-foreground">{site.name !== site.domain && site.domain}</span>
            </Item>
          ))}
          <Item icon={LayoutGrid} onSelect={run(() => navigate({ to: '/sites' }))}>
            <Trans>All sites</Trans>
          </Item>
          <Item icon={Plus} onSelect={run(() => navigate({ to: '/sites/new' }))}>
            <Trans>Add a site</Trans>
          </Item>
        </Group>
        <Group heading={t`Team and account`}>
          <Item icon={UsersRound} onSelect={run(() => navigate({ to: '/teams' }))}>
            <Trans>Team: members, keys, audit log</Trans>
          </Item>
          <Item icon={UserRoundCog} onSelect={run(() => navigate({ to: '/account' }))}>
            <Trans>Account and security</Trans>
          </Item>
          {me?.owns_installation && (
            <>
              <Item icon={Activity} onSelect={run(() => navigate({ to: '/status' }))}>
                <Trans>Server status</Trans>
              </Item>
              <Item icon={ListChecks} onSelect={run(() => navigate({ to: '/jobs', search: {} }))}>
                <Trans>Jobs</Trans>
              </Item>
            </>
          )}
          {siteId && (
            <Item
              icon={ShieldCheck}
              onSelect={run(() => navigate({ to: '/sites/$siteId/privacy', params: { siteId } }))}
            >
              <Trans>Privacy desk</Trans>
            </Item>
          )}
        </Group>
        <Group heading={t`Actions`}>
          <Item icon={Sun} onSelect={run(() => setTheme('light'))}>
            <Trans>Light theme</Trans>
          </Item>
          <Item icon={Moon} onSelect={run(() => setTheme('dark'))}>
            <Trans>Dark theme</Trans>
          </Item>
          <Item icon={Monitor} onSelect={run(() => setTheme('system'))}>
            <Trans>System theme</Trans>
          </Item>
          <Item icon={Keyboard} onSelect={run(onHelp)}>
            <Trans>Keyboard shortcuts</Trans>
          </Item>
          <Item icon={LogOut} onSelect={run(() => signOut.mutate({}))}>
            <Trans>Sign out</Trans>
          </Item>
        </Group>
      </Command.List>
    </Command.Dialog>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  icon: LucideIcon;
  onSelect: () => void;
  /** What is searched, where the text alone does not tell items apart. */
  value?: string;
  children: ReactNode;
}

function Item({ icon: Icon, onSelect, value, children }: ItemProps) {
  return (
    <Command.Item
      {...(value ? { value } : {})}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      {children}
    </Command.Item>
  );
}
