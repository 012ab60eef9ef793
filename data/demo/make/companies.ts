import type { Random } from "./random.ts";
import { type Names, names } from "./streets.ts";

interface Trade {
  readonly code: string;
  readonly name: Names;
  readonly pollutionClass: 1 | 2 | 3;
}
const trade = (code: string, pollutionClass: 1 | 2 | 3, en: string, hans: string, hant: string): Trade => ({
  code,
  pollutionClass,
  name: names(en, hans, hant),
});

const light: readonly Trade[] = [
  trade("3979", 1, "Electronics", "电子", "電子"),
  trade("4014", 1, "Instruments", "仪器仪表", "儀器儀表"),
  trade("1811", 1, "Garments", "服饰", "服飾"),
  trade("3969", 1, "Smart Devices", "智能科技", "智能科技"),
  trade("2432", 1, "Crafts", "工艺制品", "工藝製品"),
  trade("3872", 1, "Lighting", "照明", "照明"),
  trade("3912", 1, "Computing", "信息技术", "資訊技術"),
  trade("4040", 1, "Optics", "光学", "光學"),
  trade("3983", 1, "Sensors", "传感技术", "傳感技術"),
  trade("2319", 1, "Printing", "印务", "印務"),
];
const medium: readonly Trade[] = [
  trade("3484", 2, "Precision", "精密机械", "精密機械"),
  trade("3525", 2, "Mould", "模具", "模具"),
  trade("3831", 2, "Cable", "电缆", "電纜"),
  trade("3812", 2, "Electric", "电气", "電氣"),
  trade("3670", 2, "Auto Parts", "汽车零部件", "汽車零部件"),
  trade("1439", 2, "Foods", "食品", "食品"),
  trade("2926", 2, "Plastics", "塑业", "塑業"),
  trade("3311", 2, "Steel Structures", "钢构", "鋼構"),
  trade("2231", 2, "Packaging", "包装", "包裝"),
  trade("3464", 2, "Cold Chain Equipment", "冷链设备", "冷鏈設備"),
  trade("3515", 2, "Machinery", "重工机械", "重工機械"),
  trade("1713", 2, "Textiles", "纺织", "紡織"),
];
const heavy: readonly Trade[] = [
  trade("3021", 3, "Building Materials", "新型建材", "新型建材"),
  trade("2641", 3, "Coatings", "涂料", "塗料"),
  trade("3140", 3, "Alloys", "合金材料", "合金材料"),
  trade("2653", 3, "Fine Chemicals", "精细化工", "精細化工"),
];
const store: readonly Trade[] = [
  trade("5990", 1, "Storage", "仓储", "倉儲"),
  trade("5432", 1, "Logistics", "物流", "物流"),
];
const research: readonly Trade[] = [
  trade("7320", 1, "Technology Institute", "技术研究院", "技術研究院"),
  trade("7452", 1, "Testing", "检测技术", "檢測技術"),
];
const services: readonly Trade[] = [
  trade("7221", 1, "Park Services", "园区服务", "園區服務"),
  trade("5211", 1, "Trade", "商贸", "商貿"),
];
const housing: readonly Trade[] = [trade("7040", 1, "Rental Housing", "租赁住房", "租賃住房")];
const utility: readonly Trade[] = [trade("4610", 1, "Utilities", "公用事业", "公用事業")];

const firstNames: readonly (readonly [string, string, string])[] = [
  ["Hengtai", "恒泰", "恆泰"],
  ["Ruifeng", "瑞丰", "瑞豐"],
  ["Boyuan", "博远", "博遠"],
  ["Shengyuan", "盛源", "盛源"],
  ["Haoyu", "浩宇", "浩宇"],
  ["Huachuan", "华川", "華川"],
  ["Yuanhang", "远航", "遠航"],
  ["Kerun", "科润", "科潤"],
  ["Lixin", "立新", "立新"],
  ["Chenxi", "晨曦", "晨曦"],
  ["Xintai", "信泰", "信泰"],
  ["Dexin", "德鑫", "德鑫"],
  ["Jinhe", "金禾", "金禾"],
  ["Mingda", "明达", "明達"],
  ["Anshun", "安顺", "安順"],
  ["Tianyi", "天翼", "天翼"],
  ["Zhongrui", "中瑞", "中瑞"],
  ["Yulong", "豫龙", "豫龍"],
  ["Huaibin", "淮滨", "淮濱"],
  ["Shihe", "浉河", "溮河"],
  ["Lanting", "蓝亭", "藍亭"],
  ["Guanghe", "光和", "光和"],
  ["Fuda", "富达", "富達"],
  ["Xinyue", "新越", "新越"],
  ["Qiaoshan", "乔山", "喬山"],
  ["Beichen", "北辰", "北辰"],
  ["Nanhu", "南湖", "南湖"],
  ["Longhua", "隆华", "隆華"],
  ["Zhengyang", "正阳", "正陽"],
  ["Kaiwei", "凯威", "凱威"],
  ["Yongxing", "永兴", "永興"],
  ["Tongli", "同力", "同力"],
  ["Weiye", "伟业", "偉業"],
  ["Jiahong", "嘉宏", "嘉宏"],
];

const byUse = (landUse: string): readonly Trade[] => {
  if (landUse === "100101") return light;
  if (landUse === "100102") return medium;
  if (landUse === "100103") return heavy;
  if (landUse.startsWith("11")) return store;
  if (landUse.startsWith("08")) return research;
  if (landUse.startsWith("07")) return housing;
  if (landUse.startsWith("13")) return utility;
  return services;
};

export interface Company {
  readonly id: string;
  readonly name: Names;
  readonly code: string;
  readonly pollutionClass: 1 | 2 | 3;
}

/** Hands out invented companies, no two of the same name. */
export function companyRegister(random: Random): (landUse: string) => Company {
  const used = new Set<string>();
  let number = 0;
  return (landUse) => {
    const trades = byUse(landUse);
    for (;;) {
      const t = random.pick(trades);
      const [en, hans, hant] = random.pick(firstNames);
      if (used.has(en + t.code)) continue;
      used.add(en + t.code);
      number++;
      return {
        id: `E${String(number).padStart(3, "0")}`,
        name: names(
          `Linhe ${en} ${t.name.en} Co., Ltd.`,
          `临河${hans}${t.name["zh-Hans"]}有限公司`,
          `臨河${hant}${t.name["zh-Hant"]}有限公司`,
        ),
        code: t.code,
        pollutionClass: t.pollutionClass,
      };
    }
  };
}
