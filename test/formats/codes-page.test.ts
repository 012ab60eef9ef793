import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { issueCodes, issueKinds } from "../../src/core/model/issue-codes.ts";

const page = new URL("../../docs/codes.md", import.meta.url);

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function formatPage(): string {
  const rows = issueCodes.map((code) => {
    const { severity, message, next } = issueKinds[code];
    return `| \`${code}\` | ${severity} | ${escapeCell(message)} | ${escapeCell(next)} |`;
  });
  return `# Issue codes

Every code an import or audit report can hold, with its usual severity, its sentence and what to do next. Codes are stable:
scripts may rely on them. \`{name}\` stands for a parameter of the issue. Made from \`src/core/model/issue-codes.ts\` by
\`UPDATE_FIXTURES=1 npx vitest run test/formats/codes-page.test.ts\`; a test compares.

| code | severity | sentence | next step |
|---|---|---|---|
${rows.join("\n")}
`;
}

it("docs/codes.md lists every issue code as the code has it", () => {
  const made = formatPage();
  if (process.env.UPDATE_FIXTURES === "1") writeFileSync(page, made);
  expect(existsSync(page) ? readFileSync(page, "utf8") : "no such file").toBe(made);
});
