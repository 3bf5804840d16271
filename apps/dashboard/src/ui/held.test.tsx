import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Button } from './button.tsx';
import { held } from './held.ts';
import { Switch } from './switch.tsx';

it.each([<Button key="button" disabled />, <Switch key="switch" disabled />])(
  'what is disabled keeps the focus, which browsers take from what has the attribute: %#',
  (control) => {
    const drawn = renderToStaticMarkup(control);
    expect(drawn).toContain('aria-disabled="true"');
    expect(drawn).not.toMatch(/\sdisabled=/);
  },
);

it('a press of what is disabled sends no form and switches nothing', () => {
  let isRefused = false;
  const press = { preventDefault: () => (isRefused = true) };
  held(true).onClick?.(press);
  expect(isRefused).toBe(true);
  expect(held()).toEqual({});
});
