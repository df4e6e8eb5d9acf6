import { expect, test } from "vitest";
import { limitAtOnce } from "./limit-at-once.ts";

/** Tasks that last until they are told to end. */
function patientTasks(most: number) {
  const begun: string[] = [];
  const endings: PromiseWithResolvers<void>[] = [];
  const limit = limitAtOnce<string>(most);
  const run = (key: string, name: string) =>
    limit(key, () => {
      begun.push(name);
      const ending = Promise.withResolvers<void>();
      endings.push(ending);
      return ending.promise;
    });
  async function endOne(outcome: "well" | "badly" = "well"): Promise<void> {
    const ending = endings.shift();
    if (outcome === "well") ending?.resolve();
    else ending?.reject(new Error("a task that failed"));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { begun, run, endOne };
}

test("a key with many tasks lets one of another key pass after a single task", async () => {
  const { begun, run, endOne } = patientTasks(1);
  const tasks = ["a1", "a2", "a3", "b1", "a4", "b2"].map((name) => run(name.charAt(0), name));
  for (let ended = 0; ended < 6; ended += 1) await endOne();
  await Promise.all(tasks);
  expect(begun).toEqual(["a1", "a2", "b1", "a3", "b2", "a4"]);
});

test("no more tasks run at once than the limit says, and one that fails makes room as well", async () => {
  const { begun, run, endOne } = patientTasks(2);
  const tasks = Promise.allSettled(["a1", "a2", "b1", "b2"].map((name) => run("key", name)));
  expect(begun).toEqual(["a1", "a2"]);
  await endOne("badly");
  expect(begun).toEqual(["a1", "a2", "b1"]);
  for (let ended = 0; ended < 3; ended += 1) await endOne();
  expect((await tasks).map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
});
