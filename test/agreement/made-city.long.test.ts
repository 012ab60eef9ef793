import { describeCityAgreement } from "./describe-city-agreement.ts";

describeCityAgreement(100_000);
