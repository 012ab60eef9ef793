import { createContext, useContext } from "react";
import type { WhatIfState } from "./use-what-if.ts";

/** What is asked, and of which pack: the tables of a pack hand it down to every value. */
interface WhatIfPlace {
  readonly packId: string;
  /** Only a pack that judges can turn a verdict. */
  readonly canAsk: boolean;
  readonly state: WhatIfState;
}

export const WhatIfContext = createContext<WhatIfPlace | null>(null);

export function useWhatIfPlace(): WhatIfPlace {
  const place = useContext(WhatIfContext);
  if (place === null) throw new Error("a value stands outside a pack");
  return place;
}
