import { type ComponentProps, useState } from 'react';
import { Input } from './input.tsx';

interface NumberInputProps extends Omit<ComponentProps<typeof Input>, 'type' | 'value' | 'min' | 'max' | 'onChange'> {
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}

/** A whole number within bounds. While it is typed the field may be empty or beyond them; what is told never is. */
export function NumberInput({ value, least, most, onChange, ...props }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  const type = (text: string) => {
    setTyped(text);
    if (text !== '') onChange(Math.min(most, Math.max(least, Math.round(Number(text)))));
  };
  return (
    <Input
      type="number"
      min={least}
      max={most}
      value={typed ?? value}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(undefined)}
      {...props}
    />
  );
}
