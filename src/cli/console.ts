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
