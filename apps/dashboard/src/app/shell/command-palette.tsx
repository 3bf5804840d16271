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
      label="Go to"
      loop
      overlayClassName="fixed inset-0 z-50 bg-black/40"
      contentClassName="fixed top-[12dvh] left-1/2 z-50 w-[calc(100%-2rem)] max-w-lg -translate-x-1/2 animate-appear overflow-hidden rounded-lg border bg-popover"
    >
      <Command.Input
        placeholder="Go to a view, a site or an action…"
        className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-muted-foreground"
      />
      <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted-foreground">Nothing is called that.</Command.Empty>
        {siteId && (
          <Group heading="Views">
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
              Tracking script
            </Item>
          </Group>
        )}
        <Group heading="Sites">
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
            All sites
          </Item>
          <Item icon={Plus} onSelect={run(() => navigate({ to: '/sites/new' }))}>
            Add a site
          </Item>
        </Group>
        <Group heading="Team and account">
          <Item icon={UsersRound} onSelect={run(() => navigate({ to: '/teams' }))}>
            Team: members, keys, audit log
          </Item>
          <Item icon={UserRoundCog} onSelect={run(() => navigate({ to: '/account' }))}>
            Account and security
          </Item>
          {me?.owns_installation && (
            <>
              <Item icon={Activity} onSelect={run(() => navigate({ to: '/status' }))}>
                Server status
              </Item>
              <Item icon={ListChecks} onSelect={run(() => navigate({ to: '/jobs', search: {} }))}>
                Jobs
              </Item>
            </>
          )}
          {siteId && (
            <Item
              icon={ShieldCheck}
              onSelect={run(() => navigate({ to: '/sites/$siteId/privacy', params: { siteId } }))}
            >
              Privacy desk
            </Item>
          )}
        </Group>
        <Group heading="Actions">
          <Item icon={Sun} onSelect={run(() => setTheme('light'))}>
            Light theme
          </Item>
          <Item icon={Moon} onSelect={run(() => setTheme('dark'))}>
            Dark theme
          </Item>
          <Item icon={Monitor} onSelect={run(() => setTheme('system'))}>
            System theme
          </Item>
          <Item icon={Keyboard} onSelect={run(onHelp)}>
            Keyboard shortcuts
          </Item>
          <Item icon={LogOut} onSelect={run(() => signOut.mutate({}))}>
            Sign out
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
