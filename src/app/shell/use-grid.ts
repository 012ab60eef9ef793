import { useEffect, useState } from "react";
import type { LngLat, PlanXY } from "../../core/model/coordinates.ts";
import { reportCrash } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";

export interface Grid {
  readonly name: string;
  readonly toGrid: (point: LngLat) => PlanXY;
}

/** The grid of the park for the coordinate readout; its projection library is fetched when the pointer first enters the map. */
export function useGrid(): Grid | null {
  const code = useApp((state) => state.park?.gridCrs ?? null);
  const isAsked = useApp((state) => state.mapView.cursor !== null);
  const [isWanted, setWanted] = useState(false);
  if (isAsked && !isWanted) setWanted(true);
  const [grid, setGrid] = useState<Grid | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setGrid(null);
    if (code !== null && isWanted) {
      import("./load-grid.ts").then(({ loadGrid }) => {
        if (isCurrent) setGrid(loadGrid(code));
      }, reportCrash);
    }
    return () => {
      isCurrent = false;
    };
  }, [code, isWanted]);
  return grid;
}
