import { lazy } from "react";

/** Invest brings fields of its own; who never opens it never loads them. */
export const NeedForm = lazy(() =>
  import("../features/invest/need-form.tsx").then(({ NeedForm }) => ({ default: NeedForm })),
);
export const OfferPane = lazy(() =>
  import("../features/invest/offer-pane.tsx").then(({ OfferPane }) => ({ default: OfferPane })),
);
