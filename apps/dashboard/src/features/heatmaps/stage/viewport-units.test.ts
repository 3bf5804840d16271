import { NodeType, type serializedNodeWithId } from '@rrweb/types';
import { expect, test } from 'vitest';
import { fixViewportUnits, inPixels } from './viewport-units.ts';

const viewport = { width: 1200, height: 800 };

test.each([
  ['min-height:100vh', 'min-height:800px'],
  ['height: calc(100dvh - 64px)', 'height: calc(800px - 64px)'],
  ['top: -12.5vh', 'top: -100px'],
  ['padding: .5svh 1lvh', 'padding: 4px 8px'],
  ['width:50vmin;height:10VMAX', 'width:400px;height:120px'],
  ['width: 100vw', 'width: 100vw'],
  ['.h-100vh { color: red }', '.h-100vh { color: red }'],
  ['grid-template-rows: 1fr 30vh', 'grid-template-rows: 1fr 240px'],
])('%s becomes %s', (css, fixed) => {
  expect(inPixels(css, viewport)).toBe(fixed);
});

test('sheets, style attributes and the text of style elements are fixed; other text is left alone', () => {
  const text = (id: number, textContent: string) => ({ type: NodeType.Text as const, id, textContent });
  const element = (id: number, tagName: string, attributes: object, childNodes: serializedNodeWithId[]) =>
    ({ type: NodeType.Element, id, tagName, attributes, childNodes }) as serializedNodeWithId;
  const page = element(1, 'html', {}, [
    element(2, 'link', { _cssText: 'a{height:1vh}' }, []),
    element(3, 'style', {}, [text(4, 'b{height:1vh}')]),
    element(5, 'p', { style: 'height:1vh', title: '1vh' }, [text(6, 'is 1vh tall')]),
  ]);
  expect(fixViewportUnits(page, viewport)).toEqual(
    element(1, 'html', {}, [
      element(2, 'link', { _cssText: 'a{height:8px}' }, []),
      element(3, 'style', {}, [text(4, 'b{height:8px}')]),
      element(5, 'p', { style: 'height:8px', title: '1vh' }, [text(6, 'is 1vh tall')]),
    ]),
  );
});
