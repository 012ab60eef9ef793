/** Zooms of the tiles that hold labels; nearer than the last one its tiles are drawn larger. */
export const labelZooms = { least: 13, most: 17 } as const;
