import { patch } from '../../signals/patch.ts';
import { FONT } from '../rrweb-numbers.ts';
import type { WatchContext } from './context.ts';
import { cleanStyle } from './sheets.ts';

/** A font that a script has loaded itself is told by its bytes, if they are no more than these: a larger one is left out. */
const MOST_BYTES = 50_000;

/** Fonts that scripts add: no style sheet knows them, and a font does not say afterwards where it is from. */
export const watchFonts = (window: Window & typeof globalThis, context: WatchContext): void => {
  if (context.level.isStructureOnly) return;
  const tell = context.guard((family: string, source: string | BufferSource, descriptors?: FontFaceDescriptors) => {
    const buffer = typeof source !== 'string';
    if (buffer && source.byteLength > MOST_BYTES) return;
    const bytes = buffer && [...new Uint8Array(ArrayBuffer.isView(source) ? source.buffer : source)];
    const fontSource = buffer ? JSON.stringify(bytes) : cleanStyle(source, context);
    context.tell({ source: FONT, family, fontSource, buffer, ...(descriptors && { descriptors }) });
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
