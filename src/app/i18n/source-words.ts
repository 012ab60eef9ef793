import type { Language } from "../state/session.ts";

type SourcePhrase = readonly [written: RegExp, en: string, zhCn: string, zhTw: string];

/**
 * How the core and the packs write a source -> how it reads. Titles of papers stay as they were published; only the words
 * around them are ours.
 */
const phrases: readonly SourcePhrase[] = [
  [/^grant contract /, "grant contract ", "出让合同 ", "出讓合同 "],
  [/^rule pack /, "rule pack ", "规则包 ", "規則包 "],
  [
    /^domain: sums over sums, denominator the drawn area$/,
    "sum over all parcels, divided by the drawn area of the park",
    "全部地块之和除以园区图上面积",
    "全部地塊之和除以園區圖上面積",
  ],
  [/^domain §[\d.]+: building density \(建筑密度\)$/, "building density (建筑密度)", "建筑密度定义", "建蔽率定義"],
  [/^domain §[\d.]+: building height \(建筑高度\)$/, "building height (建筑高度)", "建筑高度定义", "建築高度定義"],
  [/, notes: floor area ratio$/, ", notes: floor area ratio", "，指标说明：容积率", "，指標說明：容積率"],
  [/, notes: building coefficient$/, ", notes: building coefficient", "，指标说明：建筑系数", "，指標說明：建築係數"],
  [/, notes: green ratio$/, ", notes: green ratio", "，指标说明：绿地率", "，指標說明：綠地率"],
  [/, notes: investment intensity$/, ", notes: investment intensity", "，指标说明：投资强度", "，指標說明：投資強度"],
  [
    /, notes: land of administration and living services$/,
    ", notes: land of administration and living services",
    "，指标说明：行政办公及生活服务设施用地",
    "，指標說明：行政辦公及生活服務設施用地",
  ],
  [
    /: share of administrative and living floor area$/,
    ": share of administrative and living floor area",
    "：行政办公及生活服务设施建筑面积占比",
    "：行政辦公及生活服務設施樓地板面積占比",
  ],
  [
    /^Parkwright project default, based on the class definitions of (.+)$/,
    "Parkwright project default, based on the class definitions of $1",
    "本软件默认值，参照 $1 的用地分类定义",
    "本軟體預設值，參照 $1 的用地分類定義",
  ],
  [/ and road red line; verdict/, " and road red line; verdict", "及道路红线; verdict", "及道路紅線; verdict"],
  [/, local policy; verdict/, ", local policy; verdict", "，地方政策; verdict", "，地方政策; verdict"],
  [/; verdict is a project default$/, "; verdict is a project default", "；判定为本软件默认", "；判定為本軟體預設"],
  [
    /: seven services and levelled ground, common wording of park policy texts$/,
    ": seven services and levelled ground, common wording of park policy texts",
    "：园区政策文本的通行说法",
    "：園區政策文本的通行說法",
  ],
];

const column = { en: 1, "zh-CN": 2, "zh-TW": 3 } as const;

/** A source in the language shown; what is not known stays as it was written. */
export function sourceText(source: string, language: Language): string {
  return phrases.reduce((text, phrase) => text.replace(phrase[0], phrase[column[language]]), source);
}
