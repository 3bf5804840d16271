import { useNavigate } from '@tanstack/react-router';
import { CONDITION_FORMS, isMark, MARK_FORMS } from './condition-forms.ts';
import { ConditionPicker } from './condition-picker.tsx';
import { useFilter } from './use-filter.ts';

/** Adds a condition to those of the address. Loaded when it is first opened. */
export default function FilterMenu({ onDone }: { onDone: () => void }) {
  const { marks, add } = useFilter();
  const navigate = useNavigate();
  return (
    <ConditionPicker
      forms={marks ? [...MARK_FORMS, ...CONDITION_FORMS] : CONDITION_FORMS}
      onProperty={(key, value) => {
        onDone();
        void navigate({ to: '.', search: (before) => ({ ...before, [key]: value }) });
      }}
      onCondition={(text, form) => {
        add(text, form && isMark(form) ? 'marks' : 'where');
        onDone();
      }}
    />
  );
}
