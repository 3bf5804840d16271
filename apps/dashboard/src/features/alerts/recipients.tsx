import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { Select } from '../../ui/select.tsx';
import { Tick } from '../../ui/tick.tsx';
import type { Draft } from './draft.ts';

interface RecipientsProps {
  site: number;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

const HOUR = 60;
const COOLDOWNS = [
  { value: '0', label: t`Each time` },
  { value: String(HOUR), label: t`At most once an hour` },
  { value: String(6 * HOUR), label: t`At most every six hours` },
  { value: String(24 * HOUR), label: t`At most once a day` },
  { value: String(7 * 24 * HOUR), label: t`At most once a week` },
];

/** Who is told, and how often at most. */
export function Recipients({ site, draft, onChange }: RecipientsProps) {
  const people = useQuery(api.recordingNotes.people.queryOptions({ input: { site } })).data?.items ?? [];
  const { mail_to, webhooks, cooldown_minutes } = draft;
  const cooldown = String(cooldown_minutes);
  const isListed = COOLDOWNS.some(({ value }) => value === cooldown);
  return (
    <>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium">
          <Trans>Who is told</Trans>
        </legend>
        {people.map(({ id, name }) => (
          <Tick
            key={id}
            checked={mail_to.includes(id)}
            onChange={(isTold) =>
              onChange({ ...draft, mail_to: isTold ? [...mail_to, id] : mail_to.filter((one) => one !== id) })
            }
          >
            <Trans>{name}, by mail</Trans>
          </Tick>
        ))}
        <Tick checked={webhooks} onChange={(isTold) => onChange({ ...draft, webhooks: isTold })}>
          <Trans>The webhooks of this site that wait for alerts</Trans>
        </Tick>
        <p className="text-2sm text-muted-foreground">
          <Trans>
            Slack and Teams are{' '}
            <Link to="/sites/$siteId/webhooks" params={{ siteId: site }} className="underline">
              webhooks
            </Link>
            , too.
          </Trans>
        </p>
      </fieldset>
      <Select
        label={t`How often at most`}
        className="justify-self-start"
        value={cooldown}
        options={
          isListed
            ? COOLDOWNS
            : [
                ...COOLDOWNS,
                {
                  value: cooldown,
                  label: plural(cooldown_minutes, { one: 'Every # minute', other: 'Every # minutes' }),
                },
              ]
        }
        onChange={(minutes) => onChange({ ...draft, cooldown_minutes: Number(minutes) })}
      />
    </>
  );
}
