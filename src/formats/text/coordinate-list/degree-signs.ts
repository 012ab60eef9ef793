const number = String.raw`\d+(?:\.\d*)?|\.\d+`;
const angle = new RegExp(
  String.raw`([+-]?(?:${number}))\s*[°度]\s*(?:(${number})\s*['分]\s*(?:(${number})\s*["秒])?)?`,
  "g",
);

const minutesPerDegree = 60;
const secondsPerDegree = 3600;

export interface DegreeReading {
  /** The line with every angle as decimal degrees and one sign: `118.209278°`. */
  readonly text: string;
  /** The first angle whose minutes or seconds are 60 or more, as it is written. */
  readonly fault: string | null;
}

/** Angles in a plain line, `118°12'33.4"`, `118度12分33.4秒`, `118°12.5'` or `118.2°`, as decimal degrees. */
export function writeDecimalDegrees(line: string): DegreeReading {
  let fault: string | null = null;
  const text = line.replace(angle, (found: string, degrees: string, minutes = "0", seconds = "0") => {
    if (Number(minutes) >= minutesPerDegree || Number(seconds) >= minutesPerDegree) fault ??= found.trim();
    const whole = Math.abs(Number(degrees));
    const size = whole + Number(minutes) / minutesPerDegree + Number(seconds) / secondsPerDegree;
    return `${degrees.startsWith("-") ? "-" : ""}${size}° `;
  });
  return { text, fault };
}
