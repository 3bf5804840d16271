import { useLayoutEffect, useState } from 'react';
import type { Measured, ShownPage } from './shown-page.ts';

/**
 * Where elements are on the page as it is laid out now. `layout` is another number whenever that has changed, which a page does not
 * tell of a window of another `height`: only what is fixed, such as a dialog, stands elsewhere then.
 */
export function useMeasured(
  page: ShownPage | undefined,
  layout: number,
  height: number,
  selectors: readonly string[],
): Measured | undefined {
  const [measured, setMeasured] = useState<Measured>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another layout is to be measured anew
  useLayoutEffect(() => setMeasured(page?.measure(selectors)), [page, layout, height, selectors]);
  return page && measured;
}
