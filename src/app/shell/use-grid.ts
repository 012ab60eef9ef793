import { useEffect, useState } from "react";
import type { LngLat, PlanXY } from "../../core/model/coordinates.ts";
import { reportCrash } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";

export interface Grid {
  readonly name: string;
  readonly toGrid: (point: LngLat) => PlanXY;
}

/** The grid of the park for the coordinate readout; its projection library is fetched when a park that has one is open. */
export function useGrid(): Grid | null {
  const code = useApp((state) => state.park?.gridCrs ?? null);
  const [grid, setGrid] = useState<Grid | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setGrid(null);
    if (code !== null) {
      import("./load-grid.ts").then(({ loadGrid }) => {
        if (isCurrent) setGrid(loadGrid(code));
      }, reportCrash);
    }
    return () => {
      isCurrent = false;
    };
  }, [code]);
  return grid;
}
