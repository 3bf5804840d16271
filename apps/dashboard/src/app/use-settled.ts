import { useEffect, useState } from 'react';

/** So that a word that is typed, or a step that is dragged across three others, is one question. */
const SETTLING_MS = 200;

/** A value once it has stood still for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
