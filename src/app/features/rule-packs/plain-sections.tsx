import type { RulePack } from "../../../core/model/rule-pack.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { listPackSettings, type PackSetting, type PlainSection, readSource, unitOfSetting } from "./pack-settings.ts";
import styles from "./rule-packs.module.css";
import { settingName, valueWords } from "./setting-words.ts";
import { SourceCell } from "./source-cell.tsx";
import { WhatIfField } from "./what-if-field.tsx";

/** The values of a section one below the other; the paper stands once under all it speaks for. */
export function SettingList({ pack, section }: { readonly pack: RulePack; readonly section: PlainSection }) {
  return (
    <>
      {groupBySource(listPackSettings(pack, section)).map((group) => (
        <div key={group[0]?.path} className={styles.group}>
          <ul className={styles.rows}>
            {group.map((setting) => (
              <SettingRow key={setting.path} setting={setting} />
            ))}
          </ul>
          {group[0] === undefined ? null : (
            <SourceCell
              source={group[0].source}
              article={group[0].article}
              year={group[0].year}
              certainty={group[0].certainty}
            />
          )}
        </div>
      ))}
      {section === "idle" && pack.idle !== undefined ? <IdleClauses clauses={pack.idle.clauses} /> : null}
    </>
  );
}

/** Neighbours of one paper together, in the order of the pack. */
function groupBySource(settings: readonly PackSetting[]): readonly (readonly PackSetting[])[] {
  const groups: PackSetting[][] = [];
  for (const setting of settings) {
    const last = groups.at(-1);
    const first = last?.[0];
    const isSame =
      first !== undefined &&
      first.source === setting.source &&
      first.article === setting.article &&
      first.year === setting.year &&
      first.certainty === setting.certainty;
    if (isSame) last?.push(setting);
    else groups.push([setting]);
  }
  return groups;
}

function SettingRow({ setting }: { readonly setting: PackSetting }) {
  const formats = useFormat();
  const name = settingName(setting, formats);
  return (
    <li className={styles.row} data-plain="">
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>
        {typeof setting.value === "number" ? (
          <WhatIfField path={setting.path} label={name} value={setting.value} unit={setting.unit ?? "count"} />
        ) : (
          valueWords(setting.value, formats)
        )}
      </span>
    </li>
  );
}

/** Which article says what. */
function IdleClauses({ clauses }: { readonly clauses: NonNullable<RulePack["idle"]>["clauses"] }) {
  const { word } = useFormat();
  return (
    <ul className={styles.rows}>
      {Object.entries(clauses).map(([key, { article, certainty }]) => (
        <li key={key} className={styles.row} data-plain="">
          <span className={styles.name}>{word("packKey", key)}</span>
          <span className={styles.value}>
            <SourceCell source={null} article={article} year={null} certainty={certainty} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const lookOf = { pass: "pass", fail: "fail", conditional: "conditional" } as const;

/** What an overlap with a control line means, and up to where it is drawing accuracy. */
export function ControlLineList({ pack }: { readonly pack: RulePack }) {
  const { t, word } = useFormat();
  return (
    <ul className={styles.rows}>
      {(pack.control_lines ?? []).map((line, index) => {
        const source = readSource(line);
        const name = word("control", line.layer);
        return (
          <li key={line.layer} className={styles.row}>
            <strong className={styles.name}>{name}</strong>
            <span className={styles.value}>
              <VerdictSign look={lookOf[line.verdict]} size={14} /> {t(`verdict.${line.verdict}`)}
            </span>
            <span className={styles.more}>
              {t("packs.noise")}{" "}
              <WhatIfField path={`control_lines[${index}].noise_m2`} label={name} value={line.noise_m2} unit="m2" />
              {line.own_uses.length === 0
                ? null
                : ` · ${t("packs.ownUses", { codes: line.own_uses.join(t("common.listSeparator")) })}`}
            </span>
            {source === undefined ? null : <SourceCell {...source} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Distances between two kinds of use. */
export function BufferList({ pack }: { readonly pack: RulePack }) {
  const { t, word } = useFormat();
  return (
    <ul className={styles.rows}>
      {(pack.buffers ?? []).map((buffer, index) => {
        const source = readSource(buffer);
        const name = `${word("packWord", buffer.from)} → ${word("packWord", buffer.to)}`;
        return (
          <li key={name} className={styles.row}>
            <strong className={styles.name}>{name}</strong>
            <span className={styles.value}>
              <span className={styles.op}>≥</span>
              <WhatIfField path={`buffers[${index}].min_m`} label={name} value={buffer.min_m} unit="m" />
            </span>
            {buffer.needs === undefined ? null : (
              <span className={styles.more}>{t("packs.needs", { what: word("packWord", buffer.needs) })}</span>
            )}
            {source === undefined ? null : <SourceCell {...source} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Values aimed at, by the type of zone, with what each weighs in the score. */
export function IdealList({ pack }: { readonly pack: RulePack }) {
  const { t, word, text } = useFormat();
  const { ideals } = pack;
  if (ideals === undefined) return null;
  const source = readSource(ideals);
  return (
    <>
      <p className={styles.more}>
        {text(ideals.title)} {source === undefined ? null : <SourceCell {...source} />}
      </p>
      {Object.entries(ideals.types).map(([type, list]) => (
        <details key={type} className={styles.nested}>
          <summary>{word("zoneType", type)}</summary>
          <ul className={styles.rows}>
            {(list ?? []).map((ideal, index) => {
              const name = word("indicator", ideal.key);
              return (
                <li key={ideal.key} className={styles.row} data-plain="">
                  <span className={styles.name}>{name}</span>
                  <span className={styles.value}>
                    {ideal.value === undefined ? (
                      t("packs.avoid")
                    ) : (
                      <WhatIfField
                        path={`ideals.types.${type}[${index}].value`}
                        label={name}
                        value={ideal.value}
                        unit={unitOfIdeal(ideal.key)}
                      />
                    )}
                    <span className={styles.weight}>
                      {t("packs.weight", { percent: `${Math.round(ideal.weight * 1000) / 10} %` })}
                    </span>
                  </span>
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </>
  );
}

function unitOfIdeal(key: string): string {
  if (key.endsWith("_far")) return "ratio";
  if (/intensity$|per_area$|_output$/.test(key)) return "wan_per_ha";
  return key === "population_density"
    ? "persons_per_ha"
    : /rate$|coefficient$|density/.test(key)
      ? "fraction"
      : unitOfSetting(key);
}

/** The steps of disposing of idle land. */
export function StepList({ pack }: { readonly pack: RulePack }) {
  const { t, text } = useFormat();
  const source = readSource(pack.steps);
  return (
    <>
      <ol className={styles.steps}>
        {(pack.steps?.items ?? []).map((item) => (
          <li key={item.key}>
            {text(item.name)}{" "}
            <span className={styles.more}>
              {[
                item.article?.replace(/^art\. (.+)$/, (_, article: string) => t("explain.article", { article })),
                item.deadline_days === null ? t("packs.noDeadline") : t("unit.days", { count: item.deadline_days }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      {source === undefined ? null : <SourceCell {...source} />}
    </>
  );
}
