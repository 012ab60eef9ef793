import type { enCompare } from "./en-compare.ts";
import type { enEdit } from "./en-edit.ts";
import type { enExpansion } from "./en-expansion.ts";
import type { enPanels } from "./en-panels.ts";

/** Chinese has one plural form, so `_one` keys stand in English only. */
type Widen<T> = {
  readonly [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string
    ? string
    : Widen<T[Key]>;
};

/** Texts of drawing and editing: what each language file holds. */
export type EditMessages = Widen<typeof enEdit>;
/** Texts of panels, menus and dialogs. */
export type PanelMessages = Widen<typeof enPanels>;
/** Texts of Compare. */
export type CompareMessages = Widen<typeof enCompare>;
/** Texts of expansions: coordinates, impact, phases. */
export type ExpansionMessages = Widen<typeof enExpansion>;
