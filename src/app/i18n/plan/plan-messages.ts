import type { enEdit } from "./en-edit.ts";

type Widen<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Widen<T[Key]> };

/** Texts of drawing and editing: what each language file holds. */
export type EditMessages = Widen<typeof enEdit>;
