import { t } from '@lingui/core/macro';
import { Search } from 'lucide-react';
import { Input } from './input.tsx';

interface SearchInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows the list below it while one types. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  return (
    <div className="relative min-w-0 flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-2 start-2.5 size-4 text-muted-foreground" />
      <Input
        type="search"
        aria-label={label}
        placeholder={t`Search`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 ps-8"
      />
    </div>
  );
}
