import { parkRing, toPlane, toSketch } from "./frame.ts";
import { between, distance, inRing, offset, type Shape, simplify, type XY } from "./plane.ts";
import type { Plot } from "./plots.ts";
import type { Site } from "./site.ts";
import { names, type Street, streets, tracks } from "./streets.ts";
import { institutions, leavesPark, riverMiddle, villages } from "./surroundings.ts";
import { line, type OutFeature, type Properties, point, polygon } from "./write.ts";

/** Survey class (DLBM) of what is on a parcel today. */
function surveyCode(plot: Plot): string {
  const use = plot.lot.landUse;
  if (
    plot.facts.status === "unsupplied" ||
    plot.facts.status === "notstarted" ||
    (plot.facts.status === "idle" && plot.form.houses.length === 0)
  )
    return use === "01" ? "0101" : plot.role === "reserved" ? "1201" : "0103";
  if (use.startsWith("1001")) return "0601";
  if (use.startsWith("11")) return "0508";
  if (use.startsWith("09")) return "05H1";
  if (use.startsWith("08")) return "08H2";
  if (use.startsWith("07")) return "0701";
  if (use.startsWith("13")) return "0809";
  if (use.startsWith("14")) return "0810";
  return "0103";
}

export function surveyFeatures(
  site: Site,
  plots: readonly Plot[],
  join: (lots: readonly Plot["lot"][]) => readonly { shape: Shape }[],
): OutFeature[] {
  const out: OutFeature[] = [];
  const put = (code: string, shape: Shape): void => {
    out.push({
      properties: {
        id: `D${String(out.length + 1).padStart(4, "0")}`,
        code,
        codeSystem: "cn-survey",
      },
      geometry: polygon(shape),
    });
  };
  for (const code of [...new Set(plots.map(surveyCode))].sort())
    for (const each of join(plots.filter((p) => surveyCode(p) === code).map((p) => p.lot))) put(code, each.shape);
  for (const road of site.roads) put("1004", road.shape);
  for (const water of site.water) put("1101", water.shape);
  for (const rail of site.rail) put("1001", rail.shape);
  for (const outer of site.outside) put(outer.patch.code, outer.shape);
  return out;
}

export function infrastructureFeatures(): OutFeature[] {
  const out: OutFeature[] = [];
  const clip = (points: readonly XY[]): XY[] => points.filter((p) => within(toSketch(p)));
  for (const s of streets)
    out.push({
      properties: {
        id: s.id,
        service: "road",
        kind: "line",
        name: s.name,
        status: "built",
        class: s.kind,
        widthM: s.widthM,
        published: true,
      },
      geometry: line(streetLine(s)),
    });
  for (const t of tracks)
    out.push({
      properties: {
        id: t.id,
        service: "rail",
        kind: "line",
        name: t.name,
        status: "built",
        published: true,
      },
      geometry: line(clip(t.line)),
    });
  const mains: readonly (readonly [string, number, string, readonly string[]])[] = [
    ["water", 9, "DN400", ["R01", "R02", "R03", "R04", "R05", "R06", "R07"]],
    ["drainage", -9, "DN800", ["R01", "R02", "R03", "R04", "R05", "R06", "R07"]],
    ["power", 11, "10 kV", ["R01", "R02", "R03", "R04", "R05", "R06"]],
    ["telecom", -11, "fibre", ["R01", "R02", "R03", "R04", "R05", "R06", "R07"]],
    ["gas", 7, "DN200", ["R01", "R02", "R04", "R05", "R06"]],
    ["sewage", -6, "DN600", ["R01", "R02", "R05", "R06"]],
  ];
  for (const [service, byM, capacity, ids] of mains)
    for (const id of ids) {
      const s = streets.find((each) => each.id === id)!;
      const points = clip(s.line).filter((p) => insideBox(toSketch(p)));
      out.push({
        properties: {
          id: `${service.slice(0, 2).toUpperCase()}-${id}`,
          service,
          kind: "line",
          status: "built",
          capacity,
          published: true,
        },
        geometry: line(simplify(offset(points, byM), 2.5)),
      });
    }
  const nodes: readonly (readonly [string, string, string, XY, ReturnType<typeof names>, string])[] = [
    ["N01", "power", "plant", [494, 277], names("Substation 110 kV", "110千伏变电站", "110千伏變電站"), "2 x 50 MVA"],
    ["N02", "water", "plant", [928, 533], names("Water works", "供水厂", "供水廠"), "30 000 m³/d"],
    ["N03", "sewage", "plant", [1016, 548], names("Sewage plant", "污水处理厂", "污水處理廠"), "20 000 m³/d"],
    ["N04", "gas", "node", [541, 352], names("Gas regulating station", "燃气调压站", "燃氣調壓站"), "5 000 m³/h"],
    ["N05", "rail", "node", [858, 246], names("Rail yard", "铁路货场", "鐵路貨場"), "0.8 Mt/a"],
    ["N06", "telecom", "node", [622, 352], names("Data room", "通信机房", "通信機房"), "10 Gbit/s"],
    ["N07", "post", "node", [662, 312], names("Post office", "邮政所", "郵政所"), "1"],
    ["N08", "garbage", "node", [988, 470], names("Waste transfer station", "垃圾转运站", "垃圾轉運站"), "60 t/d"],
  ];
  for (const [id, service, kind, at, name, capacity] of nodes)
    out.push({
      properties: {
        id,
        service,
        kind,
        name,
        status: "built",
        capacity,
        published: true,
      },
      geometry: point(toPlane(at)),
    });
  return out;
}

/** A local street ends at the park's boundary; the others go on into the country. */
function streetLine(street: Street): XY[] {
  if (leavesPark(street)) return street.line.filter((p) => within(toSketch(p)));
  const dense = street.line.flatMap((p, i) => {
    const q = street.line[i + 1];
    if (!q) return [p];
    const n = Math.ceil(distance(p, q) / 2);
    return Array.from({ length: n }, (_, k) => between(p, q, k / n));
  });
  return simplify(
    dense.filter((p) => inRing(p, parkRing)),
    0.15,
  );
}

const within = (p: XY): boolean => p[0] > 70 && p[0] < 1245 && p[1] > -100 && p[1] < 842;

const insideBox = (p: XY): boolean => p[0] > 296 && p[0] < 1020 && p[1] > 92 && p[1] < 630;

export function sensitiveFeatures(plots: readonly Plot[]): OutFeature[] {
  const out: OutFeature[] = [];
  const put = (kind: string, name: Properties, geometry: OutFeature["geometry"]): void => {
    out.push({
      properties: {
        id: `S${String(out.length + 1).padStart(2, "0")}`,
        kind,
        name,
        published: true,
      },
      geometry,
    });
  };
  for (const place of villages) put("residential", place.name, polygon([place.ring.map(toPlane)]));
  for (const place of institutions) put(place.kind, place.name, polygon([place.ring.map(toPlane)]));
  for (const plot of plots.filter((p) => p.lot.landUse.startsWith("07")))
    put(
      "residential",
      names(`Staff housing ${plot.id}`, `职工宿舍 ${plot.id}`, `職工宿舍 ${plot.id}`),
      polygon(plot.lot.shape),
    );
  put("shoreline", names("Linhe River shoreline", "临河岸线", "臨河岸線"), line(riverMiddle));
  return out;
}
