/** A failure is the world's fault (file, network, refusal): a value with a stable code and parameters, never an exception. */
export interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Result<T, F = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure };
}
