import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/at-least.tsx';
import { later } from '../../app/later.tsx';
import { Select } from '../../ui/select.tsx';

const GoalsDialog = later(() => import('./goals-dialog.tsx'));

interface GoalPickerProps {
  siteId: number;
  value: string | undefined;
  onChange: (goal: string | undefined) => void;
}

/** Which goal is looked at beside all else; also the way to where goals are made. */
export function GoalPicker({ siteId, value, onChange }: GoalPickerProps) {
  const [isManaging, setManaging] = useState(false);
  const mayManage = useMay('analyst');
  const goals = useQuery(api.goals.list.queryOptions({ input: { site: siteId } }));
  // A bookmark may ask for one that was deleted since.
  const gone = goals.isSuccess && !goals.data.items.some(({ id }) => id === value) ? value : undefined;
  const options = [
    { value: 'none', label: t`No goal` },
    ...(goals.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
    ...(gone === undefined ? [] : [{ value: gone, label: t`A goal that is gone` }]),
    ...(mayManage ? [{ value: 'manage', label: t`Goals…` }] : []),
  ];
  return (
    <>
      <Select
        label={t`Goal`}
        value={value ?? 'none'}
        options={options}
        onChange={(chosen) => {
          if (chosen === 'manage') setManaging(true);
          else onChange(chosen === 'none' ? undefined : chosen);
        }}
      />
      {isManaging && (
        <GoalsDialog
          siteId={siteId}
          onClose={() => setManaging(false)}
          onRemoved={(id) => id === value && onChange(undefined)}
        />
      )}
    </>
  );
}
