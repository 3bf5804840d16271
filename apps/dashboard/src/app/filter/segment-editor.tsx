import { type Clause, conditionsText, writeConditions } from '@desirepath/contract/conditions';
import type { SavedSegment } from '@desirepath/contract/segments';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { api } from '../api.ts';
import { AtLeast } from '../at-least.tsx';
import { firstIssueIn } from '../issues-in.ts';
import { useSite } from '../question.ts';
import { SegmentBranch } from './segment-branch.tsx';
import { SegmentSize } from './segment-size.tsx';
import { changeAt, clausesOfTree, treeOf } from './segment-tree.ts';
import { useNames } from './use-names.ts';
import { useSegmentChange } from './use-saved-segments.ts';

interface SegmentEditorProps {
  /** What it begins with. */
  clauses: readonly Clause[];
  /** The segment that is changed; none where conditions are only applied, or saved as a new one. */
  saved?: SavedSegment | undefined;
  onClose: () => void;
  /** The text of the conditions that are to hold from now on. */
  onApply: (where: string | undefined) => void;
}

/** Builds a segment out of conditions and groups of them, with its size beside it, and a name to save it by. */
export default function SegmentEditor({ clauses, saved, onClose, onApply }: SegmentEditorProps) {
  const site = useSite();
  const [tree, setTree] = useState(() => treeOf(clauses));
  const [name, setName] = useState(saved?.name ?? '');

  const where = writeConditions(clausesOfTree(tree));
  const nameOf = useNames(where);
  const problem = where === undefined ? undefined : firstIssueIn(conditionsText.safeParse(where).error);
  const apply = (text: string | undefined) => {
    onApply(text);
    onClose();
  };
  const applySaved = ({ id }: SavedSegment) => apply(`segment:${id}`);
  const create = useSegmentChange(api.segments.create.mutationOptions(), applySaved);
  const update = useSegmentChange(api.segments.update.mutationOptions(), applySaved);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const filter = where === undefined ? {} : { where };
    if (saved) update.mutate({ site: site.id, id: saved.id, name, filter });
    else create.mutate({ site: site.id, name, filter });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={saved ? t`Change “${saved.name}”` : t`Segment`}
      description={t`Which sessions the view is about. Everyone who may see this site can use what you save.`}
      className="max-w-2xl"
    >
      <SegmentBranch
        branch={tree}
        path={[]}
        nameOf={nameOf}
        change={(path, change) => setTree((now) => changeAt(now, path, change))}
      />
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : (
        <SegmentSize where={where} />
      )}
      <form onSubmit={save} className="flex flex-wrap items-end gap-2 border-t pt-4">
        <AtLeast needed="analyst">
          <div className="min-w-48 flex-1">
            <Field label={t`Name`}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={60}
                  placeholder={t`Loyal customers`}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Button
            type="submit"
            className="h-9"
            disabled={name.trim() === '' || Boolean(problem) || create.isPending || update.isPending}
          >
            <Trans>Save</Trans>
          </Button>
        </AtLeast>
        {!saved && (
          <Button variant="primary" className="h-9" disabled={Boolean(problem)} onClick={() => apply(where)}>
            <Trans>Apply</Trans>
          </Button>
        )}
      </form>
    </Dialog>
  );
}
