/** Where a command writes. JSON goes to stdout alone; progress, notes and errors to stderr. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** One line that replaces itself; only a terminal sees it. */
  progress(share: number, what: string): void;
  readonly columns: number | undefined;
}

export function createConsole(): Console {
  const isTerminal = process.stderr.isTTY === true;
  process.stdout.on("error", endQuietly);
  process.stderr.on("error", endQuietly);
  let hasLine = false;
  const clear = () => {
    if (hasLine) process.stderr.write("\r\u001b[K");
    hasLine = false;
  };
  return {
    out: (text) => {
      clear();
      process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    err: (text) => {
      clear();
      process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    progress: (share, what) => {
      if (!isTerminal) return;
      process.stderr.write(`\r\u001b[K${Math.round(share * 100)} % ${what}`);
      hasLine = share < 1;
      if (share >= 1) process.stderr.write("\r\u001b[K");
    },
    columns: process.stdout.columns,
  };
}

/** Who reads us may stop early (`| head`): that ends the work and is no fault. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? 0);
}
