// Rules for what operators look at: alerts, their tests and chapters, and the dashboards.
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { createMetrics } from "@quittance/process";
import { describe, expect, test } from "vitest";
import { cannotRun, repositoryRoot, titleOf } from "../harness/tools-on-path.ts";

const read = (path: string): string => readFileSync(`${repositoryRoot}/${path}`, "utf8");
const find = (pattern: string): string[] => globSync(pattern, { cwd: repositoryRoot });

const alertRules = read("deploy/prometheus/alerts.yml")
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((lines) => ({ name: lines.split("\n")[0] ?? "", lines }));
const dashboards = find("deploy/grafana/dashboards/*.json");

/** Every metric that some process really has: those the code names, and Node's own. */
async function readMetricNames(): Promise<Set<string>> {
  const files = find("{packages,services}/*/src/**/*.ts").filter((path) => !/\.test\./.test(path));
  const ours = files.flatMap((path) => read(path).match(/\b(?:quittance|bullmq)_[a-z_]+/g) ?? []);
  const ofNode = (await createMetrics("test").getMetricsAsJSON()).map(({ name }) => name);
  return new Set([...ours, ...ofNode]);
}

/** The metrics that an expression names; a histogram's series count as the histogram. */
function namesIn(text: string): string[] {
  const names = text.match(/\b(?:quittance|bullmq|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return names.map((name) => name.replace(/(_seconds|_size)_(?:bucket|sum|count)$/, "$1"));
}

describe.skipIf(cannotRun("promtool"))(titleOf("promtool"), () => {
  test.each([
    ["accepts the configuration", ["check", "config", "prometheus.yml"]],
    ["accepts the alerts", ["check", "rules", "alerts.yml"]],
    ["passes the tests of the alerts", ["test", "rules", "alerts.test.yml"]],
  ])("%s", (_, command) => {
    const cwd = `${repositoryRoot}/deploy/prometheus`;
    expect(execFileSync("promtool", command, { cwd, encoding: "utf8" })).toContain("SUCCESS");
  });
});

describe("alerts", () => {
  test("there are some", () => expect(alertRules.length).toBeGreaterThan(10));

  test.each(alertRules)("$name says what it means and has a chapter of its own", (rule) => {
    expect(rule.lines).toMatch(/severity: (page|ticket)/);
    expect(rule.lines).toMatch(/summary: \S/);
    expect(rule.lines).toMatch(/description: \S/);
    expect(rule.lines).toContain(`runbook: docs/operating/alerts.md#${rule.name.toLowerCase()}\n`);
    expect(read("docs/operating/alerts.md").split("\n")).toContain(`## ${rule.name}`);
  });

  test.each(alertRules)("$name is shown to fire by a test", ({ name }) => {
    expect(read("deploy/prometheus/alerts.test.yml")).toMatch(
      new RegExp(`exp_samples:[^\\]]*"${name}"|alertname: ${name}\n.*\n +exp_alerts:\n`),
    );
  });

  test("no chapter is about an alert that is gone", () => {
    const chapters = read("docs/operating/alerts.md").match(/(?<=^## )[A-Z][a-z]+[A-Z]\w+$/gm);
    expect(chapters?.toSorted()).toEqual(alertRules.map(({ name }) => name).toSorted());
  });

  test("name only metrics that a process has", async () => {
    const known = await readMetricNames();
    const used = alertRules.flatMap(({ lines }) => namesIn(lines));
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe.each(dashboards)("%s", (path) => {
  test("is JSON, and every panel has an id of its own", () => {
    const ids = [...JSON.stringify(JSON.parse(read(path))).matchAll(/\{"id":(\d+),"type"/g)];
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  });

  test("names only metrics that a process has", async () => {
    const known = await readMetricNames();
    expect(namesIn(read(path)).filter((name) => !known.has(name))).toEqual([]);
  });

  test("reads from the data source that is provisioned", () => {
    const uid = read("deploy/grafana/provisioning/datasources/prometheus.yml").match(/uid: (\S+)/);
    const used = [...read(path).matchAll(/"datasource": \{"type": "prometheus", "uid": "(\w+)"/g)];
    expect(new Set(used.map(([, name]) => name))).toEqual(new Set([uid?.[1]]));
  });
});

test("there is a dashboard", () => expect(dashboards).toHaveLength(1));
