import proj4 from "proj4";
import allDatums from "proj4/lib/constants/Datum";
import addProjections from "proj4/projs";
import commonDatums from "./common-datums.ts";

/**
 * Every projection and datum of proj4: 23 kB that no system of `data/crs/crs.json` needs, only PROJ text. To be called before
 * a file of somebody else is read; calling it again changes nothing.
 */
export function addAllProjections(): void {
  addProjections(proj4);
  Object.assign(commonDatums, allDatums);
}
