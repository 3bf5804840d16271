import { FEEDBACK } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CornerUpLeft, StickyNote } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { useChange } from '../../app/use-change.ts';
import { useDraft } from '../../app/use-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatAgo } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { type FeedbackDetail, messageQuery } from './queries.ts';
import { mailtoOf } from './words.ts';

type Kind = 'note' | 'reply';

/** What the team has said of a message, and answered; and a place to do either. */
export function Notes({ message }: { message: FeedbackDetail }) {
  const now = new Date();
  return (
    <Card>
      <CardHeader title={t`Notes and replies`} />
      <ul className="grid gap-3 px-4 py-2">
        {message.notes.map(({ id, kind, text, author, created_at }) => (
          <li key={id} className="flex gap-2.5">
            {kind === 'reply' ? (
              <CornerUpLeft aria-label={t`Reply`} className="mt-0.5 size-4 shrink-0 text-ember-text" />
            ) : (
              <StickyNote aria-label={t`Note`} className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            )}
            <div className="min-w-0">
              <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
              <p className="text-2sm text-muted-foreground">
                {byWhom(kind, author?.name ?? t`somebody who is gone`)} · {formatAgo(created_at, now)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <AtLeast needed="analyst">
        <Compose message={message} />
      </AtLeast>
    </Card>
  );
}

const byWhom = (kind: 'note' | 'reply', who: string) => (kind === 'reply' ? t`Sent by ${who}` : t`Noted by ${who}`);

const KINDS = [
  { value: 'reply', label: t`Reply by mail` },
  { value: 'note', label: t`Note for the team` },
] as const;

function Compose({ message }: { message: FeedbackDetail }) {
  const { site, id, email, path, text: said } = message;
  const [kind, setKind] = useState<Kind>(email ? 'reply' : 'note');
  const [text, setText] = useDraft(id);
  const written = { stale: [messageQuery(site, id).queryKey], onDone: () => setText('') };
  const note = useChange(api.feedback.note.mutationOptions(), written);
  const reply = useChange(api.feedback.reply.mutationOptions(), written);
  const isBusy = note.isPending || reply.isPending;
  const isReply = kind === 'reply' && email !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) (isReply ? reply : note).mutate({ site, id, text });
  };
  return (
    <form onSubmit={submit} className="grid gap-2 border-t p-4">
      {email && <SegmentedControl label={t`What it is`} value={kind} options={KINDS} onChange={setKind} />}
      <Textarea
        rows={3}
        aria-label={isReply ? t`Reply to ${email}` : t`Note for the team`}
        placeholder={isReply ? t`To ${email} …` : t`For the team …`}
        maxLength={FEEDBACK.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isReply && (
          <Button asChild variant="link" size="text" className="me-auto">
            <a href={mailtoOf(email, path, said)}>
              <Trans>Write from your own mailbox</Trans>
            </a>
          </Button>
        )}
        {!email && (
          <span className="me-auto text-2sm text-muted-foreground">
            <Trans>They left no address to answer to.</Trans>
          </span>
        )}
        <Button type="submit" variant="primary" disabled={isBusy || !text.trim()}>
          {isReply ? t`Send` : t`Add`}
        </Button>
      </div>
    </form>
  );
}
