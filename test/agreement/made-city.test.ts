import { describeCityAgreement } from "./describe-city-agreement.ts";

describeCityAgreement(2_000);
