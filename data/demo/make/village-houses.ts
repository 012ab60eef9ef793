import { toPlane } from "./frame.ts";
import { between, type Ring, type XY } from "./plane.ts";
import { createRandom } from "./random.ts";
import type { Names } from "./streets.ts";
import { institutions, villages } from "./surroundings.ts";

/** Houses of a village or housing estate outside the park, for the picture of its surroundings. */
interface VillageHouses {
  readonly name: Names;
  readonly storeyCount: number;
  readonly houses: readonly Ring[];
}

/** Rows of houses facing south: long and regular in estates, short and scattered in villages. */
export function villageHouses(): VillageHouses[] {
  const random = createRandom(404);
  return [...villages, ...institutions].map((place) => {
    const estate = place.code === "0701";
    const [nw, ne, se, sw] = place.ring as readonly [XY, XY, XY, XY];
    const at = (s: number, t: number): XY => toPlane(between(between(nw, ne, s), between(sw, se, s), t));
    const rows = estate ? 4 : 3;
    const columns = estate ? 4 : 5;
    const houses: Ring[] = [];
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++) {
        const bent = (): number => (estate ? 0 : random.between(-0.012, 0.012));
        if (!estate && random.next() < 0.25) continue;
        const s0 = 0.06 + (i * 0.9) / columns + bent();
        const s1 = s0 + (estate ? 0.185 : 0.11);
        const t0 = 0.12 + (j * 0.82) / rows + bent();
        const t1 = t0 + (estate ? 0.07 : 0.085);
        houses.push([at(s0, t0), at(s0, t1), at(s1, t1), at(s1, t0)]);
      }
    return { name: place.name, storeyCount: estate ? 11 : place.code === "0702" ? 2 : 4, houses };
  });
}
