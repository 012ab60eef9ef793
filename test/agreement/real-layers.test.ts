import { describeAgreement } from "./describe-agreement.ts";

describeAgreement([
  ["alexandria", "alexandria"],
  ["san_jose_zoning", "san_jose_annex"],
  ["san_jose_zoning", "san_jose_zoning"],
  ["san_jose_annex", "san_jose_annex"],
  ["vancouver", "vancouver"],
]);
