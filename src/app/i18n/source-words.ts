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
  [
    /^Parkwright project default, criteria are set locally since (.+)$/,
    "Parkwright project default; criteria are set locally since $1",
    "本软件默认值；$1 以来认定标准由各地制定",
    "本軟體預設值；$1 以來認定標準由各地訂定",
  ],
  [
    /^Exit system of park policy in Gansu \((.+)\); derivation is a project default$/,
    "Exit system of park policy in Gansu ($1); derivation is a project default",
    "甘肃园区政策的退出机制（$1）；判定方法为本软件默认",
    "甘肅園區政策的退場機制（$1）；判定方法為本軟體預設",
  ],
  [
    /^planning estimate at the agreed minima, no finding \(project default\)$/,
    "planning estimate at the agreed minima, no finding (project default)",
    "按约定下限估算，仅供洽谈，不作认定（本软件默认）",
    "依約定下限估算，僅供洽談，不作認定（本軟體預設）",
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
  [
    /^per-mu evaluation practice \(亩均论英雄\): land a firm uses$/,
    "per-mu evaluation practice (亩均论英雄): land a firm uses",
    "亩均评价通行做法：企业实际用地",
    "畝均評價通行做法：企業實際用地",
  ],
  [
    /^per-mu evaluation of the Zhejiang type \(亩均论英雄\)$/,
    "per-mu evaluation of the Zhejiang type (亩均论英雄)",
    "浙江模式亩均评价（亩均论英雄）",
    "浙江模式畝均評價（畝均論英雄）",
  ],
  [
    /^per-mu evaluation of the Anhui type \(亩均论英雄\)$/,
    "per-mu evaluation of the Anhui type (亩均论英雄)",
    "安徽模式亩均评价（亩均论英雄）",
    "安徽模式畝均評價（畝均論英雄）",
  ],
  [
    /^per-mu evaluation \(亩均论英雄\), score of weighted indicators$/,
    "per-mu evaluation (亩均论英雄), score of weighted indicators",
    "亩均评价（亩均论英雄）：加权得分",
    "畝均評價（畝均論英雄）：加權得分",
  ],
  [/^location quotient \(区位商\)$/, "location quotient (区位商)", "区位商定义", "區位商定義"],
  [
    /^chain completeness: links with at least one operating firm \(补链\)$/,
    "chain completeness: links with at least one operating firm (补链)",
    "产业链完整度：至少一家在营企业的环节",
    "產業鏈完整度：至少一家營運中企業的環節",
  ],
  [
    /^chain adjacency: nearest edges of the parcels, project default$/,
    "chain adjacency: nearest edges of the parcels, project default",
    "上下游邻近：按宗地边界最近距离，本软件默认",
    "上下游鄰近：依宗地邊界最近距離，本軟體預設",
  ],
  [
    /^Herfindahl-Hirschman index of revenue$/,
    "Herfindahl-Hirschman index of revenue",
    "营业收入的赫芬达尔指数",
    "營業收入的赫芬達爾指數",
  ],
  [
    /^leading share: revenue of the largest firms \(龙头企业\)$/,
    "leading share: revenue of the largest firms (龙头企业)",
    "龙头企业占比：营业收入最大的企业",
    "龍頭企業占比：營業收入最大的企業",
  ],
  [
    /^local supply links: recorded pairs of supplier and customer$/,
    "local supply links: recorded pairs of supplier and customer",
    "本地配套：登记的供需对",
    "在地配套：登錄的供需對",
  ],
  [
    /^clustering by function: built parcels of a use the zone is meant for$/,
    "clustering by function: built parcels of a use the zone is meant for",
    "功能集聚：已建成且符合分区主导用途的宗地",
    "功能集聚：已建成且符合分區主導用途的宗地",
  ],
  [
    /^standard-factory vacancy \(标准厂房空置率\), project default$/,
    "standard-factory vacancy (标准厂房空置率), project default",
    "标准厂房空置率，本软件默认",
    "標準廠房空置率，本軟體預設",
  ],
  [
    /^Parkwright project default: start-up, filling and cluster stages of park policy texts, by built rate$/,
    "Parkwright project default: start-up, filling and cluster stages of park policy texts, by built rate",
    "本软件默认：按建成率划分起步、填充、集群阶段",
    "本軟體預設：依建成率劃分起步、填充、聚落階段",
  ],
  [/^Parkwright sample ideal: /, "Parkwright sample ideal: ", "Parkwright 示例理想值：", "Parkwright 範例理想值："],
  [
    /rounded up from the national-level zones of one year$/,
    "rounded up from the national-level zones of one year",
    "由某年国家级开发区平均值取整（向上）",
    "由某年國家級開發區平均值取整（向上）",
  ],
  [
    /between the national-level zones and Guangdong 2019$/,
    "between the national-level zones and Guangdong 2019",
    "介于国家级开发区平均值与广东省 2019 年值之间",
    "介於國家級開發區平均值與廣東省 2019 年值之間",
  ],
  [
    /rounded up from Guangdong 2019$/,
    "rounded up from Guangdong 2019",
    "由广东省 2019 年值向上取整",
    "由廣東省 2019 年值向上取整",
  ],
  [
    /rounded down from Guangdong 2019$/,
    "rounded down from Guangdong 2019",
    "由广东省 2019 年值向下取整",
    "由廣東省 2019 年值向下取整",
  ],
  [/chosen for this sample$/, "chosen for this sample", "为示例设定", "為範例設定"],
  [
    /one person for 100 m² of built land$/,
    "one person for 100 m² of built land",
    "人均建成用地 100 平方米",
    "人均建成用地 100 平方公尺",
  ],
];

const column = { en: 1, "zh-CN": 2, "zh-TW": 3 } as const;

/** A source in the language shown; what is not known stays as it was written. */
export function sourceText(source: string, language: Language): string {
  return phrases.reduce((text, phrase) => text.replace(phrase[0], phrase[column[language]]), source);
}
