import type { Migration } from 'kysely/migration';
import { accountsAndSites } from './0001-accounts-and-sites.ts';
import { recordingMarks } from './0002-recording-marks.ts';
import { jobs } from './0004-jobs.ts';
import { recordingVoices } from './0005-recording-voices.ts';
import { shares } from './0006-shares.ts';
import { pathGroups } from './0007-path-groups.ts';
import { heatmaps } from './0008-heatmaps.ts';
import { shownHosts } from './0008-shown-hosts.ts';
import { segments } from './0009-segments.ts';
import { annotations } from './0010-annotations.ts';
import { goals } from './0011-goals.ts';
import { funnels } from './0012-funnels.ts';
import { forms } from './0015-forms.ts';
import { boards } from './0032-boards.ts';
import { goalsOfSettings } from './0032-goals.ts';
import { surveys } from './0033-surveys.ts';
import { feedback } from './0034-feedback.ts';
import { jobLeases } from './0035-job-leases.ts';
import { teams } from './0036-teams.ts';
import { webhooks } from './0036-webhooks.ts';
import { finishedSessions } from './0037-finished-sessions.ts';
import { keys } from './0037-keys.ts';
import { alerts } from './0038-alerts.ts';
import { auditLog } from './0038-audit-log.ts';
import { signIn } from './0039-sign-in.ts';
import { digests } from './0041-digests.ts';
import { deletions } from './0042-deletions.ts';
import { imports } from './0042-imports.ts';
import { diskSamples } from './0045-disk-samples.ts';
import { manyServers } from './0046-many-servers.ts';
import { domainsOfTeams } from './0051-domains-of-teams.ts';
import { factsOfFirings } from './0064-facts-of-firings.ts';
import { currencyOfGoals } from './0065-currency-of-goals.ts';
import { whenListening } from './0066-when-listening.ts';

/** In order of their names. What has been released is never changed; what it got wrong, the next one puts right. */
export const migrations: Record<string, Migration> = {
  '0001-accounts-and-sites': accountsAndSites,
  '0002-recording-marks': recordingMarks,
  '0004-jobs': jobs,
  '0005-recording-voices': recordingVoices,
  '0006-shares': shares,
  '0007-path-groups': pathGroups,
  '0008-heatmaps': heatmaps,
  '0008-shown-hosts': shownHosts,
  '0009-segments': segments,
  '0010-annotations': annotations,
  '0011-goals': goals,
  '0012-funnels': funnels,
  '0015-forms': forms,
  '0032-boards': boards,
  '0032-goals': goalsOfSettings,
  '0033-surveys': surveys,
  '0034-feedback': feedback,
  '0035-job-leases': jobLeases,
  '0036-teams': teams,
  '0036-webhooks': webhooks,
  '0037-finished-sessions': finishedSessions,
  '0037-keys': keys,
  '0038-alerts': alerts,
  '0038-audit-log': auditLog,
  '0039-sign-in': signIn,
  '0041-digests': digests,
  '0042-deletions': deletions,
  '0042-imports': imports,
  '0045-disk-samples': diskSamples,
  '0046-many-servers': manyServers,
  '0051-domains-of-teams': domainsOfTeams,
  '0064-facts-of-firings': factsOfFirings,
  '0065-currency-of-goals': currencyOfGoals,
  '0066-when-listening': whenListening,
};
