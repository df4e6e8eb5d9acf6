import type { QuarantinedIntent, WorkInHand } from "@quittance/db";
import { html } from "hono/html";
import { BOARD_PATH } from "../queues/board.ts";
import { describeDuration } from "./describe-duration.ts";
import { describeInstant } from "./describe-instant.ts";
import { layOutPage } from "./lay-out-page.ts";

export interface Overview {
  readonly work: WorkInHand;
  readonly quarantined: readonly QuarantinedIntent[];
  readonly queueAnswers: boolean;
  /** What the operator's last action came to. */
  readonly notice: string | undefined;
}

/** From this age on something is slow enough that an operator should see it at a glance. */
const LATE_SECONDS = 30;

/** The operators' first page. `html` escapes whatever is put into it. */
export function overviewPage({ work, quarantined, queueAnswers, notice }: Overview) {
  return layOutPage(
    "Overview",
    html`
      ${notice === undefined ? "" : html`<p class="notice">${notice}</p>`}
      <section class="tiles">
        ${tile({
          name: "Intents to decide",
          value: count(work.unfinishedIntents),
          detail: describeOldest(work.oldestUnfinishedSeconds),
          isWarning: work.oldestUnfinishedSeconds > LATE_SECONDS,
        })}
        ${tile({
          name: "Intents in quarantine",
          value: count(work.quarantinedIntents),
          detail: work.quarantinedIntents > 0 ? "wait for you" : "none waits for you",
          isWarning: work.quarantinedIntents > 0,
        })}
        ${tile({
          name: "Events to relay",
          value: count(work.outboxEvents),
          detail: describeOldest(work.oldestOutboxSeconds),
          isWarning: work.oldestOutboxSeconds > LATE_SECONDS,
        })}
        ${tile({
          name: "Queue",
          value: queueAnswers ? "answers" : "is away",
          detail: html`<a href="${BOARD_PATH}">look into the queues</a>`,
          isWarning: !queueAnswers,
        })}
      </section>
      <h2>Intents in quarantine</h2>
      <p class="remark">
        Deciding one of these failed in a way that nobody expected, so it was set aside and holds up no
        other. Mend the cause, then release it: a worker decides it like any other intent.
      </p>
      ${quarantined.length === 0 ? html`<p>None.</p>` : quarantineTable(quarantined)}
      ${
        work.quarantinedIntents > quarantined.length
          ? html`<p>These are the ${quarantined.length} that were set aside last, of ${count(work.quarantinedIntents)}.</p>`
          : ""
      }
    `,
    { refreshFrom: "/" },
  );
}

function tile(shown: {
  readonly name: string;
  readonly value: string;
  readonly detail: ReturnType<typeof html> | string;
  readonly isWarning: boolean;
}) {
  return html`<div class="tile ${shown.isWarning ? "warning" : ""}">
    <div class="name">${shown.name}</div>
    <div class="value">${shown.value}</div>
    <div class="detail">${shown.detail}</div>
  </div>`;
}

function quarantineTable(quarantined: readonly QuarantinedIntent[]) {
  return html`<div class="scroll"><table>
    <thead>
      <tr><th>Intent</th><th>Accepted (UTC)</th><th>Set aside (UTC)</th><th>Error</th><th></th></tr>
    </thead>
    <tbody>
      ${quarantined.map(
        (intent) => html`<tr>
          <td><code>${intent.id}</code><br /><small>tenant <code>${intent.tenantId}</code></small></td>
          <td class="time">${describeInstant(intent.createdAt)}</td>
          <td class="time">${describeInstant(intent.quarantinedAt)}</td>
          <td><pre>${intent.error}</pre></td>
          <td>
            <form method="post" action="/intents/${intent.id}/release">
              <input type="hidden" name="tenant" value="${intent.tenantId}" />
              <button type="submit">Release</button>
            </form>
          </td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

const count = (value: number): string => value.toLocaleString("en");

const describeOldest = (seconds: number): string =>
  seconds > 0 ? `the oldest for ${describeDuration(seconds)}` : "nothing waits";
