import { expect, it } from 'vitest';
import { layOut, outline } from './layout.ts';

const node = (step: number, name: string, sessions: number) => ({ step, name, sessions, converted: 0 });
const edge = (step: number, from: string, to: string, sessions: number) => ({ step, from, to, sessions, converted: 0 });

const drawing = layOut(
  [node(1, '/', 90), node(1, 'other', 100), node(2, '/a', 60), node(2, '/b', 20)],
  [edge(1, '/', '/a', 50), edge(1, '/', '/b', 20), edge(1, '/', 'exit', 20), edge(1, 'other', '/a', 10)],
);

it('stops stand in the column of their step, those of most sessions on top, the others below', () => {
  expect(drawing.boxes.map(({ node: { name } }) => name)).toEqual(['/', 'other', '/a', '/b']);
  const [first, other, second] = drawing.boxes;
  expect(first?.x).toBe(0);
  expect(second?.x).toBe(drawing.width / 2);
  expect(other?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
});

it('ribbons are as thick as their sessions, lie in their boxes, and none leads out of the site', () => {
  expect(drawing.ribbons.map(({ edge: { to } }) => to)).toEqual(['/a', '/b', '/a']);
  const [a, b, c] = drawing.ribbons;
  expect(a?.thickness).toBeCloseTo((b?.thickness ?? 0) * 2.5);
  expect(b?.y0).toBeCloseTo((a?.y0 ?? 0) + (a?.thickness ?? 0));
  expect(c?.y1).toBeCloseTo((a?.y1 ?? 0) + (a?.thickness ?? 0));
  for (const ribbon of drawing.ribbons) {
    const box = drawing.boxes.find(({ node: { step, name } }) => step === 1 && name === ribbon.edge.from);
    expect(ribbon.y0 + ribbon.thickness).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0) + 1e-9);
  }
});

it('nothing is drawn of nothing', () => {
  expect(layOut([], [])).toMatchObject({ boxes: [], ribbons: [] });
  expect(outline({ edge: edge(1, '/', '/a', 1), x0: 0, y0: 0, x1: 10, y1: 5, thickness: 2 })).toBe(
    'M0,0C5,0 5,5 10,5L10,7C5,7 5,2 0,2Z',
  );
});
