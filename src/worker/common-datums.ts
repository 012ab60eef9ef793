/** Stands in the browser bundle for proj4's table of datums: the one proj4 itself starts with. all-projections.ts adds the others. */
const datums: Record<string, unknown> = {};
const wgs84 = { towgs84: "0,0,0", ellipse: "WGS84", datumName: "WGS84" };
datums.wgs84 = wgs84;
datums.WGS84 = wgs84;
export default datums;
