import { useFormat } from "../i18n/use-format.ts";
import { useApp } from "../state/use-app.ts";

/** The one first-level heading: the park. Sighted people read it in the park menu. */
export function PageTitle() {
  const { t, text } = useFormat();
  const name = useApp((state) => state.park?.meta.name ?? null);
  return <h1 className="visually-hidden">{text(name) || t("app.name")}</h1>;
}
