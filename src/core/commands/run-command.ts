import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import type { Command } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { convertFeatures } from "./convert-features.ts";
import { createFeature } from "./create-feature.ts";
import { cutHole } from "./cut-hole.ts";
import { deleteCorners } from "./delete-corners.ts";
import { deleteFeatures } from "./delete-features.ts";
import { duplicateFeatures } from "./duplicate-features.ts";
import { fillHole } from "./fill-hole.ts";
import { insertCorner } from "./insert-corner.ts";
import { makeParallel } from "./make-parallel.ts";
import { mergeFeatures } from "./merge-features.ts";
import { moveCorners } from "./move-corners.ts";
import { offsetFeature } from "./offset-feature.ts";
import { paintUse } from "./paint-use.ts";
import { replaceGeometry } from "./replace-geometry.ts";
import { reshapeToFit } from "./reshape-to-fit.ts";
import { setValues } from "./set-values.ts";
import { simplifyFeature } from "./simplify-feature.ts";
import { splitFeature } from "./split-feature.ts";
import { squareCorners } from "./square-corners.ts";
import { transformFeatures } from "./transform-features.ts";

/**
 * What a command makes of a plan: the change, what is selected afterwards and what a person is told; or why it is not carried out. Pure: the
 * dataset stays as it is, and the same dataset and command give the same answer bit for bit, over the whole park or over
 * any part of it that holds everything near what is edited. A refused command leaves nothing behind.
 *
 * After every command shapes are sound (check-shape) and what it made new is joined with neighbors (join-neighbors).
 */
export function runCommand(
  dataset: ParkDataset,
  command: Command,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  switch (command.type) {
    case "convert-features":
      return convertFeatures(dataset, command, tools);
    case "set-values":
      return setValues(dataset, command, tools);
    case "paint-use":
      return paintUse(dataset, command, tools);
    case "duplicate-features":
      return duplicateFeatures(dataset, command, tools);
    case "transform-features":
      return transformFeatures(dataset, command, tools);
    case "replace-geometry":
      return replaceGeometry(dataset, command, tools);
    case "delete-features":
      return deleteFeatures(dataset, command, tools);
    case "create-feature":
      return createFeature(dataset, command, tools);
    case "move-corners":
      return moveCorners(dataset, command, tools);
    case "insert-corner":
      return insertCorner(dataset, command, tools);
    case "delete-corners":
      return deleteCorners(dataset, command, tools);
    case "split-feature":
      return splitFeature(dataset, command, tools);
    case "merge-features":
      return mergeFeatures(dataset, command, tools);
    case "cut-hole":
      return cutHole(dataset, command, tools);
    case "fill-hole":
      return fillHole(dataset, command, tools);
    case "offset-feature":
      return offsetFeature(dataset, command, tools);
    case "square-corners":
      return squareCorners(dataset, command, tools);
    case "make-parallel":
      return makeParallel(dataset, command, tools);
    case "simplify-feature":
      return simplifyFeature(dataset, command, tools);
    case "reshape-to-fit":
      return reshapeToFit(dataset, command, tools);
  }
}
