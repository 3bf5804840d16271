import { pictureOfPage } from './page-picture.ts';

/** For the test's page: the colours of a picture of it at some places. */
Object.assign(window, {
  coloursAt: async (places: [x: number, y: number][]): Promise<string[]> => {
    const canvas = new OffscreenCanvas(400, 600);
    const context = canvas.getContext('2d');
    context?.drawImage(await pictureOfPage(document, { width: 400, height: 600 }), 0, 0);
    return places.map(([x, y]) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3).join(' '));
  },
});
