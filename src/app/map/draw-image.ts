/** Images are drawn at twice their CSS size. */
export const imageScale = 2;

/** A square image in CSS px, drawn by `draw`. */
export function drawImage(sizePx: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = sizePx * imageScale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no 2D canvas");
  context.scale(imageScale, imageScale);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
