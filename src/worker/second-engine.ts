import type { AuditContext } from "../core/analysis/audit-context.ts";
import { createKernelEngine } from "../core/geometry/kernel-engine.ts";
import type { WorkerTools } from "./worker-tools.ts";

/** A context for an audit the kernel alone cannot do. Turf is large and hardly ever needed: loaded only now. */
export async function withSecondEngine(
  { loadSecondEngine }: Pick<WorkerTools, "loadSecondEngine">,
  context: AuditContext,
): Promise<AuditContext> {
  const secondEngine = await loadSecondEngine();
  const fallbacks: string[] = [];
  const engine = createKernelEngine({ secondEngine, onSecondEngine: (what) => fallbacks.push(what) });
  return { ...context, engine, fallbacks };
}
