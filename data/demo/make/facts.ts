import { addDays, addMonths, asOf, yearOf } from "./dates.ts";
import type { Random } from "./random.ts";
import { type DesignedStatus, type Role, statusOf } from "./roles.ts";
import { known, type Properties } from "./write.ts";

/** What the records say about one parcel. Figures in 万元 and m². */
export interface Facts {
  readonly status: DesignedStatus;
  readonly approval?: Properties;
  readonly supply?: Properties;
  readonly contract?: Record<string, unknown>;
  readonly construction?: Record<string, unknown>;
  readonly reserve?: Properties;
  readonly evidence: readonly Properties[];
  readonly completedYear?: number;
}

const paper = (kind: string, date: string, serial: number): string =>
  `${kind}〔${yearOf(date)}〕${String(serial).padStart(3, "0")}号`;

const termOf = (landUse: string): number => (landUse.startsWith("07") ? 70 : landUse.startsWith("09") ? 40 : 50);
const priceWanPerMu = (landUse: string): number =>
  landUse.startsWith("10")
    ? 16.8
    : landUse.startsWith("11")
      ? 17.6
      : landUse.startsWith("09")
        ? 86
        : landUse.startsWith("07")
          ? 74
          : 24;

interface Asked {
  readonly serial: number;
  readonly landUse: string;
  readonly role: Role;
  readonly siteM2: number;
}

/** Fixed dates of the parcels whose idle class hangs on them. */
const fixedDates: Partial<
  Record<
    Role,
    {
      signedOn: string;
      agreedStart?: string;
      extendedStart?: string;
      deliveredOn?: string;
    }
  >
> = {
  idle_a_second_year: {
    signedOn: "2023-05-02",
    agreedStart: "2023-11-02",
    extendedStart: "2024-11-02",
  },
  idle_a_after_two_years: { signedOn: "2022-11-15", agreedStart: "2023-08-15" },
  idle_a_from_delivery: { signedOn: "2023-10-18", deliveredOn: "2023-12-20" },
  idle_a_two_years_today: { signedOn: "2023-07-03", agreedStart: "2024-03-31" },
  idle_government_cause: { signedOn: "2022-12-09", agreedStart: "2023-10-08" },
  idle_b_area: { signedOn: "2021-04-12", agreedStart: "2022-01-15" },
  idle_b_investment: { signedOn: "2020-08-24", agreedStart: "2021-05-30" },
  idle_confirmed_not_started: {
    signedOn: "2022-01-21",
    agreedStart: "2022-12-01",
  },
  idle_confirmed_second: { signedOn: "2022-06-17", agreedStart: "2023-05-20" },
  idle_confirmed_suspended: {
    signedOn: "2019-09-05",
    agreedStart: "2020-06-30",
  },
  late_start: { signedOn: "2024-11-28", agreedStart: "2025-09-30" },
  late_start_idle_soon: { signedOn: "2024-07-11", agreedStart: "2025-05-20" },
  permit_not_recorded: { signedOn: "2023-06-30", agreedStart: "2024-04-30" },
  foundation_not_recorded: {
    signedOn: "2023-09-12",
    agreedStart: "2024-07-15",
  },
  suspended_watch: { signedOn: "2023-02-08", agreedStart: "2023-11-20" },
  suspended_ratios_unknown: {
    signedOn: "2021-10-14",
    agreedStart: "2022-08-01",
  },
  built_late: { signedOn: "2021-03-25", agreedStart: "2021-12-10" },
  reclaimed: { signedOn: "2021-12-15", agreedStart: "2022-09-30" },
  admin_relaxed: { signedOn: "2023-09-20", agreedStart: "2024-02-20" },
  coefficient_low: { signedOn: "2023-11-14", agreedStart: "2024-03-20" },
  coefficient_low_old_contract: {
    signedOn: "2018-05-16",
    agreedStart: "2019-01-10",
  },
};

