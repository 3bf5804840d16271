import { expect, test, vi } from 'vitest';
import { silentWire, type Wire } from './records/wire.ts';
import { compareSecrets } from './same-secret.ts';

/** Servers that come one after the other. @returns what each said */
function startBesideEachOther(secrets: string[]) {
  const gaps: (() => void)[] = [];
  const heard: { at: number; listener: (message: unknown) => void }[] = [];
  return secrets.map((secret, at) => {
    const wire: Wire = {
      ...silentWire,
      tell: (_, message) => heard.filter((one) => one.at !== at).forEach(({ listener }) => void listener(message)),
      onGap: (listener) => void gaps.push(listener),
      hear: (_, shape, listener) => void heard.push({ at, listener: (message) => listener(shape.parse(message)) }),
    };
    const error = vi.fn();
    compareSecrets(wire, secret, { error });
    for (const comes of gaps) comes();
    return error;
  });
}

test('of servers with different secrets each says so, once', () => {
  const said = startBesideEachOther(['one secret', 'one secret', 'another secret', 'one secret']);
  expect(said.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1, 1]);
  expect(said[0]).toHaveBeenCalledWith(expect.stringContaining('SECRET'));
});

test('those with the same say nothing', () => {
  const said = startBesideEachOther(['one secret', 'one secret']);
  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
});
