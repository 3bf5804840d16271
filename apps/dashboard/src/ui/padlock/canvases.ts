/**
 * Shows canvases in the rebuilt page. Where no scripts run, browsers show what is inside of a canvas instead of it, as if it were
 * a `span`: so each is given an image of its own size in the place of its content, with what was recorded of it or nothing.
 */
export function createCanvases() {
  const canvases = new Set<HTMLCanvasElement>();
  const pictures = new WeakMap<Node, string>();
  const shown = new WeakMap<Node, { picture: string | undefined; width: number; height: number }>();

  return {
    /** Takes in an element that was built, if it is one. */
    build(node: Node): void {
      if (node.nodeName === 'CANVAS') canvases.add(node as HTMLCanvasElement); // by its name
    },
    /** @param picture A data URL of a raster image. */
    draw(node: Node, picture: string | null): void {
      if (picture) pictures.set(node, picture);
      else pictures.delete(node);
    },
    /** Sees to it that each shows what it should: what changes a recorded `style` takes ours away. */
    settle(): void {
      for (const canvas of canvases) {
        if (!canvas.isConnected) continue;
        const { width, height } = canvas;
        const picture = pictures.get(canvas);
        const before = shown.get(canvas);
        const isSame = before?.picture === picture && before?.width === width && before.height === height;
        if (isSame && canvas.style.content) continue;
        shown.set(canvas, { picture, width, height });
        canvas.style.content = `url("${imageOf(picture, width, height)}")`;
      }
    },
    /** Forgets those of pages that are no longer shown. */
    prune(): void {
      for (const canvas of canvases) if (!canvas.isConnected) canvases.delete(canvas);
    },
  };
}

/** As large as the canvas is, whatever the picture is, which was made smaller to be sent. */
function imageOf(picture: string | undefined, width: number, height: number): string {
  const inner = picture ? `<image href="${picture}" width="100%" height="100%" preserveAspectRatio="none"/>` : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
