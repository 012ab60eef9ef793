import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL with PostGIS of its own, on a free loopback port and in a temporary folder; gone after `stop`. */
export interface Postgis {
  /** `PostgreSQL 15.13, PostGIS 3.3.2, GEOS 3.11.1` */
  readonly version: string;
  /** Folder the server can read: for files that COPY reads. */
  readonly folder: string;
  /** Runs statements and gives what they print: a row a line, columns apart by tabs. */
  query(sql: string): string;
  /** Runs `setup`, then the statements, and gives the time the statements took as seen by psql, ms. */
  timeMs(statements: readonly string[], setup?: string): number;
  stop(): void;
}

interface Installation {
  readonly bin: string;
  /** The server refuses to run as root; this user runs it then. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

/** Where PostgreSQL with PostGIS is installed (Debian's packages), or the reason why it cannot be used. */
function findPostgis(): Installation | string {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const version = versions
    .filter((name) => existsSync(`/usr/share/postgresql/${name}/extension/postgis.control`))
    .sort((a, b) => Number(b) - Number(a))[0];
  if (version === undefined) return "PostGIS is not installed (Debian: apt-get install postgresql-15-postgis-3)";
  const bin = `/usr/lib/postgresql/${version}/bin`;
  if (!existsSync(join(bin, "initdb"))) return `PostgreSQL's server is missing in ${bin}`;
  if (process.getuid?.() !== 0) return { bin, user: undefined };
  const [, , uid, gid] = /^postgres:(.*)$/m.exec(readFileSync("/etc/passwd", "utf8"))?.[0].split(":") ?? [];
  if (uid === undefined || gid === undefined) return "PostgreSQL does not run as root and there is no user postgres";
  return { bin, user: { uid: Number(uid), gid: Number(gid) } };
}

const isInstallation = (found: Installation | string): found is Installation => typeof found !== "string";

/** Why PostGIS cannot be asked here, or undefined if it can. */
export function whyNoPostgis(): string | undefined {
  const found = findPostgis();
  return isInstallation(found) ? undefined : found;
}

/** Starts a server. It is stopped and removed at the end of the process, too, whatever ends it. */
export async function startPostgis(): Promise<Postgis> {
  const found = findPostgis();
  if (!isInstallation(found)) throw new Error(found);
  const { bin, user } = found;
  const folder = mkdtempSync(join(tmpdir(), "parkwright-postgis-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  const run = (program: string, args: readonly string[], input?: string): string => {
    const { status, stdout, stderr, error } = spawnSync(join(bin, program), args, {
      ...(user ?? {}),
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
      maxBuffer: 2 ** 31 - 1,
      ...(input === undefined ? {} : { input }),
    });
    if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
    return stdout;
  };
  const stop = (): void => {
    process.removeListener("exit", stop);
    for (const signal of signals) process.removeListener(signal, stopAndLeave);
    try {
      run("pg_ctl", ["stop", "-D", data, "-m", "immediate", "-w"]);
    } catch {
      // Not running: there is only the folder to remove.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const stopAndLeave = (): void => {
    stop();
    process.exit(1);
  };
  process.on("exit", stop);
  for (const signal of signals) process.on(signal, stopAndLeave);
  try {
    const port = await findFreePort();
    run("initdb", ["-D", data, "-U", "parkwright", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"]);
    writeFileSync(join(folder, "settings"), settings(folder, port).join("\n"));
    run("pg_ctl", [
      "start",
      "-D",
      data,
      "-w",
      "-l",
      join(folder, "log"),
      "-o",
      settings(folder, port)
        .map((line) => `-c ${line}`)
        .join(" "),
    ]);
    const client = [
      "-X",
      "-q",
      "-A",
      "-t",
      "-F",
      "\t",
      "-v",
      "ON_ERROR_STOP=1",
      "-h",
      "127.0.0.1",
      "-p",
      String(port),
      "-U",
      "parkwright",
      "-d",
      "postgres",
    ];
    const query = (sql: string): string => run("psql", client, sql);
    const timeMs = (statements: readonly string[], setup = ""): number => {
      const said = query(`${setup}\n\\timing on\n${statements.map((statement) => `${statement};`).join("\n")}`);
      return [...said.matchAll(/^Time: ([\d.]+) ms/gm)].reduce((sum, [, ms]) => sum + Number(ms), 0);
    };
    query("CREATE EXTENSION postgis");
    const version = query(
      "SELECT format('PostgreSQL %s, PostGIS %s, GEOS %s', split_part(current_setting('server_version'), ' ', 1), postgis_lib_version(), split_part(postgis_geos_version(), '-', 1))",
    ).trim();
    return { version, folder, query, timeMs, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Tuned for one reader of tables that fit in memory: nothing is synced to disk, no compiling of queries, room to sort and join. */
function settings(folder: string, port: number): readonly string[] {
  return [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "jit=off",
    "shared_buffers=1GB",
    "work_mem=256MB",
    "maintenance_work_mem=256MB",
    "max_wal_size=4GB",
    "random_page_cost=1.0",
    "effective_cache_size=4GB",
    "max_parallel_workers_per_gather=0",
  ];
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === "string" ? reject(new Error("no port")) : resolve(address.port),
      );
    });
  });
}
