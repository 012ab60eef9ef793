const width = 84;
const height = 18;

/** Course over the years; the number of the last year stands beside it. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  if (values.length < 2) return null;
  const max = Math.max(...values, 1e-9);
  const points = values.map((value, index) => [
    2 + (index / (values.length - 1)) * (width - 6),
    height - 3 - (value / max) * (height - 6),
  ]);
  const last = points.at(-1);
  return (
    <svg width={width} height={height} aria-hidden="true">
      <polyline
        points={points.map((point) => point.join()).join(" ")}
        fill="none"
        stroke="var(--bar)"
        strokeWidth={1.5}
      />
      <circle cx={last?.[0]} cy={last?.[1]} r={2.5} fill="currentColor" />
    </svg>
  );
}
