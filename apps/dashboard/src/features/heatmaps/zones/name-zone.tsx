import type { ZoneShape } from '@desirepath/contract/zones';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '../../../app/api.ts';
import { issueOf, problemOf } from '../../../app/problem.ts';
import { useChange } from '../../../app/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import type { PageOfDevice } from '../queries.ts';

interface NameZoneProps {
  siteId: number;
  page: PageOfDevice;
  /** What is to be named. */
  shape: ZoneShape;
  onClose: () => void;
  onKept: () => void;
}

/** Gives a part of the page a name, so that it is followed. */
export function NameZone({ siteId, page, shape, onClose, onKept }: NameZoneProps) {
  const create = useChange(api.zones.create.mutationOptions(), {
    stale: [api.zones.list.key()],
    isSaidByForm: true,
    onDone: onKept,
  });
  const problem = create.error ? problemOf(create.error) : undefined;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Name this zone`}
      description={shape.type === 'element' ? shape.selector : t`A rectangle of the page`}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget).get('name');
          if (typeof name === 'string') {
            create.mutate({
              site: siteId,
              name,
              path: page.path,
              // A rectangle is one of the page as it is laid out on such a screen.
              screen: shape.type === 'rectangle' ? page.screen : undefined,
              shape,
            });
          }
        }}
      >
        <Field label={t`Name`} error={problem && (issueOf(problem, 'name') ?? problem.message)}>
          {(control) => <Input {...control} name="name" required maxLength={60} autoFocus />}
        </Field>
        <Button type="submit" variant="primary" disabled={create.isPending}>
          <Trans>Keep</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
