import type { IssueSentences } from "./issue-sentences.ts";

/** 问题说明（简体）：[是什么、在哪里、实为何、应为何，怎么办]。 */
export const issuesZhCn: IssueSentences = {
  "empty-file": ["{file} 是空文件，没有任何内容。", "请重新导出或下载该文件。"],
  "not-json": [
    "{file} 不是 JSON：第 {line} 行第 {column} 列为 {got}，应为 {expected}。",
    "请打开该处修正，或重新导出。",
  ],
  "truncated-file": ["{file} 在第 {line} 行第 {column} 列处中断，数据不完整。", "文件被截断，请重新复制或下载。"],
  "wrong-content": ["{file} 看起来是 {got}，不是 GeoJSON。", "请选择正确的文件，或改回正确的扩展名。"],
  "not-geojson": [
    "{file} 是 JSON 但不是 GeoJSON：{got}，应为 {expected}。",
    "请将图层导出为 GeoJSON FeatureCollection。",
  ],
  "no-features": ["{file} 中没有要素。", "请检查导出设置，可能全部被筛掉了。"],
  "too-large": ["{file} 有 {measured} {what}，上限为 {allowed}。", "请拆分文件，分几次导入。"],
  "unreadable-archive": ["{file} 无法解压：{got}。", "请用普通压缩软件重新打包，不设密码。"],
  "damaged-cache": [
    "{file} 已损坏：内容与保存时不一致，未打开其中任何数据。",
    "请重新复制该文件，或打开生成该园区的原始文件。",
  ],
  "unsafe-path": ["{file} 含有名为“{entry}”的成员，指向压缩包之外。", "请勿使用此压缩包，请发送人重新提供。"],
  "unknown-member": ["{file} 不属于数据集格式，作为附件保留。", "无需处理。"],
  "not-a-dataset": [
    "{file} 中没有数据集图层：既无 park.json，也无 parcels.geojson 一类文件。",
    "请选择数据集文件夹、其 zip，或 GeoJSON 文件；其他格式在此不能读取。",
  ],
  "unknown-layer": [
    "{file} 按图层“{layer}”读取：从文件名看不出其他信息。",
    "请按图层命名文件（如 parcels.geojson），或提供映射文件。",
  ],
  "newer-format": ["{file} 的格式为 {got}，本程序读取 {expected}。", "请更新本程序，或将文件存为旧格式。"],
  "bad-dataset-file": ["{file}：{property} 为 {got}，应为 {expected}。", "请修正文件中的该项。"],
  "bad-mapping": ["映射文件 {file}：{property} 为 {got}，应为 {expected}。", "请修正映射文件中的该项。"],
  "bad-rule-pack": [
    "规则包 {file}：{property} 为 {got}，应为 {expected}。",
    "请修正规则包；各项说明见 docs/guide/rule-packs.md。",
  ],
  "unknown-rule-pack": [
    "园区要求的规则包“{got}”不在此处；现有 {allowed}。未按它作任何判断。",
    "请改选现有的规则包，或在命令行用 --rules 指明其文件。",
  ],
  "bad-pack-table": [
    "数表 {file} 第 {line} 行，{column} 列：为 {got}，应为 {expected}。",
    "请修正该单元格，或移走该文件：没有它时以规则包内的数表为准。",
  ],
  "contradicting-limits": [
    "规则包 {file}：{property} 要求 {key} 不低于 {minimum}，{other} 要求不高于 {maximum}；两者同时适用处结论为未知。",
    "请修正其中一条，或写明各自的适用范围。",
  ],
  "text-encoding": ["{file} 不是 UTF-8，已按 {used} 读取。", "请核对中文名称；为稳妥起见请存为 UTF-8。"],
  "unreadable-text": ["{file} 的文字无法解码：不是 {expected}。", "请存为 UTF-8，或用 --encoding 指明编码。"],
  "bad-line": [
    "{file} 第 {line} 行不是 JSON：第 {column} 列为 {got}，应为 {expected}。该行已略去。",
    "请修正该行，或重新导出。",
  ],
  "ambiguous-file": ["{file} 开头两次出现“{property}”，不同程序会读出不同内容。", "请删去其中一个。"],
  "not-a-feature": ["{file} 第 {feature} 个要素为 {got}，应为 GeoJSON Feature，已略去。", "请修正或删除该项。"],
  "bad-properties": ["{file} 第 {feature} 个要素的属性为 {got}，应为对象。图形已读入，属性未读入。", "请修正属性。"],
  "reserved-name": [
    "{file} 第 {feature} 个要素含名为 {got} 的成员，可能被程序误读；已按普通数据保留。",
    "请在源数据中改名。",
  ],
  "digits-kept": [
    "{file}：{property} 中有过长的整数（{count} 处，首见第 {row} 行），已按文本保留全部数字。",
    "请在源数据中将长编号写为文本。",
  ],
  "broken-characters": [
    "{file} 第 {row} 行：{property} 含无法保存的字符（NUL 或半个字符），已去除。",
    "请在源数据中修正文字。",
  ],
  "hidden-characters": ["{file} 第 {row} 行：{property} 含会改变显示的隐藏字符：{got}。", "请核对文字是否如其所示。"],
  "spoiled-characters": ["{file} 第 {row} 行：{property} 含替换字符，文字在此之前已损坏。", "请用正确的编码重新导出。"],
  "duplicate-member": ["第 {feature} 个要素两次出现“{property}”，采用了后一个。", "请删去其中一个。"],
  "deep-nesting": ["第 {feature} 个要素嵌套 {measured} 层，上限为 {allowed} 层。", "请先简化数据结构再导入。"],
  "suspicious-crs": [
    "{file}：第 {feature} 个要素的坐标如 {got}，不是经纬度；文件没有注明坐标系。应为经度、纬度（度）。",
    "请指明坐标系，例如 --crs {suggestion}。",
  ],
  "unknown-crs": [
    "{file} 注明的坐标系 {got} 未收录。",
    "请使用 data/crs/crs.json 中的 EPSG 代码或 PROJ 字符串，或转换为 WGS 84。",
  ],
  "mixed-crs": [
    "{file}：第 {feature} 个要素的坐标如 {got}，是经纬度，而其余要素用的是另一坐标系。",
    "请统一坐标系后重新导入。",
  ],
  "datum-shift": ["{file} 采用 {got}，为旧基准。{note}", "在判断靠近边界的面积之前，请先与已知位置核对。"],
  "declared-crs": ["{file} 注明 {got}，坐标已转换为经纬度。", "无需处理。"],
  "crs-member": ["{file} 含旧式 crs 成员 {got}，与 GeoJSON 的经纬度相同。", "无需处理。"],
  "swapped-axes": [
    "{file}：第 {feature} 个要素的坐标轴颠倒：纬度 {got} 在前。应先经度、后纬度。",
    "请在源数据中把经度放在纬度之前，再重新导入。",
  ],
  "gcj02-suspected": [
    "图层“{layer}”偏离园区 {measured} m，可能是 GCJ-02 或 BD-09 坐标。",
    "请查明坐标来源；程序不会擅自转换。",
  ],
  "gcj02-labelled": [
    "{file} 以 {property}“{got}”表明坐标带有网络地图偏移（220 至 620 m），已原样读取。",
    "请索取 CGCS2000 或 WGS 84 数据；程序不会擅自转换。",
  ],
  "huge-extent": ["{file} 第 {feature} 个要素跨 {measured} 度，远大于一个园区。", "请检查其坐标。"],
  "zero-coordinates": ["{file} 第 {feature} 个要素位于 0, 0（几内亚湾），说明位置未曾填写。", "请填入真实位置。"],
  "longitude-wrapped": ["{layer} {id} 的经度超过 180°，已减去整圈。", "无需处理。"],
  "text-coordinates": ["{layer} {id} 的坐标是文本，已按数字读取。", "请在源数据中将坐标写为数字。"],
  "far-away": ["{file} 第 {feature} 个要素距其余要素 {measured} km。", "请检查坐标：是否坐标轴颠倒，或坐标系不同？"],
  "missing-property": ["{file} 第 {row} 行缺 {property}。", "请填写 {property}，或映射其他字段。"],
  "bad-value": ["{file} 第 {row} 行：{property} 为 {got}，应为 {expected}。按未知处理。", "请更正该值。"],
  "missing-kind": [
    "{file} 第 {row} 行：{property} 为 {got}，应为以下之一：{expected}。缺此项该记录没有意义，已略去。",
    "请填写 {property}，或映射其他字段。",
  ],
  "unmapped-field": [
    "映射：{file} 中没有字段“{got}”，因此 {property} 未知。",
    "请更正映射文件中的字段名，注意大小写。",
  ],
  "missing-park-file": [
    "没有 park.json；数据集名为“{id}”，没有自己的规则包和日期。",
    "请补充 park.json，注明规则包、日期和来源。",
  ],
  "invalid-date": ["{file} 第 {row} 行：{property} 为 {got}，不是日期，应为 YYYY-MM-DD。按未知处理。", "请更正日期。"],
  "duplicate-id": [
    "编号 {id} 出现在 {file} 的第 {rows} 行；同一图层编号不得重复。第一行之后的已改为 {renamed}。",
    "请为每条记录编定唯一编号。",
  ],
  "made-id": ["{file} 第 {row} 行没有可用编号（{got}），已命名为 {id}。", "请在源数据中补编号，以便比较后续版本。"],
  "unknown-land-use": ["{file} 第 {row} 行：用地代码“{got}”不在 {system} 中。", "请更正代码，或注明其代码体系。"],
  "missing-code-system": [
    "{file} 第 {row} 行：用地代码“{got}”未注明代码体系，相关核查为未知。",
    "请填写 codeSystem，例如 cn-2023。",
  ],
  "dangling-reference": ["{layer} {id}：{property} 指向“{got}”，但不存在。", "请更正引用。"],
  "missing-layer": ["没有图层“{layer}”，需要它的核查为未知。", "如有该图层请补充。"],
  "null-geometry": ["{file} 第 {row} 行没有图形，不在图上显示，也不计入面积。", "请补绘图形，或删除该行。"],
  "invalid-geometry": ["{file} 第 {row} 行无法使用：{got}，应为 {expected}。已略去。", "请在源数据中修正图形。"],
  "wrong-geometry-type": ["{file} 第 {row} 行为 {got}，此图层需要 {expected}。已略去。", "请放入相应的图层。"],
  "mixed-geometry": ["{file} 第 {row} 行由多种图形组成；读入其中的 {kept}，略去：{got}。", "请在源数据中拆分。"],
  "self-intersection": [
    "{layer} {id} 自相交，已在交点处拆开。面积由 {before} m² 变为 {after} m²。",
    "请检查图形，确认或重绘。",
  ],
  "unclosed-ring": ["{layer} {id}：有一个环未闭合，已在末尾补上首点。", "无需处理，除非缺点。"],
  "hole-outside": [
    "{layer} {id}：有一个洞在外环之外，已去除。面积由 {before} m² 变为 {after} m²。",
    "请检查它是否应为独立部分。",
  ],
  "overlapping-parts": [
    "{layer} {id}：图形的各部分相互重叠，已合并。面积由 {before} m² 变为 {after} m²。",
    "请检查图形。",
  ],
  "repeated-points": ["{layer} {id}：去除 {count} 个重复点或尖刺点，面积不变。", "无需处理。"],
  "ring-direction": ["{layer}：{count} 个图形的环方向不对，已调整，面积不变。", "无需处理。"],
  "extra-dimensions": ["{layer}：{count} 个图形中经纬度之后的高程等数值已略去。", "无需处理。"],
  "wraps-antimeridian": ["{layer} {id} 跨 180° 经线，已在该处拆开。", "无需处理。"],
  "duplicate-geometry": ["{layer} {ids} 图形相同。", "请保留其中一个。"],
  "parcel-overlap": [
    "地块 {a} 与 {b} 重叠 {measured} m²（平均宽 {width} m）。",
    "请移动公共边界，或更正其中一次测量。",
  ],
  "shape-stack": [
    "{layer} {a} 等共 {count} 个图形轮廓相同：{pairs} 对两两重叠，每对 {measured} m²（平均宽 {width} m）。",
    "请保留其中一个；同一建筑的各户、各层应归入同一地块。",
  ],
  "area-counted-twice": [
    "因地块重叠，各项合计重复计入 {measured} m²。园区：{parks}；功能区：{zones}。其比率均为估算。",
    "请移动重叠地块之间的边界。",
  ],
  "zone-overlap": ["功能区 {a} 与 {b} 重叠 {measured} m²（平均宽 {width} m）。", "请移动公共边界。"],
  "zone-gap": ["园区 {park} 有 {measured} m² 不属于任何功能区（平均宽 {width} m）。", "请扩展相邻功能区，或新绘一个。"],
  "outside-park": [
    "{layer} {id} 有 {measured} m² 在园区之外（平均宽 {width} m）。",
    "请将边界移入园区，或调整园区范围。",
  ],
  "straddles-zones": ["地块 {id} 跨 {count} 个功能区：{shares}。", "请沿功能区边界分割地块，或更正功能区。"],
  sliver: [
    "{what}：{a} 与 {b} 之间有 {measured} m² 的碎片（平均宽 {width} m）。",
    "一般为制图误差，捕捉边界即可消除。",
  ],
  "building-crosses-parcel": [
    "地块 {id} 的建筑 {building} 有 {measured} m² 落在 {neighbor} 上。",
    "请核对测量；占用他人用地须有协议。",
  ],
  "building-outside-parcel": [
    "建筑 {building} 登记在地块 {id}，但有 {measured} m² 不在任何地块内。",
    "请核对测量或地块边界。",
  ],
  "land-accounts-differ": [
    "园区 {id}：各类用地之和为 {accounts} ha，园区面积为 {total} ha，相差 {percent} %；{tolerance} % 以内为正常。",
    "请查找相互重叠、越出园区或属于其他园区的地块。在此之前评价指标不可信。",
  ],
  "indicator-unusual": [
    "园区 {id}：{indicator}为 {measured}；开发区一般在 {low} 至 {high} 之间，公布值 {usual}。",
    "请核对其依据的记录，数值也可能属实。",
  ],
  "sponsor-shares-differ": [
    "园区 {id}：各出资方的比例之和为 {sum}，不等于 1。",
    "请填写全部出资方的比例，否则无法计算各方所占部分。",
  ],
  "area-mismatch": [
    "地块 {id}：证载 {deed} m²，图上 {drawn} m²，相差 {percent} %；{allowed} % 以内为正常。",
    "请查明哪一个已过时。",
  ],
  // Proposals
  "proposal-outside-survey": [
    "{file} 第 {feature} 个要素（{id}）距最近的现状调查图斑 {measured} m，无法判断其现状地类。",
    "请检查坐标，或载入覆盖该处的调查成果。",
  ],
  "proposal-inside-park": ["{id} 有 {measured} m² 已在园区 {other} 内，不计为新增用地。", "请沿园区边界绘制扩区范围。"],
  "proposal-overlap": ["{id} 与 {other} 重叠 {measured} m²，该处只计一次。", "请移动公共边界。"],
  "proposal-outside-park": [
    "{id} 有 {measured} m² 不属于园区 {other}，只有园区内的土地可以调出。",
    "请在园区范围内绘制调出范围。",
  ],
  "proposal-cuts-parcel": [
    "{id} 切割地块 {other}，其中 {measured} m² 被调出；调整后的指标仍按整个地块计算。",
    "请先分割地块，或整块调出。",
  ],
  "engine-disagreement": [
    "{layer} {id}：两套引擎相差 {measured} m²，容许 {allowed} m²。",
    "请将园区文件一并反馈给我们。",
  ],
  "engine-fallback": ["{what}：第一套几何引擎未能完成，由第二套完成。", "无需处理。"],
};
