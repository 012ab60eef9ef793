import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./section.module.css";

export interface SectionProps {
  readonly title: ReactNode;
  /** Small text or controls at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly level?: 2 | 3;
}

/** A part of a panel: title, one divider below, no box. */
export function Section({ title, aside, children, level = 3 }: SectionProps) {
  const Title = level === 2 ? "h2" : "h3";
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <Title className={styles.title}>{title}</Title>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}

export interface ValueRowProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** Verdict or action at the right end. */
  readonly end?: ReactNode;
  readonly tone?: "plain" | "over";
}

/** Label, value and what stands at the end of the line. */
export function ValueRow({ label, children, end, tone = "plain" }: ValueRowProps) {
  return (
    <div className={cx(styles.row, tone === "over" && styles.over)}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        <span>{children}</span>
        {end === undefined ? null : <span className={styles.end}>{end}</span>}
      </dd>
    </div>
  );
}
