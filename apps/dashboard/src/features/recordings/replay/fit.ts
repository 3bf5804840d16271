interface Size {
  width: number;
  height: number;
}

/**
 * How to show a recorded window within the room there is: as large as fits, never enlarged, centred. Whole pixels, so that at
 * full size every pixel of the recording is a pixel of the screen.
 */
export function fitInto(viewport: Size, room: Size): { scale: number; x: number; y: number } {
  const scale = Math.min(1, room.width / viewport.width, room.height / viewport.height);
  return {
    scale,
    x: Math.round((room.width - viewport.width * scale) / 2),
    y: Math.round((room.height - viewport.height * scale) / 2),
  };
}
