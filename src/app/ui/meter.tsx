import styles from "./meter.module.css";

export interface MeterProps {
  readonly value: number;
  readonly max: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly startText: string;
  readonly endText: string;
  readonly label: string;
  readonly tone?: "plain" | "over";
}

/** A bar from 0 to `max` with a tick for each limit. The numbers stand beside it, so it is decoration for readers. */
export function Meter({ value, max, ticks, startText, endText, label, tone = "plain" }: MeterProps) {
  const share = (at: number) => `${Math.max(0, Math.min(1, at / max)) * 100}%`;
  return (
    <div className={styles.meter} role="img" aria-label={label}>
      <div className={styles.track}>
        <div className={styles.fill} data-fill="" data-tone={tone} style={{ width: share(value) }} />
        {ticks.map((tick) => (
          <i key={`${tick.at} ${tick.text}`} className={styles.tick} style={{ left: share(tick.at) }} />
        ))}
      </div>
      <div className={styles.words} aria-hidden="true">
        <span>{startText}</span>
        {ticks.map((tick) => (
          <span key={`${tick.at} ${tick.text}`} className={styles.word} style={{ left: share(tick.at) }}>
            {tick.text}
          </span>
        ))}
        <span>{endText}</span>
      </div>
    </div>
  );
}
