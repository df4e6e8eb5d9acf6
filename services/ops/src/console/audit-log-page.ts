import { ACTOR_TYPES, AUDIT_ACTIONS, type AuditLogEntry } from "@quittance/db";
import type { AuditLogEntryId } from "@quittance/domain";
import { html } from "hono/html";
import { describeInstant } from "./describe-instant.ts";
import { layOutPage } from "./lay-out-page.ts";

export interface AuditLogView {
  /** The query as the operator sent it, for the form to show again. */
  readonly asked: Readonly<Record<string, string>>;
  readonly entries: readonly AuditLogEntry[];
  /** The last entry shown, when there are older ones. */
  readonly next: AuditLogEntryId | undefined;
  /** The fields of the form that could not be read. */
  readonly wrong: readonly string[];
}

/** The page of the audit log. `html` escapes whatever is put into it. */
export function auditLogPage({ asked, entries, next, wrong }: AuditLogView) {
  return layOutPage(
    "Audit log",
    html`
      <h2>Audit log</h2>
      <p class="remark">
        Who did what to keys, accounts, currencies, webhook endpoints, quarantines and tenants, newest
        first. Nothing in it is ever changed or removed. Payments are in the ledger.
      </p>
      ${filterForm(asked)}
      ${
        wrong.length === 0
          ? ""
          : html`<p class="notice">This can not be read: ${wrong.join(", ")}.</p>`
      }
      ${entries.length === 0 ? html`<p>None.</p>` : entryTable(entries)}
      ${next === undefined ? "" : html`<p><a href="?${queryOf(asked, next)}">Older</a></p>`}
    `,
  );
}

function filterForm(asked: AuditLogView["asked"]) {
  const field = (name: string, label: string, hint: string) => html`<label>${label}
    <input name="${name}" value="${asked[name] ?? ""}" placeholder="${hint}" /></label>`;
  const choice = (name: string, label: string, values: readonly string[]) => html`<label>${label}
    <select name="${name}">
      <option value="">any</option>
      ${values.map(
        (value) =>
          html`<option ${asked[name] === value ? "selected" : ""} value="${value}">${value}</option>`,
      )}
    </select></label>`;
  return html`<form class="filter" method="get">
    ${field("tenant", "Tenant", "its UUID")}
    ${choice("action", "Action", AUDIT_ACTIONS)}
    ${field("resource", "Resource", "acct_…")}
    ${choice("actor_type", "By", ACTOR_TYPES)}
    ${field("actor", "Name or key", "key_…")}
    ${field("from", "From", "2026-11-22T14:00:00Z")}
    ${field("until", "Until", "2026-11-23T14:00:00Z")}
    <button type="submit">Show</button>
  </form>`;
}

function entryTable(entries: readonly AuditLogEntry[]) {
  return html`<div class="scroll"><table>
    <thead>
      <tr><th>When (UTC)</th><th>Action</th><th>Resource</th><th>Who</th><th>What changed</th></tr>
    </thead>
    <tbody>
      ${entries.map(
        (entry) => html`<tr>
          <td class="time">${describeInstant(entry.createdAt)}</td>
          <td>${entry.action}<br /><small><code>${entry.id}</code></small></td>
          <td>
            <code>${entry.resource ?? "the tenant"}</code><br />
            <small>tenant <code>${entry.tenantId}</code></small>
          </td>
          <td>
            ${entry.actor.type} <code>${entry.actor.id}</code><br />
            <small>${[entry.address, entry.requestId].filter((part) => part !== null).join(" · ")}</small>
          </td>
          <td><pre>${describeChanges(entry)}</pre></td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

/** A line for each field: what it was, and what it is since. */
const describeChanges = ({ detail }: AuditLogEntry): string =>
  Object.entries(detail)
    .map(([name, { before, after }]) =>
      before === null
        ? `${name}: ${JSON.stringify(after)}`
        : `${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
    )
    .join("\n");

const queryOf = (asked: AuditLogView["asked"], before: string): string =>
  new URLSearchParams({ ...asked, before }).toString();