export function factsFor(asked: Asked, random: Random): Facts {
  const { role, landUse, serial, siteM2 } = asked;
  const status = statusOf(role);
  const ha = siteM2 / 10_000;
  if (status === "unsupplied" && role !== "reclaimed") return notSupplied(asked, random);

  const fixed = fixedDates[role];
  const signedOn =
    fixed?.signedOn ??
    (status === "built"
      ? addDays("2014-03-10", random.whole(0, 3420))
      : status === "building"
        ? addDays("2024-01-15", random.whole(0, 330))
        : addDays("2025-08-20", random.whole(0, 120)));
  const isNew = signedOn >= "2023-06-25";
  const deliveredOn = fixed?.deliveredOn ?? addDays(signedOn, random.whole(25, 70));
  const agreedStart = fixed?.deliveredOn ? undefined : (fixed?.agreedStart ?? addMonths(signedOn, random.whole(8, 11)));
  const start = fixed?.extendedStart ?? agreedStart ?? addMonths(deliveredOn, 12);
  const agreedCompletion = role === "built_late" ? "2023-12-10" : addMonths(start, random.whole(20, 26));
  const priceWan = Math.round((siteM2 / 10_000) * 15 * priceWanPerMu(landUse) * random.between(0.97, 1.05) * 10) / 10;
  const isIndustry = landUse.startsWith("1001");
  const allocated = landUse.startsWith("13") || landUse.startsWith("14");
  const supply = allocated
    ? {
        document: paper("临自然资划", signedOn, serial),
        date: signedOn,
        mode: "allocation",
      }
    : {
        document: paper("临土出让", signedOn, serial),
        date: signedOn,
        mode: isIndustry ? "listing" : "auction",
        priceWan,
      };
  const perHa = Math.round(random.between(2700, isNew ? 4500 : 3900) / 75) * 75;
  const contract: Record<string, unknown> = allocated
    ? { deliveredOn }
    : {
        ...known({
          no: `LH-${yearOf(signedOn)}-${String(serial).padStart(4, "0")}`,
          signedOn,
          priceWan,
          deliveredOn,
          agreedStart,
          agreedCompletion,
          extensionMonths: fixed?.extendedStart ? 12 : undefined,
          extendedStart: fixed?.extendedStart,
          termYears: termOf(landUse),
        }),
        ...(isIndustry
          ? {
              greenRatioMax: 0.2,
              heightMaxM: landUse === "100101" ? 36 : 30,
              adminLandShareMax: 0.07,
              investmentIntensityMinWanPerHa: perHa,
              totalInvestmentWan: Math.round(perHa * ha),
              outputMinWanPerHa: perHa,
              taxMinWanPerHa: Math.round(perHa * 0.03),
              ...(isNew ? { adminGfaShareMax: 0.15 } : {}),
            }
          : {}),
      };
  const evidence: Properties[] = [
    {
      about: "supply.document",
      on: signedOn,
      by: "Natural Resources Bureau",
      document: supply.document as string,
    },
  ];
  const construction: Record<string, unknown> = {};
  const permit = (on: string): void => {
    construction.permitOn = on;
    construction.permitIssued = true;
    evidence.push({
      about: "construction.permitIssued",
      on,
      by: "Housing and Construction Bureau",
      document: paper("临建施", on, serial),
    });
  };
  const noPermit = (on: string): void => {
    construction.permitIssued = false;
    evidence.push({
      about: "construction.permitIssued",
      on,
      by: "Housing and Construction Bureau",
      document: paper("临建函", on, serial),
    });
  };
  const foundation = (): void => {
    const kind = random.pick(["piled", "other", "deep_pit"] as const);
    construction.foundation = kind;
    if (kind === "piled") construction.pilesDoneShare = 1;
    if (kind === "other") construction.groundWorksShare = Math.round(random.between(0.55, 0.95) * 100) / 100;
    if (kind === "deep_pit") construction.pitComplete = true;
  };
  const totalInvestWan = Math.round(ha * perHa);
  const money = (share: number): void => {
    construction.totalInvestWan = totalInvestWan;
    construction.investedWan = Math.round(totalInvestWan * share);
  };
  const developed = (share: number): void => {
    construction.dueLandM2 = Math.round(siteM2);
    construction.developedLandM2 = Math.round(siteM2 * share);
  };
  const suspendedSince = (on: string): void => {
    construction.suspended = true;
    construction.suspendedSince = on;
    evidence.push({
      about: "construction.suspendedSince",
      on: addDays(on, 12),
      by: "Park committee, site visit",
      document: paper("临园巡查", on, serial),
    });
  };
  let completedYear: number | undefined;

  if (status === "built") {
    const permitOn = addDays(start, -random.whole(10, 45));
    permit(permitOn);
    const startedOn = addDays(permitOn, random.whole(8, 30));
    let completedOn = addDays(startedOn, random.whole(430, 640));
    if (completedOn > "2026-01-20") completedOn = addDays("2026-01-20", -random.whole(5, 60));
    const acceptedOn = addDays(completedOn, random.whole(20, 55));
    foundation();
    Object.assign(construction, {
      startedOn,
      completedOn,
      acceptedOn,
      suspended: false,
    });
    money(1);
    evidence.push({
      about: "construction.acceptedOn",
      on: acceptedOn,
      by: "Housing and Construction Bureau",
      document: paper("临建验", acceptedOn, serial),
    });
    completedYear = yearOf(completedOn);
  } else if (status === "building" || role.startsWith("idle_b") || role === "idle_confirmed_suspended") {
    const permitOn = addDays(start, -random.whole(5, 30));
    permit(permitOn);
    foundation();
    construction.startedOn = addDays(permitOn, random.whole(10, 30));
    construction.asBuilt = false;
    if (role === "building") {
      construction.suspended = false;
      developed(Math.round(random.between(0.4, 0.9) * 100) / 100);
      money(Math.round(random.between(0.35, 0.85) * 100) / 100);
      contract.agreedCompletion = addDays(asOf, random.whole(60, 420));
    } else if (role === "built_late") {
      construction.suspended = false;
      developed(0.62);
      money(0.58);
    } else if (role === "suspended_watch") {
      developed(0.28);
      money(0.31);
      suspendedSince("2025-08-01");
      contract.agreedCompletion = "2026-08-20";
    } else if (role === "suspended_ratios_unknown") {
      construction.totalInvestWan = totalInvestWan;
      construction.investedWan = Math.round(totalInvestWan * 0.41);
      suspendedSince("2024-10-10");
      contract.agreedCompletion = "2026-06-30";
    } else if (role === "idle_b_area") {
      developed(0.22);
      money(0.4);
      suspendedSince("2024-12-20");
      construction.governmentCause = false;
    } else if (role === "idle_b_investment") {
      developed(0.45);
      money(0.18);
      suspendedSince("2025-02-11");
      construction.governmentCause = false;
    } else {
      developed(0.24);
      money(0.2);
      suspendedSince("2023-03-15");
      construction.governmentCause = false;
      construction.idleFinding = {
        no: paper("临闲认", "2024-09-18", 3),
        date: "2024-09-18",
      };
    }
  } else if (role === "permit_not_recorded") {
    construction.asBuilt = false;
    construction.suspended = false;
  } else if (role === "foundation_not_recorded") {
    permit("2024-06-28");
    construction.asBuilt = false;
    construction.suspended = false;
  } else if (role === "reclaimed") {
    noPermit("2023-11-30");
    construction.reclaim = {
      no: paper("临收回", "2025-06-12", 2),
      date: "2025-06-12",
    };
    evidence.push({
      about: "construction.reclaim.no",
      on: "2025-06-12",
      by: "Natural Resources Bureau",
      document: paper("临收回", "2025-06-12", 2),
    });
  } else {
    noPermit(status === "idle" ? "2026-03-20" : "2026-03-12");
    construction.asBuilt = false;
    construction.groundWorksShare = 0;
    construction.governmentCause =
      role === "idle_government_cause" ? true : role === "idle_a_second_year" ? undefined : false;
    if (construction.governmentCause === undefined) delete construction.governmentCause;
    if (role === "idle_government_cause")
      evidence.push({
        about: "construction.governmentCause",
        on: "2025-02-14",
        by: "Park committee",
        document: paper("临园函", "2025-02-14", 17),
      });
    if (role === "idle_confirmed_not_started")
      construction.idleFinding = {
        no: paper("临闲认", "2025-03-06", 1),
        date: "2025-03-06",
      };
    if (role === "idle_confirmed_second")
      construction.idleFinding = {
        no: paper("临闲认", "2025-10-22", 4),
        date: "2025-10-22",
      };
  }
  return {
    status,
    approval: {
      granted: true,
      document: paper("豫政土", addMonths(signedOn, -14), serial),
      on: addMonths(signedOn, -14),
      expropriated: true,
    },
    supply,
    contract,
    construction,
    evidence,
    ...(completedYear === undefined ? {} : { completedYear }),
  };
}

function notSupplied({ role, serial, siteM2 }: Asked, random: Random): Facts {
  if (role === "unsupplied")
    return {
      status: "unsupplied",
      approval: { granted: false },
      reserve: { listed: false },
      evidence: [],
    };
  const on = addDays("2023-05-10", random.whole(0, 700));
  const approval = {
    granted: true,
    document: paper("豫政土", on, serial),
    on,
    expropriated: true,
  };
  const evidence = [
    {
      about: "approval.granted",
      on,
      by: "Provincial government",
      document: approval.document,
    },
  ];
  if (role === "approved_not_supplied")
    return {
      status: "unsupplied",
      approval,
      reserve: { listed: false },
      evidence,
    };
  const listedOn = addMonths(on, 5);
  return {
    status: "unsupplied",
    approval,
    reserve: {
      listed: true,
      on: listedOn,
      costWan: Math.round((siteM2 / 10_000) * 15 * 9.2),
      plannedSupplyOn: addMonths(asOf, random.whole(3, 12)),
    },
    evidence,
  };
}
