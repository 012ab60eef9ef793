import type { Severity } from "./severity.ts";

interface IssueKind {
  /** Severity unless the maker of the issue says otherwise. */
  readonly severity: Severity;
  /** English sentence; `{name}` stands for a parameter. Says what, where, got, expected. */
  readonly message: string;
  /** What to do next, in English. */
  readonly next: string;
}

function kind(severity: Severity, message: string, next: string): IssueKind {
  return { severity, message, next };
}

/**
 * Every issue code with its sentence. Codes are stable: they stand in saved reports and in other people's scripts.
 * `docs/codes.md` lists the same codes (a test compares), the app translates them under the same keys.
 */
export const issueKinds = {
  // Files
  "empty-file": kind("error", "{file} is empty: there is nothing in it.", "Export or download the file again."),
  "not-json": kind(
    "error",
    "{file} is not JSON: {got} at line {line}, column {column}; expected {expected}.",
    "Open the file at that place and mend it, or export it again.",
  ),
  "truncated-file": kind(
    "error",
    "{file} ends in the middle of the data at line {line}, column {column}.",
    "The file was cut off: copy or download it again.",
  ),
  "wrong-content": kind(
    "error",
    "{file} looks like {got}, not like GeoJSON.",
    "Choose the right file, or rename it to what it is.",
  ),
  "not-geojson": kind(
    "error",
    "{file} is JSON but not GeoJSON: {got}; expected {expected}.",
    "Export the layer as a GeoJSON FeatureCollection.",
  ),
  "no-features": kind("error", "{file} holds no features.", "Check the export: it may have been filtered to nothing."),
  "too-large": kind(
    "error",
    "{file} has {measured} {what}; the limit is {allowed}.",
    "Split the file and import the parts one after the other.",
  ),
  "unreadable-archive": kind(
    "error",
    "{file} cannot be unpacked: {got}.",
    "Make the archive again with an ordinary zip program, without password.",
  ),
  "damaged-cache": kind(
    "error",
    "{file} is damaged: its content is not what was saved. Nothing of it was opened.",
    "Copy the file again, or open the files the park was made from.",
  ),
  "unsafe-path": kind(
    "error",
    "{file} holds a member named “{entry}”, which points outside the archive.",
    "Do not use this archive; ask its sender for a clean one.",
  ),
  "unknown-member": kind(
    "info",
    "{file} is not part of the dataset format and is kept as an attachment.",
    "Nothing to do.",
  ),
  "not-a-dataset": kind(
    "error",
    "{file} holds no layer of a dataset: neither park.json nor a file such as parcels.geojson.",
    "Choose a dataset folder, its zip, or a GeoJSON file; other formats are not read here.",
  ),
  "unknown-layer": kind(
    "warning",
    "{file} is taken as layer “{layer}”: its name says nothing else.",
    "Name the file after its layer (parcels.geojson …), or give a mapping file.",
  ),
  "newer-format": kind(
    "error",
    "{file} was written in format {got}; this program reads {expected}.",
    "Update this program, or save the file in the older format.",
  ),
  "bad-dataset-file": kind(
    "error",
    "{file}: {property} is {got}; expected {expected}.",
    "Mend that member of the file.",
  ),
  "bad-mapping": kind(
    "error",
    "Mapping {file}: {property} is {got}; expected {expected}.",
    "Mend that member of the mapping file.",
  ),
  "bad-rule-pack": kind(
    "error",
    "Rule pack {file}: {property} is {got}; expected {expected}.",
    "Mend the pack; docs/guide/rule-packs.md lists its members.",
  ),
  "unknown-rule-pack": kind(
    "warning",
    "The park asks for the rule pack “{got}”, which is not here; here are {allowed}. Nothing is judged by it.",
    "Choose one of the packs that are here, or audit on the command line with --rules and its file.",
  ),
  "bad-pack-table": kind(
    "error",
    "Table {file}, line {line}, column {column}: {got}; expected {expected}.",
    "Mend that cell, or take the file away: without it the table stays as its pack has it.",
  ),
  "contradicting-limits": kind(
    "warning",
    "Rule pack {file}: {property} asks for at least {minimum} of {key}, {other} for at most {maximum}; what both apply to stays unknown.",
    "Mend one of the two, or say to whom each applies.",
  ),
  "text-encoding": kind(
    "warning",
    "{file} is not UTF-8; it was read as {used}.",
    "Check the Chinese names; save as UTF-8 to be sure.",
  ),
  "unreadable-text": kind(
    "error",
    "The text of {file} cannot be decoded: it is not {expected}.",
    "Save the file as UTF-8, or name its encoding with --encoding.",
  ),
  "bad-line": kind(
    "error",
    "Line {line} of {file} is not JSON: {got} at column {column}; expected {expected}. The line was left out.",
    "Mend that line, or export the file again.",
  ),
  "ambiguous-file": kind(
    "error",
    "{file} has the member “{property}” twice in its head; two readers would see two different files.",
    "Remove one of the two.",
  ),
  "not-a-feature": kind(
    "error",
    "Feature {feature} of {file} is {got}; expected a GeoJSON Feature. It was left out.",
    "Correct the entry or remove it.",
  ),
  "bad-properties": kind(
    "warning",
    "The properties of feature {feature} of {file} are {got}; expected an object. The shape comes in without them.",
    "Correct the properties.",
  ),
  "reserved-name": kind(
    "warning",
    "Feature {feature} of {file} has members named {got}, which programs may misread; they are kept as plain data.",
    "Rename them in the source.",
  ),
  "digits-kept": kind(
    "warning",
    "{file}: {property} holds whole numbers too long for a number ({count}, first in row {row}); they are kept as text with all their digits.",
    "Write long codes as text in the source.",
  ),
  "broken-characters": kind(
    "warning",
    "Row {row} of {file}: {property} holds characters no store can keep (NUL or half a character); they were taken out.",
    "Correct the text in the source.",
  ),
  "hidden-characters": kind(
    "warning",
    "Row {row} of {file}: {property} holds hidden characters that change how it looks: {got}.",
    "Check that the text says what it seems to say.",
  ),
  "spoiled-characters": kind(
    "warning",
    "Row {row} of {file}: {property} holds replacement characters: the text was spoiled before it came here.",
    "Export again from the source with the right encoding.",
  ),
  "duplicate-member": kind(
    "warning",
    "Feature {feature} has the member “{property}” twice; the last one was used.",
    "Remove one of the two.",
  ),
  "deep-nesting": kind(
    "error",
    "Feature {feature} is nested {measured} levels deep; the limit is {allowed}.",
    "Flatten the data before importing it.",
  ),
  // Reference systems
  "suspicious-crs": kind(
    "error",
    "{file}: feature {feature} has coordinates such as {got}, which are no degrees; the coordinate reference system is not stated. Expected longitude and latitude in degrees.",
    "Say which system it is, for example --crs {suggestion}.",
  ),
  "unknown-crs": kind(
    "error",
    "{file} names the coordinate reference system {got}, which is not known here.",
    "Use an EPSG code of data/crs/crs.json or a PROJ string, or convert to WGS 84.",
  ),
  "mixed-crs": kind(
    "error",
    "{file}: feature {feature} has coordinates such as {got}, degrees, while the rest is in another coordinate reference system.",
    "Bring all features into one system and import again.",
  ),
  "datum-shift": kind(
    "warning",
    "{file} is in {got}, an older datum. {note}",
    "Check the position against something known before judging areas near a boundary.",
  ),
  "declared-crs": kind("info", "{file} declares {got}; coordinates were converted to degrees.", "Nothing to do."),
  "crs-member": kind(
    "info",
    "{file} has an old-style crs member naming {got}, the same degrees GeoJSON uses.",
    "Nothing to do.",
  ),
  "swapped-axes": kind(
    "error",
    "{file}: feature {feature} has its axes swapped: latitude {got} comes first. Expected longitude, then latitude.",
    "Put longitude before latitude in the source, and import it again.",
  ),
  "gcj02-suspected": kind(
    "warning",
    "Layer {layer} lies {measured} m off the park: it may be in GCJ-02 or BD-09.",
    "Ask where the coordinates come from; nothing is converted silently.",
  ),
  "gcj02-labelled": kind(
    "warning",
    "{file} says by {property} “{got}” that its coordinates carry the Chinese web-map shift, 220 to 620 m; they were taken as they are.",
    "Ask for the data in CGCS2000 or WGS 84; nothing is converted silently.",
  ),
  "huge-extent": kind(
    "warning",
    "Feature {feature} of {file} spans {measured} degrees, far more than a park.",
    "Check its coordinates.",
  ),
  "zero-coordinates": kind(
    "warning",
    "Feature {feature} of {file} lies at 0, 0 in the Gulf of Guinea: a place that was never looked up.",
    "Give it its true place.",
  ),
  "longitude-wrapped": kind(
    "info",
    "{layer} {id} had longitudes counted past 180°; full turns were taken off.",
    "Nothing to do.",
  ),
  "text-coordinates": kind(
    "info",
    "{layer} {id} had its coordinates as text; they were read as numbers.",
    "Write coordinates as numbers in the source.",
  ),
  "far-away": kind(
    "warning",
    "Feature {feature} of {file} lies {measured} km from the rest.",
    "Check its coordinates: axes swapped, or another reference system?",
  ),
  // Records
  "missing-property": kind(
    "error",
    "Row {row} of {file} has no {property}.",
    "Fill in {property}, or map another field to it.",
  ),
  "bad-value": kind(
    "warning",
    "Row {row} of {file}: {property} is {got}; expected {expected}. It counts as not known.",
    "Correct the value.",
  ),
  "missing-kind": kind(
    "error",
    "Row {row} of {file}: {property} is {got}; expected one of {expected}. Without it the record means nothing and is left out.",
    "Fill in {property}, or map another field to it.",
  ),
  "unmapped-field": kind(
    "warning",
    "Mapping: no row of {file} has a field “{got}”, so {property} is not known.",
    "Correct the name in the mapping file; upper and lower case count.",
  ),
  "missing-park-file": kind(
    "info",
    "There is no park.json; the dataset is called “{id}” and has no rule packs or date of its own.",
    "Add a park.json to name rule packs, date and sources.",
  ),
  "invalid-date": kind(
    "warning",
    "Row {row} of {file}: {property} is {got}, which is no date; expected YYYY-MM-DD. It counts as not known.",
    "Correct the date.",
  ),
  "duplicate-id": kind(
    "error",
    "Id {id} stands in rows {rows} of {file}; ids are unique in a layer. Rows after the first were renamed {renamed}.",
    "Give each record an id of its own.",
  ),
  "made-id": kind(
    "warning",
    "Row {row} of {file} has no usable id ({got}); it was named {id}.",
    "Add ids to the source, so that later versions can be compared.",
  ),
  "unknown-land-use": kind(
    "warning",
    "Row {row} of {file}: land-use code “{got}” is not in {system}.",
    "Correct the code or name its code system.",
  ),
  "missing-code-system": kind(
    "warning",
    "Row {row} of {file}: land-use code “{got}” has no code system, so its checks stay unknown.",
    "Add codeSystem, for example cn-2023.",
  ),
  "dangling-reference": kind(
    "warning",
    "{layer} {id}: {property} names “{got}”, which does not exist.",
    "Correct the reference.",
  ),
  "missing-layer": kind(
    "info",
    "There is no layer “{layer}”; the checks that need it are unknown.",
    "Add {layer}.geojson if you have it.",
  ),
  // Geometry
  "null-geometry": kind(
    "warning",
    "Row {row} of {file} has no geometry; it is left out of the map and of all areas.",
    "Draw it, or remove the row.",
  ),
  "invalid-geometry": kind(
    "error",
    "Row {row} of {file} cannot be used: {got}; expected {expected}. It is left out.",
    "Correct the shape in the source.",
  ),
  "wrong-geometry-type": kind(
    "error",
    "Row {row} of {file} is a {got}; this layer needs {expected}. It is left out.",
    "Put it into the layer it belongs to.",
  ),
  "mixed-geometry": kind(
    "warning",
    "Row {row} of {file} is a collection of several shapes; its {kept} came in, left out: {got}.",
    "Split the collection in the source.",
  ),
  "self-intersection": kind(
    "error",
    "{layer} {id} crosses itself; it was split at the crossing. Area before {before} m², after {after} m².",
    "Check the shape and accept it or redraw it.",
  ),
  "unclosed-ring": kind(
    "warning",
    "{layer} {id}: a ring was not closed; its first point was added at the end.",
    "Nothing to do, unless points are missing.",
  ),
  "hole-outside": kind(
    "error",
    "{layer} {id}: a hole lies outside its shell; it was taken off. Area before {before} m², after {after} m².",
    "Check whether it should be a part of its own.",
  ),
  "overlapping-parts": kind(
    "error",
    "{layer} {id}: parts of the shape overlap each other; they were united. Area before {before} m², after {after} m².",
    "Check the shape.",
  ),
  "repeated-points": kind(
    "info",
    "{layer} {id}: {count} repeated or spike points were removed; the area is unchanged.",
    "Nothing to do.",
  ),
  "ring-direction": kind(
    "info",
    "{layer}: {count} shapes had rings that ran the wrong way; they were turned. The areas are unchanged.",
    "Nothing to do.",
  ),
  "extra-dimensions": kind(
    "info",
    "{layer}: heights or further numbers behind longitude and latitude were left out of {count} shapes.",
    "Nothing to do.",
  ),
  "wraps-antimeridian": kind(
    "warning",
    "{layer} {id} crosses the 180° meridian; it was split there.",
    "Nothing to do.",
  ),
  "duplicate-geometry": kind("warning", "{layer} {ids} have the same shape.", "Keep one of them."),
  // Topology
  "parcel-overlap": kind(
    "error",
    "Parcels {a} and {b} overlap by {measured} m² (mean width {width} m).",
    "Move the common boundary, or correct one of the surveys.",
  ),
  "shape-stack": kind(
    "error",
    "{layer} {a} and others, {count} in all, have the same outline: each of {pairs} pairs overlaps by {measured} m² (mean width {width} m).",
    "Keep one of them. Flats and floors of one building belong on one parcel.",
  ),
  "area-counted-twice": kind(
    "warning",
    "Sums over parcels count {measured} m² more than once, since parcels overlap. Parks: {parks}; zones: {zones}. Their ratios are estimates.",
    "Move the boundaries between the parcels that overlap.",
  ),
  "zone-overlap": kind(
    "error",
    "Zones {a} and {b} overlap by {measured} m² (mean width {width} m).",
    "Move the common boundary.",
  ),
  "zone-gap": kind(
    "warning",
    "{measured} m² of park {park} belong to no zone (mean width {width} m).",
    "Extend a zone over it, or draw a new one.",
  ),
  "outside-park": kind(
    "error",
    "{layer} {id} lies outside the park by {measured} m² (mean width {width} m).",
    "Move the boundary inside, or adjust the park boundary.",
  ),
  "straddles-zones": kind(
    "warning",
    "Parcel {id} lies in {count} zones: {shares}.",
    "Split the parcel at the zone boundary, or correct the zones.",
  ),
  sliver: kind(
    "info",
    "{what}: a sliver of {measured} m² (mean width {width} m) between {a} and {b}.",
    "Usually drafting noise; snap the boundary to remove it.",
  ),
  "building-crosses-parcel": kind(
    "warning",
    "Building {building} of parcel {id} stands on {neighbor} with {measured} m².",
    "Check the survey; an encroachment needs an agreement.",
  ),
  "building-outside-parcel": kind(
    "warning",
    "Building {building} names parcel {id} but {measured} m² of it lie on no parcel.",
    "Check the survey or the parcel's boundary.",
  ),
  "land-accounts-differ": kind(
    "error",
    "Park {id}: its land accounts add up to {accounts} ha, its area is {total} ha: {percent} % apart; up to {tolerance} % is normal.",
    "Look for parcels that overlap, reach out of the park or belong to another one. Its indicators are wrong until then.",
  ),
  "indicator-unusual": kind(
    "info",
    "Park {id}: {indicator} is {measured}; zones usually have {low} to {high}, published: {usual}.",
    "Check the records behind it. It may still be right.",
  ),
  "sponsor-shares-differ": kind(
    "warning",
    "Park {id}: the shares of its sponsors add up to {sum}, not to 1.",
    "Enter the shares of all sponsors. Until then no sponsor's part can be told.",
  ),
  "area-mismatch": kind(
    "warning",
    "Parcel {id}: deed area {deed} m², drawn area {drawn} m², difference {percent} %; up to {allowed} % is normal.",
    "Check which of the two is out of date.",
  ),
  // Proposals
  "proposal-outside-survey": kind(
    "error",
    "Feature {feature} of {file} ({id}) lies {measured} m from the nearest land the survey knows: nothing can be said about it.",
    "Check its coordinates, or load a survey that covers it.",
  ),
  "proposal-inside-park": kind(
    "warning",
    "{measured} m² of {id} lie in the park {other} already; they are not counted as new land.",
    "Draw the addition along the park's boundary.",
  ),
  "proposal-overlap": kind(
    "warning",
    "{id} and {other} overlap by {measured} m²; the land counts once.",
    "Move the common boundary.",
  ),
  "proposal-outside-park": kind(
    "warning",
    "{measured} m² of {id} do not belong to the park {other}; only park land can be taken out.",
    "Draw what is taken out inside the park.",
  ),
  "proposal-cuts-parcel": kind(
    "warning",
    "{id} cuts parcel {other}: {measured} m² of it are taken out. The figures afterwards still count the whole parcel.",
    "Split the parcel first, or take all of it out.",
  ),
  // Engine
  "engine-disagreement": kind(
    "error",
    "{layer} {id}: the two engines differ by {measured} m²; the tolerance is {allowed} m².",
    "Please report this with the park file.",
  ),
  "engine-fallback": kind(
    "info",
    "{what}: the first geometry engine could not do it, the second one did.",
    "Nothing to do.",
  ),
} as const satisfies Record<string, IssueKind>;

export type IssueCode = keyof typeof issueKinds;
export const issueCodes = Object.keys(issueKinds) as readonly IssueCode[];
