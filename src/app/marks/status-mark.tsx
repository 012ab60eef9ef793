import type { DisplayStatus } from "../../core/rules/parcel-stage.ts";

/** The sign of a status: seven shapes of equal weight, so that they can be told apart without colour. */
export function StatusMark({ status, size = 12 }: { readonly status: DisplayStatus; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" fill="currentColor">
      {shape(status)}
    </svg>
  );
}

function shape(status: DisplayStatus) {
  switch (status) {
    case "built":
      return <circle cx={6} cy={6} r={4.6} />;
    case "building":
      return (
        <>
          <circle cx={6} cy={6} r={4.1} fill="none" stroke="currentColor" strokeWidth={1.3} />
          <path d="M6 1.9a4.1 4.1 0 0 0 0 8.2z" />
        </>
      );
    case "idle":
      return <path d="M6 1 11.3 10.6H.7z" />;
    case "low":
      return <path d="M6 11 .7 1.4h10.6z" />;
    case "unsupplied":
      return <circle cx={6} cy={6} r={4.1} fill="none" stroke="currentColor" strokeWidth={1.4} />;
    case "notstarted":
      return <rect x={1.9} y={1.9} width={8.2} height={8.2} fill="none" stroke="currentColor" strokeWidth={1.4} />;
    case "unknown":
      return (
        <path
          d="M3.5 4.2C3.5 2.6 4.6 1.7 6 1.7s2.500.9 2.5 2.2c0 1.800-2.4 2-2.4 4M6.1 9.7v.6"
          fill="none"
          stroke="currentColor"
          strokeWidth={1.6}
          strokeLinecap="round"
        />
      );
  }
}
