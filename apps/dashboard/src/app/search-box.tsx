import type { FormEvent } from 'react';
import { Input } from '../ui/input.tsx';
import { useTyped } from './use-typed.ts';

interface SearchBoxProps {
  /** What is searched, for those who cannot see what it stands by. */
  label: string;
  placeholder: string;
  /** What is looked for, as the address says it. */
  value: string | undefined;
  onSearch: (sought: string | undefined) => void;
  className?: string;
}

/** Looks for words that the address keeps: by Enter, for the server is asked; and for all again as soon as it is emptied. */
export function SearchBox({ label, placeholder, value = '', onSearch, className }: SearchBoxProps) {
  const [typed, setTyped] = useTyped(value);
  const type = (text: string) => {
    setTyped(text);
    if (text === '' && value !== '') onSearch(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim() || undefined);
  };
  return (
    <form onSubmit={submit}>
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        className={className}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </form>
  );
}
