import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActField } from '../../app/filter/act-field.tsx';
import { actWords } from '../../app/filter/act-words.ts';
import { Button } from '../../ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';

interface ActPickerProps {
  label: string;
  /** Undefined stands for any page view. */
  value: string | undefined;
  onChange: (act: string | undefined) => void;
}

/** Chooses something done: any page view, or one thing exactly. */
export function ActPicker({ label, value, onChange }: ActPickerProps) {
  const [open, setOpen] = useState(false);
  const done = (chosen: string | undefined) => {
    setOpen(false);
    onChange(chosen);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button className="max-w-64">
          <span className="text-muted-foreground">{label}</span>
          <span className="truncate">{value === undefined ? t`any page` : actWords(value)}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={label} align="end" className="grid w-96 max-w-[calc(100vw-1rem)] gap-3 p-3">
        <ActForm label={label} before={value} onDone={done} />
      </PopoverContent>
    </Popover>
  );
}

interface ActFormProps {
  label: string;
  before: string | undefined;
  onDone: (act: string | undefined) => void;
}

/** Begins anew each time it is opened: with what holds, not with what was typed before. */
function ActForm({ label, before, onDone }: ActFormProps) {
  const [act, setAct] = useState(before ?? '');
  return (
    <>
      <ActField label={label} value={act} onChange={setAct} />
      <div className="flex justify-between">
        <Button variant="ghost" onClick={() => onDone(undefined)}>
          <Trans>Any page</Trans>
        </Button>
        <Button variant="primary" disabled={act === ''} onClick={() => onDone(act)}>
          <Trans>Choose</Trans>
        </Button>
      </div>
    </>
  );
}
