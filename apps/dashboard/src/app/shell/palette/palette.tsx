import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import {
  Activity,
  Code,
  Download,
  Globe,
  Keyboard,
  LayoutGrid,
  ListChecks,
  LogOut,
  Monitor,
  Moon,
  Plus,
  ShieldCheck,
  Signpost,
  Sun,
  UserRoundCog,
  UsersRound,
  Webhook,
} from 'lucide-react';
import { useState } from 'react';
import { CommandGroup } from '../../../ui/command-list.tsx';
import { api } from '../../api.ts';
import { useMay, useMayAddSite } from '../../at-least.tsx';
import { fit } from '../../fit.ts';
import { NO_SEGMENT } from '../../search.ts';
import { sitesQuery } from '../../sites.ts';
import { setTheme } from '../../theme.ts';
import { useSettled } from '../../use-settled.ts';
import { useSignOut } from '../../use-sign-out.ts';
import { SLICES } from '../slices.ts';
import { Found } from './found.tsx';
import { Item } from './item.tsx';
import { Kept } from './kept.tsx';

interface CommandPaletteProps {
  siteId: number | undefined;
  onClose: () => void;
  onHelp: () => void;
  /** Where there is one. */
  onTour: (() => void) | undefined;
}

/** Goes anywhere by typing: to views, and to whatever has a name. Loaded when it is first opened. */
export default function CommandPalette({ siteId, onClose, onHelp, onTour }: CommandPaletteProps) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const sites = useQuery(sitesQuery).data?.items ?? [];
  const me = useQuery(api.accounts.me.queryOptions()).data;
  const mayAdminister = useMay('admin');
  const mayAddSite = useMayAddSite();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const site = sites.find(({ id }) => id === siteId);
  const run = (action: () => unknown) => () => {
    onClose();
    void action();
  };

  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label={t`Go to`}
      filter={(value, typed, keywords) => fit(keywords?.length ? keywords.join(' ') : value, typed)}
      loop
      overlayClassName="fixed inset-0 z-50 bg-black/40"
      contentClassName="fixed top-[12dvh] left-1/2 z-50 w-[calc(100%-2rem)] max-w-lg -translate-x-1/2 animate-appear overflow-hidden rounded-lg border bg-popover"
    >
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={t`A view, a page, a visitor, a funnel, a setting…`}
        className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-muted-foreground"
      />
      <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted-foreground">
          <Trans>Nothing is called that.</Trans>
        </Command.Empty>
        {siteId && (
          <CommandGroup heading={t`Views`}>
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
            {mayAdminister && (
              <>
                <Item
                  icon={ShieldCheck}
                  onSelect={run(() => navigate({ to: '/sites/$siteId/privacy', params: { siteId } }))}
                >
                  <Trans>Privacy desk</Trans>
                </Item>
                <Item
                  icon={Webhook}
                  onSelect={run(() => navigate({ to: '/sites/$siteId/webhooks', params: { siteId } }))}
                >
                  <Trans>Webhooks</Trans>
                </Item>
                <Item
                  icon={Download}
                  onSelect={run(() => navigate({ to: '/sites/$siteId/settings/import', params: { siteId } }))}
                >
                  <Trans>Import</Trans>
                </Item>
              </>
            )}
          </CommandGroup>
        )}
        {site && search !== '' && (
          <>
            <Kept siteId={site.id} run={run} />
            <Found siteId={site.id} timeZone={site.settings.time_zone} search={search} run={run} />
          </>
        )}
        <CommandGroup heading={t`Sites`}>
          {sites.map((site) => (
            <Item
              key={site.id}
              icon={Globe}
              value={`site ${site.id}`}
              keywords={[site.name, site.domain]}
              note={site.name === site.domain ? undefined : site.domain}
              onSelect={run(() =>
                navigate({ to: '/sites/$siteId/overview', params: { siteId: site.id }, search: NO_SEGMENT }),
              )}
            >
              {site.name}
            </Item>
          ))}
          <Item icon={LayoutGrid} onSelect={run(() => navigate({ to: '/sites' }))}>
            <Trans>All sites</Trans>
          </Item>
          {mayAddSite && (
            <Item icon={Plus} onSelect={run(() => navigate({ to: '/sites/new' }))}>
              <Trans>Add a site</Trans>
            </Item>
          )}
        </CommandGroup>
        <CommandGroup heading={t`Team and account`}>
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
        </CommandGroup>
        <CommandGroup heading={t`Actions`}>
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
          {onTour && (
            <Item icon={Signpost} onSelect={run(onTour)}>
              <Trans>Tour of the demo</Trans>
            </Item>
          )}
          <Item icon={LogOut} onSelect={run(() => signOut.mutate({}))}>
            <Trans>Sign out</Trans>
          </Item>
        </CommandGroup>
      </Command.List>
    </Command.Dialog>
  );
}
