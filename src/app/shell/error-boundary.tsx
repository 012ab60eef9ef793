import i18next from "i18next";
import { Component, type ReactNode } from "react";
import { copyText } from "../ui/copy-text.ts";
import styles from "./error-boundary.module.css";

interface State {
  readonly error: Error | null;
}

/** The outermost border: a screen that could not be drawn says so, in words, with the way out. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className={styles.page} role="alert">
        <h1>{i18next.t("crash.title")}</h1>
        <p>{i18next.t("crash.bodyAll")}</p>
        <p className={styles.buttons}>
          <button type="button" className={styles.primary} onClick={() => window.location.reload()}>
            {i18next.t("crash.reload")}
          </button>
          <button
            type="button"
            className={styles.plain}
            onClick={() => void copyText(`${error.message}\n${error.stack ?? ""}`)}
          >
            {i18next.t("crash.copyDetails")}
          </button>
        </p>
      </main>
    );
  }
}
