import { type Clause, type Condition, readConditions, writeCondition } from '@desirepath/contract/conditions';
import { SEGMENT } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Parentheses, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/class-names.ts';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { CONDITION_FORMS, PROPERTY_FORMS } from './condition-forms.ts';
import { ConditionPicker } from './condition-picker.tsx';
import { conditionWords, type NameOf } from './condition-words.ts';
import type { FormValues } from './fill-in.ts';
import { type Branch, EMPTY, type NodePath, type TreeNode } from './segment-tree.ts';

const JOINS = [
  { value: 'all', label: t`All of these` },
  { value: 'any', label: t`Any of these` },
] as const;

/** What stands between two of them. */
const JOINED_BY = {
  all: t({ message: 'and', context: 'between two conditions' }),
  any: t({ message: 'or', context: 'between two conditions' }),
};

interface SegmentBranchProps {
  branch: Branch;
  path: NodePath;
  nameOf: NameOf;
  change: (path: NodePath, change: (node: TreeNode) => TreeNode | undefined) => void;
}

/** Conditions that stand together, and others within them. */
export function SegmentBranch({ branch, path, nameOf, change }: SegmentBranchProps) {
  const isInner = path.length > 0;
  const update = (values: Partial<Branch>) => change(path, () => ({ ...branch, ...values }));
  const append = (nodes: readonly TreeNode[]) => update({ children: [...branch.children, ...nodes] });
  return (
    <div className={cn('grid gap-2', isInner && 'rounded-lg border border-dashed p-2.5')}>
      <div className="flex flex-wrap items-center gap-1.5">
        <NotToggle not={branch.not} onChange={(not) => update({ not })} />
        <SegmentedControl
          label={t`How many must hold`}
          value={branch.join}
          options={JOINS}
          onChange={(join) => update({ join })}
        />
        {isInner && <RemoveButton label={t`Remove the group`} onRemove={() => change(path, () => undefined)} />}
      </div>
      {branch.children.map((child, index) => {
        const place = [...path, index];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place
          <div key={index} className="grid gap-2">
            {index > 0 && <span className="ps-2 text-muted-foreground text-xs">{JOINED_BY[branch.join]}</span>}
            {child.kind === 'branch' ? (
              <SegmentBranch branch={child} path={place} nameOf={nameOf} change={change} />
            ) : (
              <ConditionRow condition={child} nameOf={nameOf} onChange={(next) => change(place, () => next)} />
            )}
          </div>
        );
      })}
      <div className="flex flex-wrap gap-1.5">
        <AddCondition onAdd={append} isFirst={branch.children.length === 0} />
        {path.length + 1 < SEGMENT.depth && (
          <Button variant="ghost" onClick={() => append([{ ...EMPTY, join: branch.join === 'all' ? 'any' : 'all' }])}>
            <Parentheses aria-hidden />
            <Trans>Group</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}

function AddCondition({ onAdd, isFirst }: { onAdd: (clauses: TreeNode[]) => void; isFirst: boolean }) {
  const [open, setOpen] = useState(false);
  const add = (text: string) => {
    setOpen(false);
    onAdd(readConditions(text).filter(isCondition));
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant={isFirst ? 'secondary' : 'ghost'}>
          <Plus aria-hidden />
          <Trans>Condition</Trans>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Add a condition`} align="start" className="w-96 max-w-[calc(100vw-1rem)] p-1.5">
        <ConditionPicker
          forms={CONDITION_FORMS}
          onProperty={(key, value) => add(writeCondition(key, false, { any: [value] }))}
          onCondition={add}
        />
      </PopoverContent>
    </Popover>
  );
}

const isCondition = (clause: Clause): clause is Condition => clause.kind !== 'group';

interface ConditionRowProps {
  condition: Condition;
  nameOf: NameOf;
  /** Undefined where it is to go. */
  onChange: (condition: Condition | undefined) => void;
}

function ConditionRow({ condition, nameOf, onChange }: ConditionRowProps) {
  const [open, setOpen] = useState(false);
  const form = [...CONDITION_FORMS, ...PROPERTY_FORMS].find(({ kind }) => kind === condition.kind);
  const words = conditionWords({ ...condition, not: false }, nameOf);
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <NotToggle not={condition.not} onChange={(not) => onChange({ ...condition, not })} />
      {form ? (
        <Popover open={open} onOpenChange={setOpen}>
          <PopoverTrigger asChild>
            <Button title={words} className="min-w-0 shrink">
              <span className="truncate">{words}</span>
            </Button>
          </PopoverTrigger>
          <PopoverContent
            aria-label={t`Change the condition`}
            align="start"
            className="w-96 max-w-[calc(100vw-1rem)] p-1.5"
          >
            <ConditionFields
              form={form}
              before={{ not: condition.not, values: valuesOf(condition) }}
              onDone={(text) => {
                setOpen(false);
                const [changed] = readConditions(text).filter(isCondition);
                if (changed) onChange(changed);
              }}
            />
          </PopoverContent>
        </Popover>
      ) : (
        <span className="min-w-0 truncate rounded-md border px-3 py-1.5 font-medium">{words}</span>
      )}
      <RemoveButton label={t`Remove: ${words}`} onRemove={() => onChange(undefined)} />
    </div>
  );
}

/** What a form would have been filled in with. */
function valuesOf({ kind: _kind, not: _not, ...values }: Condition): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

function NotToggle({ not, onChange }: { not: boolean; onChange: (not: boolean) => void }) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-pressed={not}
      onClick={() => onChange(!not)}
      className={cn('px-1.5', not && 'bg-bad-soft text-bad hover:bg-bad-soft hover:text-bad')}
    >
      <Trans>not</Trans>
    </Button>
  );
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button variant="ghost" size="icon" className="size-7 shrink-0" aria-label={label} onClick={onRemove}>
      <X aria-hidden />
    </Button>
  );
}
