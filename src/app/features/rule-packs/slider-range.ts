export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Numbers that read well as the end of a scale. */
const ends = [1, 2, 5, 10];

/**
 * Between what and what a “what if” slides: from 0 to about twice the value, in steps a person would take. Shares end at
 * 100 %, whole numbers stay whole.
 */
export function findSliderRange(value: number, unit: string): SliderRange {
  if (unit === "fraction" && value <= 1) {
    const max = value > 0.25 ? 1 : value > 0.08 ? 0.5 : 0.2;
    return { min: 0, max, step: max === 1 ? 0.01 : 0.005 };
  }
  if (["years", "months", "days", "count"].includes(unit) && Number.isInteger(value)) {
    return { min: 0, max: Math.max(5, roundUp(value * 2)), step: value > 100 ? 10 : 1 };
  }
  const max = roundUp(Math.max(Math.abs(value) * 2, 0.1));
  return { min: value < 0 ? -max : 0, max, step: max / 100 };
}

function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (ends.find((end) => end * power >= value - 1e-12) ?? 10) * power;
}

/** Shares are shown in per cent, so that nobody types 0.35 where 35 is meant. */
export function scaleOf(unit: string): number {
  return unit === "fraction" ? 100 : 1;
}

/** What is sent to the pack: no more digits than the step has. */
export function cleanNumber(value: number): number {
  return Number(value.toPrecision(12));
}
