import { patch } from '../../signals/patch.ts';
import { FONT } from '../rrweb-numbers.ts';
import type { WatchContext } from './context.ts';
import { cleanStyle } from './sheets.ts';

/** Fonts that scripts add: no style sheet knows them, and a font does not say afterwards where it is from. */
export const watchFonts = (window: Window & typeof globalThis, context: WatchContext): void => {
  if (context.level.isStructureOnly) return;
  const tell = context.guard((family: string, source: string | BufferSource, descriptors?: FontFaceDescriptors) => {
    // One from bytes would be sent once more by every visitor.
    if (typeof source !== 'string') return;
    const fontSource = cleanStyle(source, context);
    context.tell({ source: FONT, family, fontSource, buffer: false, ...(descriptors && { descriptors }) });
  });
  // A proxy, so that it is still the browser's class to whoever asks or inherits.
  patch(
    context,
    window,
    'FontFace',
    (original, isOn) =>
      new Proxy(original, {
        construct(target, given: ConstructorParameters<typeof FontFace>, newTarget) {
          const font = Reflect.construct(target, given, newTarget);
          if (isOn()) tell(...given);
          return font;
        },
      }),
  );
};
