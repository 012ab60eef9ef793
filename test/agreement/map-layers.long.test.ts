import { describeAgreement } from "./describe-agreement.ts";

/* Buildings and land use of OpenStreetMap: small shapes in large ones, up to 470 km². */
describeAgreement([
  ["andorra", "andorra"],
  ["porto", "porto"],
  ["liechtenstein", "liechtenstein"],
]);
