/** Exit status of every command (contracts §1). */
export const exitStatus = {
  done: 0,
  /** Done, and `--fail-on` or a failed vector says no. */
  saysNo: 1,
  usage: 2,
  refused: 3,
  ownFault: 70,
} as const;

/** The command's words are off; the message says what was expected. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** An input was refused; `code` and `params` say why in a form scripts can read. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly details: unknown;
  constructor(message: string, details: unknown = null) {
    super(message);
    this.details = details;
  }
}
