/**
 * Stands in the browser bundle for parts of proj4 that are never reached: military grid references and WKT. Systems come
 * from `data/crs/crs.json` or as PROJ text (find-crs.ts). Reading .prj files will need the real WKT parser back.
 */
export default function leftOut(): never {
  throw new Error("this part of proj4 is left out of the browser bundle");
}

/** Named as mgrs names them. */
export const toPoint = leftOut;
export const forward = leftOut;
