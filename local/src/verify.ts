// `npm run verify`: asks every rule of the books about all of them. Only reads; fails when one is broken.
import { findBrokenAnywhere, measureAudits, openDatabase, RULES } from "@quittance/db";
import { runOnBooks } from "./instance/run-on-books.ts";
import { runMain } from "./sentence.ts";

/** How many findings of a rule are printed. */
const SHOWN_MAX = 3;
/** A rule may take as long as the books are large; 0 is no limit. */
const STATEMENT_TIMEOUT_MS = 0;

runMain(() => runOnBooks(verify));

async function verify(url: string): Promise<number> {
  const db = openDatabase({
    url,
    role: "quittance_auditor",
    name: "quittance-verify",
    connectionsMax: 1,
    lockTimeoutMs: 10_000,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  try {
    let broken = 0;
    for (const rule of RULES) {
      const findings = await findBrokenAnywhere(db, rule);
      if (findings.length === 0) {
        console.log(`ok      ${rule.name}`);
        continue;
      }
      broken += 1;
      console.log(`BROKEN  ${rule.name}: ${findings.length} found. ${rule.sentence}`);
      for (const { tenantId, subjectId, expected, found } of findings.slice(0, SHOWN_MAX)) {
        console.log(`          ${rule.subject} ${subjectId} of tenant ${tenantId}`);
        console.log(`            expected ${expected}`);
        console.log(`            found    ${found}`);
      }
    }
    const { findings } = await measureAudits(db);
    const kept = [...findings].map(([rule, subjects]) => `${rule} (${subjects})`);
    console.log(`The workers' audit has found: ${kept.join(", ") || "nothing"}.`);
    console.log(
      broken === 0
        ? `The books obey all ${RULES.length} rules.`
        : `The books break ${broken} of ${RULES.length} rules: docs/operating/audit.md says what to do.`,
    );
    return broken === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}
