import type { en } from "./en.ts";
import type { enDetail } from "./en-detail.ts";
import type { enDomain } from "./en-domain.ts";
import type { CompareMessages, EditMessages, ExpansionMessages, PanelMessages } from "./plan/plan-messages.ts";

type Widen<T> = {
  readonly [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string
    ? string
    : Widen<T[Key]>;
};

/** What every language file holds: the English keys. Chinese has one plural form, so `_one` keys stand in English only. */
export type Messages = Widen<typeof en & typeof enDomain>;
/** Texts of what is opened on demand: cards, summaries, rule packs (words.ts). */
export type DetailMessages = Widen<typeof enDetail>;

type Paths<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Singular<Key> : `${Key}.${Paths<T[Key]>}`;
}[keyof T & string];
type Singular<Key extends string> = Key extends `${infer Stem}_other` ? Stem : Key;

/** `card.land`: a sentence that exists in every language. Plurals are named without their ending. */
export type MessageKey =
  | Paths<Messages>
  | Paths<DetailMessages>
  | Paths<EditMessages>
  | Paths<PanelMessages>
  | Paths<CompareMessages>
  | Paths<ExpansionMessages>;
export type MessageParams = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: MessageParams) => string;
