import type { AuditAction } from "@quittance/db";

/** An entry of the audit log as the api answers it. */
export interface Entry {
  readonly id: string;
  readonly action: AuditAction;
  readonly actor: { readonly type: string; readonly id: string | null };
  readonly resource: string | null;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  readonly request_id: string | null;
  readonly address: string | null;
  readonly created_at: string;
}

/** A page of them. */
export interface List {
  readonly data: readonly Entry[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}
