import type { Map as MapLibreMap } from "maplibre-gl";
import { badgeImage, controlLookKinds, controlLooks } from "./control-looks.ts";
import { drawImage, imageScale } from "./draw-image.ts";
import { over } from "./map-colors.ts";
import { drawPoi, poiIcons } from "./poi-images.ts";
import { drawStatusPattern, drawUnknownClassPattern, patternedStatuses } from "./status-patterns.ts";

const scale = imageScale;
/** Patterns grow to twice their size between whole zooms: from 0.7 to 1.4 of the size they are drawn for. */
const patternRatio = imageScale * Math.SQRT2;
/** Where a whole park is on the screen: half to once the size, so that small parcels show more than one mark. */
const finePatternRatio = imageScale * 2;

/** Adds every image of the style; all are drawn here, none is fetched. */
export function addMapImages(map: MapLibreMap): void {
  for (const status of patternedStatuses) {
    const image = drawStatusPattern(status);
    map.addImage(`status-${status}`, image, { pixelRatio: patternRatio });
    map.addImage(`status-${status}-fine`, image, { pixelRatio: finePatternRatio });
  }
  map.addImage("unknown-class", drawUnknownClassPattern(), { pixelRatio: patternRatio });
  map.addImage("hatch-safety", drawHatch("#A84300", 1), { pixelRatio: patternRatio });
  map.addImage("hatch-issue", drawHatch(over, 1.6), { pixelRatio: patternRatio });
  map.addImage("issue-mark", drawIssueMark(), { pixelRatio: scale });
  addPlate(map);
  for (const kind of controlLookKinds) {
    const { badge, color } = controlLooks[kind];
    if (badge !== null) map.addImage(badgeImage(kind), drawBadge(badge, color), { pixelRatio: scale });
  }
  for (const service of Object.keys(poiIcons)) map.addImage(`poi-${service}`, drawPoi(service), { pixelRatio: scale });
}

const font = `Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`;

function drawBadge(letters: string, color: string): ImageData {
  return drawImage(20, (context) => {
    context.beginPath();
    context.arc(10, 10, 8, 0, Math.PI * 2);
    context.fillStyle = "#FFFFFF";
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = color;
    context.stroke();
    context.fillStyle = color;
    context.font = `700 ${letters.length > 1 ? 8 : 10.5}px ${font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(letters, 10, 10.5);
  });
}

function drawIssueMark(): ImageData {
  return drawImage(22, (context) => {
    context.beginPath();
    context.arc(11, 11, 9, 0, Math.PI * 2);
    context.fillStyle = over;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = "#FFFFFF";
    context.stroke();
    context.beginPath();
    context.moveTo(7.5, 7.5);
    context.lineTo(14.5, 14.5);
    context.moveTo(14.5, 7.5);
    context.lineTo(7.5, 14.5);
    context.stroke();
  });
}

function drawHatch(color: string, width: number): ImageData {
  return drawImage(8, (context) => {
    context.strokeStyle = color;
    context.lineWidth = width;
    for (const from of [-8, 0, 8]) {
      context.beginPath();
      context.moveTo(from - 1, 9);
      context.lineTo(from + 9, -1);
      context.stroke();
    }
  });
}

/** White plate that stretches to the text it stands behind. */
function addPlate(map: MapLibreMap): void {
  const image = drawImage(12, (context) => {
    context.fillStyle = "rgba(255,255,255,0.9)";
    context.beginPath();
    context.roundRect(0, 0, 12, 12, 4);
    context.fill();
  });
  map.addImage("plate", image, {
    pixelRatio: scale,
    stretchX: [[8, 16]],
    stretchY: [[8, 16]],
    content: [0, 0, 24, 24],
  });
}
