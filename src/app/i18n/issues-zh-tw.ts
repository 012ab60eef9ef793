import type { IssueSentences } from "./issue-sentences.ts";

/** 問題說明（繁體）：[是什麼、在哪裡、實為何、應為何，如何處理]。 */
export const issuesZhTw: IssueSentences = {
  "empty-file": ["{file} 是空檔案，沒有任何內容。", "請重新匯出或下載該檔案。"],
  "not-json": [
    "{file} 不是 JSON：第 {line} 行第 {column} 欄為 {got}，應為 {expected}。",
    "請開啟該處修正，或重新匯出。",
  ],
  "truncated-file": ["{file} 在第 {line} 行第 {column} 欄處中斷，資料不完整。", "檔案被截斷，請重新複製或下載。"],
  "wrong-content": ["{file} 看起來是 {got}，不是 GeoJSON。", "請選擇正確的檔案，或改回正確的副檔名。"],
  "not-geojson": [
    "{file} 是 JSON 但不是 GeoJSON：{got}，應為 {expected}。",
    "請將圖層匯出為 GeoJSON FeatureCollection。",
  ],
  "no-features": ["{file} 中沒有圖徵。", "請檢查匯出設定，可能全部被篩掉了。"],
  "too-large": ["{file} 有 {measured} {what}，上限為 {allowed}。", "請拆分檔案，分次匯入。"],
  "unreadable-archive": ["{file} 無法解壓縮：{got}。", "請用一般壓縮軟體重新封裝，不設密碼。"],
  "damaged-cache": [
    "{file} 已損毀：內容與儲存時不符，未開啟其中任何資料。",
    "請重新複製該檔案，或開啟產生該園區的原始檔案。",
  ],
  "unsafe-path": ["{file} 含有名為「{entry}」的成員，指向壓縮檔之外。", "請勿使用此壓縮檔，請傳送者重新提供。"],
  "unknown-member": ["{file} 不屬於資料集格式，作為附件保留。", "無須處理。"],
  "not-a-dataset": [
    "{file} 中沒有資料集圖層：既無 park.json，也無 parcels.geojson 之類的檔案。",
    "請選擇資料集資料夾、其 zip，或 GeoJSON 檔案；其他格式在此無法讀取。",
  ],
  "unknown-layer": [
    "{file} 依圖層「{layer}」讀取：從檔名看不出其他資訊。",
    "請依圖層命名檔案（如 parcels.geojson），或提供對應檔。",
  ],
  "newer-format": ["{file} 的格式為 {got}，本程式讀取 {expected}。", "請更新本程式，或將檔案存為舊格式。"],
  "bad-dataset-file": ["{file}：{property} 為 {got}，應為 {expected}。", "請修正檔案中的該項。"],
  "bad-mapping": ["對應檔 {file}：{property} 為 {got}，應為 {expected}。", "請修正對應檔中的該項。"],
  "bad-rule-pack": [
    "規則包 {file}：{property} 為 {got}，應為 {expected}。",
    "請修正規則包；各項說明見 docs/guide/rule-packs.md。",
  ],
  "unknown-rule-pack": [
    "園區要求的規則包「{got}」不在此處；現有 {allowed}。未依它作任何判斷。",
    "請改選現有的規則包，或在命令列以 --rules 指明其檔案。",
  ],
  "bad-pack-table": [
    "數表 {file} 第 {line} 行，{column} 欄：為 {got}，應為 {expected}。",
    "請修正該儲存格，或移走該檔案：沒有它時以規則包內的數表為準。",
  ],
  "contradicting-limits": [
    "規則包 {file}：{property} 要求 {key} 不低於 {minimum}，{other} 要求不高於 {maximum}；兩者同時適用處結論為未知。",
    "請修正其中一條，或寫明各自的適用範圍。",
  ],
  "text-encoding": ["{file} 不是 UTF-8，已依 {used} 讀取。", "請核對中文名稱；為求穩妥請存為 UTF-8。"],
  "unreadable-text": ["{file} 的文字無法解碼：不是 {expected}。", "請存為 UTF-8，或以 --encoding 指明編碼。"],
  "bad-line": [
    "{file} 第 {line} 行不是 JSON：第 {column} 欄為 {got}，應為 {expected}。該行已略去。",
    "請修正該行，或重新匯出。",
  ],
  "ambiguous-file": ["{file} 開頭兩次出現「{property}」，不同程式會讀出不同內容。", "請刪去其中一個。"],
  "not-a-feature": ["{file} 第 {feature} 個圖徵為 {got}，應為 GeoJSON Feature，已略去。", "請修正或刪除該項。"],
  "bad-properties": ["{file} 第 {feature} 個圖徵的屬性為 {got}，應為物件。圖形已讀入，屬性未讀入。", "請修正屬性。"],
  "reserved-name": [
    "{file} 第 {feature} 個圖徵含名為 {got} 的成員，可能被程式誤讀；已依一般資料保留。",
    "請在來源資料中改名。",
  ],
  "digits-kept": [
    "{file}：{property} 中有過長的整數（{count} 處，首見第 {row} 列），已以文字保留全部數字。",
    "請在來源資料中將長編號寫為文字。",
  ],
  "broken-characters": [
    "{file} 第 {row} 列：{property} 含無法儲存的字元（NUL 或半個字元），已移除。",
    "請在來源資料中修正文字。",
  ],
  "hidden-characters": ["{file} 第 {row} 列：{property} 含會改變顯示的隱藏字元：{got}。", "請核對文字是否如其所示。"],
  "spoiled-characters": ["{file} 第 {row} 列：{property} 含替代字元，文字在此之前已損壞。", "請以正確的編碼重新匯出。"],
  "duplicate-member": ["第 {feature} 個圖徵兩次出現「{property}」，採用後一個。", "請刪去其中一個。"],
  "deep-nesting": ["第 {feature} 個圖徵巢狀 {measured} 層，上限為 {allowed} 層。", "請先簡化資料結構再匯入。"],
  "suspicious-crs": [
    "{file}：第 {feature} 個圖徵的座標如 {got}，不是經緯度；檔案沒有註明座標系。應為經度、緯度（度）。",
    "請指明座標系，例如 --crs {suggestion}。",
  ],
  "unknown-crs": [
    "{file} 註明的座標系 {got} 未收錄。",
    "請使用 data/crs/crs.json 中的 EPSG 代碼或 PROJ 字串，或轉換為 WGS 84。",
  ],
  "mixed-crs": [
    "{file}：第 {feature} 個圖徵的座標如 {got}，是經緯度，而其餘圖徵用的是另一座標系。",
    "請統一座標系後重新匯入。",
  ],
  "datum-shift": ["{file} 採用 {got}，為舊基準。{note}", "在判斷靠近邊界的面積之前，請先與已知位置核對。"],
  "declared-crs": ["{file} 註明 {got}，座標已轉換為經緯度。", "無須處理。"],
  "crs-member": ["{file} 含舊式 crs 成員 {got}，與 GeoJSON 的經緯度相同。", "無須處理。"],
  "swapped-axes": [
    "{file}：第 {feature} 個圖徵的座標軸顛倒：緯度 {got} 在前。應先經度、後緯度。",
    "請在來源資料中把經度放在緯度之前，再重新匯入。",
  ],
  "gcj02-suspected": [
    "圖層「{layer}」偏離園區 {measured} m，可能是 GCJ-02 或 BD-09 座標。",
    "請查明座標來源；程式不會擅自轉換。",
  ],
  "gcj02-labelled": [
    "{file} 以 {property}「{got}」表明座標帶有網路地圖偏移（220 至 620 m），已原樣讀取。",
    "請索取 CGCS2000 或 WGS 84 資料；程式不會擅自轉換。",
  ],
  "huge-extent": ["{file} 第 {feature} 個圖徵跨 {measured} 度，遠大於一個園區。", "請檢查其座標。"],
  "zero-coordinates": ["{file} 第 {feature} 個圖徵位於 0, 0（幾內亞灣），表示位置未曾填寫。", "請填入真實位置。"],
  "longitude-wrapped": ["{layer} {id} 的經度超過 180°，已減去整圈。", "無須處理。"],
  "text-coordinates": ["{layer} {id} 的座標是文字，已依數字讀取。", "請在來源資料中將座標寫為數字。"],
  "far-away": ["{file} 第 {feature} 個圖徵距其餘圖徵 {measured} km。", "請檢查座標：是否座標軸顛倒，或座標系不同？"],
  "missing-property": ["{file} 第 {row} 列缺 {property}。", "請填寫 {property}，或對應其他欄位。"],
  "bad-value": ["{file} 第 {row} 列：{property} 為 {got}，應為 {expected}。依未知處理。", "請更正該值。"],
  "missing-kind": [
    "{file} 第 {row} 列：{property} 為 {got}，應為下列之一：{expected}。缺此項該記錄沒有意義，已略去。",
    "請填寫 {property}，或對應其他欄位。",
  ],
  "unmapped-field": [
    "對應檔：{file} 中沒有欄位「{got}」，因此 {property} 未知。",
    "請更正對應檔中的欄位名稱，注意大小寫。",
  ],
  "missing-park-file": [
    "沒有 park.json；資料集名為「{id}」，沒有自己的規則包與日期。",
    "請補上 park.json，註明規則包、日期與來源。",
  ],
  "invalid-date": ["{file} 第 {row} 列：{property} 為 {got}，不是日期，應為 YYYY-MM-DD。依未知處理。", "請更正日期。"],
  "duplicate-id": [
    "編號 {id} 出現在 {file} 的第 {rows} 列；同一圖層編號不得重複。第一列之後的已改為 {renamed}。",
    "請為每筆記錄編定唯一編號。",
  ],
  "made-id": ["{file} 第 {row} 列沒有可用編號（{got}），已命名為 {id}。", "請在來源資料中補編號，以便比較後續版本。"],
  "unknown-land-use": ["{file} 第 {row} 列：用地代碼「{got}」不在 {system} 中。", "請更正代碼，或註明其代碼體系。"],
  "missing-code-system": [
    "{file} 第 {row} 列：用地代碼「{got}」未註明代碼體系，相關檢核為未知。",
    "請填寫 codeSystem，例如 cn-2023。",
  ],
  "dangling-reference": ["{layer} {id}：{property} 指向「{got}」，但不存在。", "請更正參照。"],
  "missing-layer": ["沒有圖層「{layer}」，需要它的檢核為未知。", "如有該圖層請補上。"],
  "null-geometry": ["{file} 第 {row} 列沒有圖形，不在圖上顯示，也不計入面積。", "請補繪圖形，或刪除該列。"],
  "invalid-geometry": ["{file} 第 {row} 列無法使用：{got}，應為 {expected}。已略去。", "請在來源資料中修正圖形。"],
  "wrong-geometry-type": ["{file} 第 {row} 列為 {got}，此圖層需要 {expected}。已略去。", "請放入相應的圖層。"],
  "mixed-geometry": ["{file} 第 {row} 列由多種圖形組成；讀入其中的 {kept}，略去：{got}。", "請在來源資料中拆分。"],
  "self-intersection": [
    "{layer} {id} 自相交，已在交點處拆開。面積由 {before} m² 變為 {after} m²。",
    "請檢查圖形，確認或重繪。",
  ],
  "unclosed-ring": ["{layer} {id}：有一個環未閉合，已在末尾補上首點。", "無須處理，除非缺點。"],
  "hole-outside": [
    "{layer} {id}：有一個洞在外環之外，已移除。面積由 {before} m² 變為 {after} m²。",
    "請檢查它是否應為獨立部分。",
  ],
  "overlapping-parts": [
    "{layer} {id}：圖形的各部分互相重疊，已合併。面積由 {before} m² 變為 {after} m²。",
    "請檢查圖形。",
  ],
  "repeated-points": ["{layer} {id}：移除 {count} 個重複點或尖刺點，面積不變。", "無須處理。"],
  "ring-direction": ["{layer}：{count} 個圖形的環方向不對，已調整，面積不變。", "無須處理。"],
  "extra-dimensions": ["{layer}：{count} 個圖形中經緯度之後的高程等數值已略去。", "無須處理。"],
  "wraps-antimeridian": ["{layer} {id} 跨 180° 經線，已在該處拆開。", "無須處理。"],
  "duplicate-geometry": ["{layer} {ids} 圖形相同。", "請保留其中一個。"],
  "parcel-overlap": [
    "地塊 {a} 與 {b} 重疊 {measured} m²（平均寬 {width} m）。",
    "請移動共同邊界，或更正其中一次測量。",
  ],
  "shape-stack": [
    "{layer} {a} 等共 {count} 個圖形輪廓相同：{pairs} 對兩兩重疊，每對 {measured} m²（平均寬 {width} m）。",
    "請保留其中一個；同一棟建築的各戶、各樓層應歸入同一地塊。",
  ],
  "area-counted-twice": [
    "因地塊重疊，各項合計重複計入 {measured} m²。園區：{parks}；功能分區：{zones}。其比率均為估算。",
    "請移動重疊地塊之間的邊界。",
  ],
  "zone-overlap": ["功能分區 {a} 與 {b} 重疊 {measured} m²（平均寬 {width} m）。", "請移動共同邊界。"],
  "zone-gap": [
    "園區 {park} 有 {measured} m² 不屬於任何功能分區（平均寬 {width} m）。",
    "請擴展相鄰功能分區，或新繪一個。",
  ],
  "outside-park": [
    "{layer} {id} 有 {measured} m² 在園區之外（平均寬 {width} m）。",
    "請將邊界移入園區，或調整園區範圍。",
  ],
  "straddles-zones": ["地塊 {id} 跨 {count} 個功能分區：{shares}。", "請沿功能分區邊界分割地塊，或更正功能分區。"],
  sliver: [
    "{what}：{a} 與 {b} 之間有 {measured} m² 的碎片（平均寬 {width} m）。",
    "一般為製圖誤差，鎖點邊界即可消除。",
  ],
  "building-crosses-parcel": [
    "地塊 {id} 的建築 {building} 有 {measured} m² 落在 {neighbor} 上。",
    "請核對測量；占用他人用地須有協議。",
  ],
  "building-outside-parcel": [
    "建築 {building} 登錄在地塊 {id}，但有 {measured} m² 不在任何地塊內。",
    "請核對測量或地塊邊界。",
  ],
  "land-accounts-differ": [
    "園區 {id}：各類用地之和為 {accounts} ha，園區面積為 {total} ha，相差 {percent} %；{tolerance} % 以內為正常。",
    "請查找相互重疊、超出園區或屬於其他園區的地塊。在此之前評價指標不可信。",
  ],
  "indicator-unusual": [
    "園區 {id}：{indicator}為 {measured}；開發區一般介於 {low} 至 {high} 之間，公布值 {usual}。",
    "請核對其依據的紀錄，數值也可能屬實。",
  ],
  "sponsor-shares-differ": [
    "園區 {id}：各出資方的比例之和為 {sum}，不等於 1。",
    "請填寫全部出資方的比例，否則無法計算各方所占部分。",
  ],
  "area-mismatch": [
    "地塊 {id}：證載 {deed} m²，圖上 {drawn} m²，相差 {percent} %；{allowed} % 以內為正常。",
    "請查明哪一個已過時。",
  ],
  // Proposals
  "proposal-outside-survey": [
    "{file} 第 {feature} 個圖徵（{id}）距最近的現況調查圖斑 {measured} m，無法判斷其現況地類。",
    "請檢查座標，或載入涵蓋該處的調查成果。",
  ],
  "proposal-inside-park": ["{id} 有 {measured} m² 已在園區 {other} 內，不計為新增用地。", "請沿園區邊界繪製擴區範圍。"],
  "proposal-overlap": ["{id} 與 {other} 重疊 {measured} m²，該處只計一次。", "請移動共同邊界。"],
  "proposal-outside-park": [
    "{id} 有 {measured} m² 不屬於園區 {other}，只有園區內的土地可以調出。",
    "請在園區範圍內繪製調出範圍。",
  ],
  "proposal-cuts-parcel": [
    "{id} 切割地塊 {other}，其中 {measured} m² 被調出；調整後的指標仍按整個地塊計算。",
    "請先分割地塊，或整塊調出。",
  ],
  "engine-disagreement": [
    "{layer} {id}：兩套引擎相差 {measured} m²，容許 {allowed} m²。",
    "請將園區檔案一併回報給我們。",
  ],
  "engine-fallback": ["{what}：第一套幾何引擎未能完成，由第二套完成。", "無須處理。"],
};
