import { drawImage } from "./draw-image.ts";
import { ink } from "./map-colors.ts";

/** Outlines on a 24 px grid, from lucide (ISC licence): zap, droplets, flame, radio-tower, train-front, trash-2, mail, route. */
export const poiIcons: Readonly<Record<string, readonly string[]>> = {
  power: [
    "M4 14a1 1 0 0 1-.78-1.63l9.9-10.2a.5.5 0 0 1 .86.46l-1.92 6.02A1 1 0 0 0 13 10h7a1 1 0 0 1 .78 1.63l-9.9 10.2a.5.5 0 0 1-.86-.46l1.92-6.02A1 1 0 0 0 11 14z",
  ],
  water: ["M12 22a7 7 0 0 0 7-7c0-2-1-3.9-3-5.5s-3.5-4-4-6.5c-.5 2.5-2 4.9-4 6.5C6 11.1 5 13 5 15a7 7 0 0 0 7 7z"],
  sewage: [waves(6), waves(12), waves(18)],
  gas: [
    "M8.5 14.5A2.5 2.5 0 0 0 11 12c0-1.38-.5-2-1-3-1.072-2.143-.224-4.054 2-6 .5 2.5 2 4.9 4 6.5 2 1.6 3 3.5 3 5.5a7 7 0 1 1-14 0c0-1.153.433-2.294 1-3a2.5 2.5 0 0 0 2.5 2.5z",
  ],
  telecom: [
    "M4.9 16.1C1 12.2 1 5.8 4.9 1.9",
    "M7.8 4.7a6.14 6.14 0 0 0-.8 7.5",
    "M16.2 4.8c2 2 2.26 5.11.8 7.47",
    "M19.1 1.9a9.96 9.96 0 0 1 0 14.1",
    "M9.5 18h5",
    "m8 22 4-11 4 11",
  ],
  rail: [
    "M8 3.1V7a4 4 0 0 0 8 0V3.1",
    "m9 15-1-1",
    "m15 15 1-1",
    "M9 19c-2.8 0-5-2.2-5-5v-4a8 8 0 0 1 16 0v4c0 2.8-2.2 5-5 5Z",
    "m8 19-2 3",
    "m16 19 2 3",
  ],
  garbage: ["M3 6h18", "M19 6v14c0 1-1 2-2 2H7c-1 0-2-1-2-2V6", "M8 6V4c0-1 1-2 2-2h4c1 0 2 1 2 2v2"],
  drainage: [waves(6), waves(12), waves(18)],
  other: ["M12 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"],
};

function waves(y: number): string {
  return `M2 ${y}c.6.5 1.2 1 2.5 1 2.5 0 2.5-2 5-2 2.6 0 2.4 2 5 2 2.5 0 2.5-2 5-2 1.3 0 1.9.5 2.5 1`;
}

/** White disc with an ink rim and the icon. */
export function drawPoi(service: string): ImageData {
  return drawImage(20, (context) => {
    context.beginPath();
    context.arc(10, 10, 8.5, 0, Math.PI * 2);
    context.fillStyle = "#FFFFFF";
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = "#515B66";
    context.stroke();
    context.translate(4.6, 4.6);
    context.scale(10.8 / 24, 10.8 / 24);
    context.lineWidth = 2.6;
    context.lineCap = context.lineJoin = "round";
    context.strokeStyle = ink;
    for (const path of poiIcons[service] ?? []) context.stroke(new Path2D(path));
  });
}
